import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import { invoiceTotals } from '../basics/invoice-arithmetic.ts';
import { bp, cents } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { reverseChargeText, type Supply, type VatBuyer, vatOfSupply } from './vat-of-supply.ts';

const work: Supply = {
  what: 'service',
  rate: 'standard',
  construction: false,
  suppliedOn: day('2026-06-01'),
  advanceOn: null,
  exemptBecause: null,
};
const company: VatBuyer = { business: true, country: 'FI', vatNumber: 'FI20774740', buildsForOthers: false };
const household: VatBuyer = { business: false, country: 'FI', vatNumber: null, buildsForOthers: false };

function decided(supply: Partial<Supply>, buyer: Partial<VatBuyer> = {}) {
  const made = vatOfSupply({ ...work, ...supply }, { ...company, ...buyer });
  assert.ok(!isRefusal(made), JSON.stringify(made));
  return made;
}
const category = (...asked: Parameters<typeof decided>) => decided(...asked).category;

test('the rate is that of the day of supply', () => {
  const standard = (suppliedOn: string) => decided({ suppliedOn: day(suppliedOn) }).rateBp;
  assert.deepEqual([standard('2024-08-31'), standard('2024-09-01')], [2400, 2550]);
  const food = (suppliedOn: string) => decided({ rate: 'reduced1', suppliedOn: day(suppliedOn) }).rateBp;
  assert.deepEqual([food('2025-12-31'), food('2026-01-01')], [1400, 1350]);
  assert.equal(decided({ rate: 'reduced2' }).rateBp, 1000);
  assert.deepEqual([category({ rate: 'zero' }), decided({ rate: 'zero' }).rateBp], ['Z', 0]);
});

test('an advance payment has the rate of the day it came', () => {
  const meal = (advanceOn: string) =>
    decided({ rate: 'reduced1', suppliedOn: day('2026-01-15'), advanceOn: day(advanceOn) }).rateBp;
  assert.equal(meal('2025-12-20'), 1400);
  assert.equal(meal('2026-01-02'), 1350);
  assert.equal(meal('2026-02-01'), 1350);
});

test('VAT is counted once on the whole base', () => {
  const grossOf = (netCents: number, rateBp: number) => {
    const vat = { category: 'S' as const, rateBp: bp(rateBp) };
    const { vatCents, grossCents } = invoiceTotals([
      { quantity: '1', unitPriceCents: cents(netCents), discountBp: bp(0), vat },
    ]);
    return [vatCents, grossCents];
  };
  assert.deepEqual(grossOf(100_00, 2550), [25_50, 125_50]);
  assert.deepEqual(grossOf(100_00, 1350), [13_50, 113_50]);
  assert.deepEqual(grossOf(100_00, 1400), [14_00, 114_00]);
  assert.deepEqual(grossOf(1_234_56, 2550), [314_81, 1_549_37]);
  assert.deepEqual(grossOf(12_50, 1400), [1_75, 14_25]);
});

test('a builder pays the tax of construction services bought for its own sales, a household or another company does not', () => {
  const site = decided({ construction: true }, { buildsForOthers: true });
  assert.deepEqual([site.category, site.rateBp, site.ground], ['AE', 0, 'AVL 8 c §']);
  assert.deepEqual(site.words, {
    fi: 'Käännetty verovelvollisuus, AVL 8 c §',
    sv: 'Omvänd skattskyldighet, 8 c § i mervärdesskattelagen',
    en: 'Reverse charge, section 8 c of the Finnish VAT Act',
  });
  assert.equal(category({ construction: true }), 'S');
  assert.equal(category({}, { buildsForOthers: true }), 'S');
  assert.equal(vatCategoryOf(household, { construction: true }), 'S');
  assert.equal(
    category({ construction: true }, { country: 'EE', vatNumber: 'EE123456789', buildsForOthers: true }),
    'AE',
  );
});

const vatCategoryOf = (buyer: VatBuyer, supply: Partial<Supply> = {}) => category(supply, buyer);

test('where the buyer pays, the invoice needs the buyer’s VAT number', () => {
  const refused = (supply: Partial<Supply>, buyer: Partial<VatBuyer>) =>
    vatOfSupply({ ...work, ...supply }, { ...company, vatNumber: null, ...buyer });
  const missing = { refused: 'buyer-vat-number-missing' };
  assert.deepEqual(refused({ construction: true }, { buildsForOthers: true }), missing);
  assert.deepEqual(refused({}, { country: 'SE' }), missing);
  assert.deepEqual(refused({ what: 'goods' }, { country: 'SE' }), missing);
});

test('a service to a business elsewhere in the Union is taxed there by the buyer, outside the Union not at all', () => {
  const swedish = { country: 'SE', vatNumber: 'SE556012579001' };
  const inUnion = decided({}, swedish);
  assert.equal(inUnion.category, 'AE');
  for (const words of Object.values(inUnion.words ?? {}))
    assert.match(words, /käännetty verovelvollisuus|omvänd skattskyldighet|reverse charge/i);
  assert.equal(category({ what: 'goods' }, swedish), 'K');
  const norwegian = { country: 'NO', vatNumber: null };
  assert.equal(category({}, norwegian), 'O');
  assert.equal(category({ what: 'goods' }, norwegian), 'G');
  assert.equal(category({}, { country: 'AX' }), 'S');
});

test('a private person abroad pays Finnish VAT of a service', () => {
  assert.equal(vatCategoryOf({ ...household, country: 'SE' }), 'S');
  assert.equal(vatCategoryOf({ ...household, country: 'US' }), 'S');
  assert.equal(vatCategoryOf({ ...household, country: 'US' }, { what: 'goods' }), 'G');
});

test('an exemption tells its ground', () => {
  const ground = 'AVL 39 §: koulutus';
  assert.deepEqual(
    [category({ rate: 'exempt', exemptBecause: ground }), decided({ rate: 'exempt', exemptBecause: ground }).ground],
    ['E', ground],
  );
  assert.deepEqual(vatOfSupply({ ...work, rate: 'exempt' }, company), { refused: 'exemption-without-ground' });
});

test('a ground is written with the words that the invoice must carry, once and in its language', () => {
  assert.equal(reverseChargeText('AVL 8 c §', 'fi'), 'Käännetty verovelvollisuus, AVL 8 c §');
  assert.equal(reverseChargeText('8 c § ML', 'sv'), 'Omvänd skattskyldighet, 8 c § ML');
  assert.equal(reverseChargeText('Reverse charge, section 8 c', 'fi'), 'Reverse charge, section 8 c');
});
