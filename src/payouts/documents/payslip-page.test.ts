import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textOf, unpackedPdf } from '../../../dev/pdf.ts';
import { day } from '../../basics/day.ts';
import type { Iban } from '../../basics/identifiers/iban.ts';
import { bp, type Cents, cents, parseEuros } from '../../basics/money.ts';
import { isRefusal } from '../../basics/refusal.ts';
import { type PayInput, quotePay } from '../pay.ts';
import { type PayslipData, payslipPage } from './payslip-page.ts';
import { payslipPdf } from './payslip-pdf.ts';

const wages: PayInput = {
  paidOn: day('2026-06-15'),
  receivedCents: cents(3000_00),
  mode: 'wages',
  feePlan: { percentBp: bp(300), extraBp: bp(250), minimumCents: cents(0), maximumCents: null, when: 'before-tax' },
  yel: 'insured',
  bornOn: null,
  invoicedThisYearCents: null,
  taxCard: {
    kind: 'wage',
    baseRateBp: bp(2000),
    additionalRateBp: bp(4000),
    incomeLimitCents: cents(20_000_00),
    usedCents: cents(19_000_00),
  },
  residence: { resident: true },
  prepaymentRegister: false,
  taxFreeTravelCents: cents(108_00),
  garnishment: null,
};

function payslip(changes: Partial<PayInput> = {}, rest: Partial<PayslipData> = {}): PayslipData {
  const pay = { ...wages, ...changes };
  const quote = quotePay(pay);
  if (isRefusal(quote)) throw new Error(`not a payment: ${quote.refused}`);
  const party = { name: 'Aino Esimerkki', street: 'Mallitie 3', postCode: '33100', town: 'Tampere' };
  return {
    language: 'fi',
    number: '2026-000123',
    operator: { ...party, name: 'Kevyt Malli Oy', businessId: '3168892-8', email: null, phone: null },
    person: party,
    workedFrom: day('2026-05-01'),
    workedTo: day('2026-05-31'),
    invoices: [
      { number: '20261001', customer: 'Ostaja Oy', receivedOn: day('2026-06-12'), receivedCents: pay.receivedCents },
    ],
    pay,
    quote,
    account: 'FI2112345600000785' as Iban,
    year: {
      taxableCents: quote.taxableCents,
      withheldCents: quote.withheldCents,
      garnishedCents: quote.garnishedCents,
      taxFreeCents: quote.taxFreeCents,
      netCents: quote.netCents,
    },
    ...rest,
  };
}

const amountOf = (text: string): Cents => {
  const amount = parseEuros(text);
  assert.ok(amount !== null, text);
  return amount;
};
const rowsOf = (data: PayslipData) =>
  payslipPage(data).calculation.rows.map((row) =>
    [row.label, row.detail, row.amount].map((one) => one.replaceAll('\u00a0', ' ')),
  );

test('a wage payment is told step by step from the customer’s money to the account', () => {
  assert.deepEqual(rowsOf(payslip()), [
    ['Asiakkaiden maksut ilman ALV:tä', '', '3 000,00 €'],
    ['Palvelumaksu', '5,5 %', '−165,00 €'],
    ['Verovapaat matkakorvaukset, joista ei pidätetä veroa', '', '−108,00 €'],
    ['Työnantajan sairausvakuutusmaksu', '1,91 %', '−51,11 €'],
    ['Bruttopalkka', '', '2 675,89 €'],
    ['Ennakonpidätys', '1 000,00 € × 20 % + 1 675,89 € × 40 %', '−870,36 €'],
    ['Verovapaat matkakorvaukset', '', '108,00 €'],
  ]);
});

test('without a tax card the payslip says so and shows the rate that was used', () => {
  const data = payslip({ taxCard: null });
  const fact = payslipPage(data).facts.find(([label]) => label === 'Verokortti');
  assert.equal(fact?.[1], 'ei verokorttia');
  assert.equal(rowsOf(data).find(([label]) => label === 'Ennakonpidätys')?.[1], '60 %');
});

