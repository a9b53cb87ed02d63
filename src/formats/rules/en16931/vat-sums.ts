import {
  absolute,
  compared,
  type Decimal,
  decimalOfDouble,
  inCents,
  minus,
  one,
  percent,
  plus,
  sum,
  times,
  zero,
} from '../decimal.ts';
import type { Element } from '../element.ts';
import { type Test, Undecidable } from '../rule.ts';
import { path, perDocument, type Select, single, those } from '../select.ts';
import { doubleIn, equal, exists, isAllowance, isCharge, numberOf } from '../vocabulary.ts';
import { idOf } from './vat.ts';

/** Tests of a VAT breakdown, asked at its `cac:TaxCategory`: do its base and its tax follow from the rest of the invoice? */

const rate = numberOf('cbc:Percent');
const taxable = numberOf('../cbc:TaxableAmount');
const tax = numberOf('../cbc:TaxAmount');
const taxableElement = path('../cbc:TaxableAmount');

/** The tax is zero. */
export const taxIsZero: Test = (here) => equal(tax(here), zero);

/** The tax is the base times the rate, within one unit of currency. */
export const taxFollowsRate: Test = (here) => isWithinOne(tax(here), taxable(here), rate(here));

/** Whether the tax, its sign aside, is less than one away from base times rate. */
export function isWithinOne(taxed: Decimal | null, base: Decimal | null, atRate: Decimal | null): boolean {
  if (taxed === null || base === null || atRate === null) return false;
  const expected = inCents(times(absolute(base), percent(atRate)));
  const size = absolute(taxed);
  return compared(minus(size, one), expected) < 0 && compared(plus(size, one), expected) > 0;
}

/** The base is exactly what the lines, charges and allowances of the category come to. */
export function baseIsExact(code: string): Test {
  const bases = basesOf(code);
  return (here) => bases.some(({ linesExist, total }) => linesExist(here) && equal(taxable(here), total(here)));
}

/** The base is less than one away from what the lines, charges and allowances of the category and rate come to. */
export function baseIsNear(code: string): Test {
  const bases = basesOf(code);
  return (here) => {
    const atRate = rate(here);
    return atRate === null || bases.some((base) => base.linesExist(here) && isNear(here, base.atRate(here, atRate)));
  };
}

/** The same, where besides a line, charge or allowance of the category and rate must be there at all. */
export function baseIsNearAndUsed(code: string): Test {
  const bases = basesOf(code);
  const inAllowances = ratesIn(code, path('//cac:AllowanceCharge'), ownCategories);
  return (here) => {
    const atRate = rate(here);
    if (atRate === null) return true;
    const key = rateKey(atRate);
    return bases.some(
      (base) => (base.rates(here).has(key) || inAllowances(here).has(key)) && isNear(here, base.atRate(here, atRate)),
    );
  };
}

// The official rules take one from the base in binary floating point before they compare, which shows at the very edge.
function isNear(here: Element, expected: Decimal): boolean {
  const element = single(taxableElement(here));
  if (element === undefined) return false;
  const written = doubleIn(element);
  const [low, high] = [decimalOfDouble(written - 1), decimalOfDouble(written + 1)];
  if (low === null || high === null) throw new Undecidable('the base is not finite');
  return compared(low, expected) < 0 && compared(high, expected) > 0;
}

const itemCategories = path('cac:Item/cac:ClassifiedTaxCategory');
const ownCategories = path('cac:TaxCategory');
const lineAmount = numberOf('cbc:LineExtensionAmount');
const amount = numberOf('cbc:Amount');

/** The bases of a category reckoned from invoice lines and from credit note lines, each with the document's charges and allowances. */
function basesOf(code: string) {
  const charges = sumsOf(code, those(path('/*/cac:AllowanceCharge'), isCharge), ownCategories, amount);
  const allowances = sumsOf(code, those(path('/*/cac:AllowanceCharge'), isAllowance), ownCategories, amount);
  return ['cac:InvoiceLine', 'cac:CreditNoteLine'].map((line) => {
    const lines = sumsOf(code, path(`/*/${line}`), itemCategories, lineAmount);
    return {
      linesExist: exists(`//${line}`),
      rates: ratesIn(code, path(`//${line}`), itemCategories),
      total: (here: Element) => minus(plus(lines.total(here), charges.total(here)), allowances.total(here)),
      atRate(here: Element, atRate: Decimal) {
        const key = rateKey(atRate);
        return minus(plus(lines.atRate(here, key), charges.atRate(here, key)), allowances.atRate(here, key));
      },
    };
  });
}

/** What the elements of a category add up to, in all and by rate; each is counted once per document. */
function sumsOf(code: string, elements: Select, categories: Select, amountOf: (element: Element) => Decimal | null) {
  const uses = (element: Element) => hasCode(categories(element), code);
  const byRate = perDocument(({ root }) => {
    const sums = new Map<string, Decimal>();
    for (const element of elements(root))
      for (const key of ratesBeside(code, categories(element)))
        sums.set(key, plus(sums.get(key) ?? zero, amountOf(element) ?? zero));
    return sums;
  });
  return {
    total: perDocument(({ root }) =>
      sum(
        elements(root)
          .filter(uses)
          .map((element) => amountOf(element) ?? zero),
      ),
    ),
    atRate: (here: Element, key: string) => byRate(here).get(key) ?? zero,
  };
}

/** The rates that stand beside the category in the elements. */
const ratesIn = (code: string, elements: Select, categories: Select) =>
  perDocument(({ root }) => {
    const rates = new Set<string>();
    for (const element of elements(root)) for (const key of ratesBeside(code, categories(element))) rates.add(key);
    return rates;
  });

const hasCode = (categories: readonly Element[], code: string): boolean =>
  categories.some((category) => idOf(category) === code);

/** The rates of an element's categories, if one of them has the code. */
function ratesBeside(code: string, categories: readonly Element[]): readonly string[] {
  if (!hasCode(categories, code)) return [];
  const rates: string[] = [];
  for (const category of categories) {
    const own = rate(category);
    const key = own === null ? null : rateKey(own);
    if (key !== null && !rates.includes(key)) rates.push(key);
  }
  return rates;
}

// Rates are alike by value: 25.5 and 25.50 are one.
function rateKey({ digits, scale }: Decimal): string {
  let [significant, places] = [digits, scale];
  while (places > 0 && significant % 10n === 0n) {
    significant /= 10n;
    places--;
  }
  return `${significant}/${places}`;
}
