import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import type { BusinessId } from '../basics/identifiers/business-id.ts';
import type { Iban } from '../basics/identifiers/iban.ts';
import { cents } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { finnishLaw } from '../law/rules.ts';
import type { Customer } from './customer.ts';
import { type DraftContent, type DraftRow, emptyDraft } from './invoice.ts';
import { issued } from './issue.ts';

const seller = {
  name: 'Mallipalvelu Oy',
  businessId: '3168892-8' as BusinessId,
  street: 'Kuvitteellinenkatu 1',
  postCode: '00100',
  town: 'Helsinki',
  email: 'laskut@example.com',
  phone: '+358401234567',
  iban: 'FI2112345600000785' as Iban,
  bic: 'NDEAFIHH',
  eAddress: '003731688928',
  intermediator: '003721291126',
};
const builder: Customer = {
  kind: 'company',
  name: 'Rakentaja Oy',
  businessId: '2077474-0',
  eAddress: null,
  intermediator: null,
  email: 'ostot@example.com',
  contact: null,
  street: 'Esimerkkitie 2',
  postCode: '33100',
  town: 'Tampere',
  country: 'FI',
  language: 'fi',
};
const row: DraftRow = {
  description: 'Laatoitus',
  quantity: '10',
  unit: 'HUR',
  unitPriceCents: cents(50_00),
  vat: 'reverse-charge',
  vatReason: 'AVL 8 c §, rakennuspalvelu',
  servedFrom: null,
  servedTo: day('2026-05-29'),
};
const issue = (changes: Partial<DraftRow> = {}, customer: Partial<Customer> = {}, draft: Partial<DraftContent> = {}) =>
  issued(
    { ...emptyDraft('fi'), rows: [{ ...row, ...changes }], ...draft },
    { ...builder, ...customer },
    seller,
    null,
    1,
    day('2026-06-01'),
    finnishLaw,
  );

test('an invoice whose buyer pays the tax says so in its language, and names the buyer’s VAT number', () => {
  const invoice = issue();
  assert.ok(!isRefusal(invoice), JSON.stringify(invoice));
  assert.equal(invoice.lines[0]?.reason, 'Käännetty verovelvollisuus, AVL 8 c §, rakennuspalvelu');
  assert.equal(invoice.buyer.vatNumber, 'FI20774740');
  const swedish = issue({ vatReason: '8 c § ML' }, {}, { language: 'sv' });
  assert.ok(!isRefusal(swedish));
  assert.equal(swedish.lines[0]?.reason, 'Omvänd skattskyldighet, 8 c § ML');
});

test('a private person never pays the tax of a construction service', () => {
  const refused = issue({}, { kind: 'person', businessId: null });
  assert.deepEqual(isRefusal(refused) && refused.refused, 'buyer-vat-number-missing');
});

test('what the VAT act asks of an invoice is asked before it is issued', () => {
  const taxed = { vat: 'standard' as const, vatReason: null };
  assert.ok(!isRefusal(issue(taxed)));
  const dayless = issue({ ...taxed, servedTo: null });
  assert.deepEqual(isRefusal(dayless) && [dayless.refused, dayless.data?.law], [
    'day-of-supply-missing',
    'AVL 209 e § 2 mom. 7 kohta',
  ]);
});