test('a card of the other kind is no card on the payslip either', () => {
  const page = payslipPage(payslip({ mode: 'trade-income', taxFreeTravelCents: cents(0) }));
  assert.equal(page.title, 'Työkorvauslaskelma');
  assert.equal(page.facts.find(([label]) => label === 'Verokortti')?.[1], 'ei verokorttia');
  assert.equal(
    page.facts.some(([label]) => label === 'Tuloraja'),
    false,
  );
});

test('trade income in the prepayment register has no withholding and is not said to be reported', () => {
  const page = payslipPage(payslip({ mode: 'trade-income', prepaymentRegister: true, taxFreeTravelCents: cents(0) }));
  const withheld = page.calculation.rows.find((row) => row.label === 'Ennakonpidätys');
  assert.deepEqual([withheld?.detail, withheld?.amount], ['ennakkoperintärekisterissä', '0,00\u00a0€']);
  assert.equal(page.note, null);
});

test('the account is masked', () => {
  assert.equal(payslipPage(payslip()).facts.at(-1)?.[1], 'FI•• •••• •••• ••07 85');
});

test('the amounts on a payslip always add up, in every language and every way of paying', () => {
  const anyPay = fc.record({
    receivedCents: fc.integer({ min: 0, max: 2_000_000 }).map(cents),
    mode: fc.constantFrom('wages' as const, 'trade-income' as const),
    yel: fc.constantFrom('insured' as const, 'not-obliged' as const, 'unknown' as const),
    taxCard: fc.constantFrom(wages.taxCard, null),
    prepaymentRegister: fc.boolean(),
    feePlan: fc.constantFrom(wages.feePlan, { ...wages.feePlan, when: 'after-tax' as const }),
    taxFreeTravelCents: fc.constantFrom(cents(0), cents(54_00)),
    garnishment: fc.constantFrom(null, {
      rule: 'fixed' as const,
      cents: cents(100_00),
      netPaidBeforeCents: cents(0),
      withheldBeforeCents: cents(0),
    }),
  });
  let told = 0;
  fc.assert(
    fc.property(anyPay, fc.constantFrom('fi' as const, 'sv' as const), (changes, language) => {
      if (isRefusal(quotePay({ ...wages, ...changes }))) return;
      const data = payslip(changes, { language });
      const { calculation, net } = payslipPage(data);
      const grossAt = calculation.rows.findLastIndex((row) => row.sum);
      const total = (rows: typeof calculation.rows) => rows.reduce((sum, row) => sum + amountOf(row.amount), 0);
      assert.equal(total(calculation.rows.slice(0, grossAt)), data.quote.taxableCents);
      assert.equal(total(calculation.rows.slice(grossAt)), data.quote.netCents);
      assert.equal(amountOf(net[1]), data.quote.netCents);
      told++;
    }),
  );
  assert.ok(told > 20);
});

test('the payslip is a document in the person’s language, with all it says readable', (t) => {
  for (const language of ['fi', 'sv', 'en'] as const) {
    const data = payslip({}, { language });
    const pdf = payslipPdf(data);
    assert.ok(unpackedPdf(pdf).includes(`/Lang (${language}-FI)`));
    assert.deepEqual(payslipPdf(data), pdf);
    const text = textOf(pdf)?.replace(/\s+/g, ' ');
    if (text === undefined) return t.skip('pdftotext is not installed: the document was not read back');
    const page = payslipPage(data);
    const said = [page.title, ...page.person.lines, ...page.facts.flat(), ...page.net, ...page.year.sums.flat()];
    for (const one of [...said, ...page.calculation.rows.flatMap((row) => [row.label, row.amount])])
      assert.ok(text.includes(one.replace(/\s+/g, ' ')), `${language}: ${one}`);
  }
});
