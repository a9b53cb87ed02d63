import { compared, type Decimal, decimal, inCents, minus, one, plus, sum, times, zero } from '../decimal.ts';
import type { Element } from '../element.ts';
import { at, atWhen, type Context, fatal, type Test } from '../rule.ts';
import { path, those, under } from '../select.ts';
import {
  absent,
  all,
  atMost,
  either,
  equal,
  exists,
  hasAttribute,
  not,
  numberOf,
  numbersOf,
  reads,
} from '../vocabulary.ts';
import { pieceOf, says } from './wording.ts';

/** No further apart than two cents. */
function near(a: Decimal, b: Decimal): boolean {
  const apart = minus(a, b);
  return compared(apart, slack) <= 0 && compared(apart, minus(zero, slack)) >= 0;
}
const slack: Decimal = { digits: 2n, scale: 2 };

/**
 * A quotient with eighteen decimals at least, rounded, a half towards zero: the official rules compute so, and at the edge of
 * two cents it shows, as in 3 × (10 ÷ 3).
 */
export function divided(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(18, a.scale, b.scale);
  const top = a.digits * 10n ** BigInt(scale - a.scale + b.scale);
  const quotient = top / b.digits;
  const rest = top - quotient * b.digits;
  const over = 2n * size(rest) > size(b.digits);
  const away = top < 0n === b.digits < 0n ? 1n : -1n;
  return { digits: over ? quotient + away : quotient, scale };
}
const size = (digits: bigint): bigint => (digits < 0n ? -digits : digits);

const multiplier = numberOf('cbc:MultiplierFactorNumeric');
const baseAmount = numberOf('cbc:BaseAmount');
const amount = numberOf('cbc:Amount');
const hasMultiplier = exists('cbc:MultiplierFactorNumeric');
const hasBase = exists('cbc:BaseAmount');
const indicator = pieceOf('cbc:ChargeIndicator');

const charged: readonly string[] = [
  'ubl:Invoice',
  'ubl:Invoice/cac:InvoiceLine',
  'cn:CreditNote',
  'cn:CreditNote/cac:CreditNoteLine',
].map((owner) => `${owner}/cac:AllowanceCharge`);

/** Allowances and charges of the document and of its lines. */
export const allowances: readonly Context[] = [
  atWhen(
    charged,
    all(hasMultiplier, not(hasBase)),
    fatal(
      'PEPPOL-EN16931-R041',
      'An allowance or charge with a percentage must give the base amount too.',
      () => false,
    ),
  ),
  atWhen(
    charged,
    all(not(hasMultiplier), hasBase),
    fatal(
      'PEPPOL-EN16931-R042',
      'An allowance or charge with a base amount must give the percentage too.',
      () => false,
    ),
  ),
  at(
    charged,
    fatal(
      'PEPPOL-EN16931-R040',
      'An allowance or charge must be the given percentage of its base amount, to two cents.',
      either(not(all(hasMultiplier, hasBase)), (here) =>
        near(amount(here) ?? zero, divided(times(baseAmount(here) ?? zero, multiplier(here) ?? zero), decimal(100))),
      ),
    ),
    fatal('PEPPOL-EN16931-R043', 'The charge indicator must be true or false.', (here) =>
      /^[ \t\n\r]*(true|false)[ \t\n\r]*$/.test(indicator(here)),
    ),
  ),
];

const lineAmount = numberOf('cbc:LineExtensionAmount');
const invoiced = numberOf('cbc:InvoicedQuantity');
const credited = numberOf('cbc:CreditedQuantity');
const price = numberOf('cac:Price/cbc:PriceAmount');
const priceQuantity = numberOf('cac:Price/cbc:BaseQuantity');
const isInvoice: Test = (here) => here.document.root.name === 'ubl:Invoice';
const quantity = (here: Element): Decimal => (isInvoice(here) ? invoiced : credited)(here) ?? one;

const sumOf = (indicated: string): ((here: Element) => Decimal) => {
  const amounts = numbersOf(
    under(those(path('cac:AllowanceCharge'), says('cbc:ChargeIndicator', indicated)), 'cbc:Amount'),
  );
  return (here) => inCents(sum(amounts(here)));
};
const lineCharges = sumOf('true');
const lineAllowances = sumOf('false');

function lineAddsUp(here: Element): boolean {
  const base = priceQuantity(here) ?? one;
  const each = divided(price(here) ?? zero, base.digits === 0n ? one : base);
  const goods = times(quantity(here), each);
  return near(lineAmount(here) ?? zero, minus(plus(goods, lineCharges(here)), lineAllowances(here)));
}

const hasQuantity = either(exists('../../cbc:InvoicedQuantity'), exists('../../cbc:CreditedQuantity'));
const quantityOfInvoice = path('../../cbc:InvoicedQuantity');
const quantityOfCredit = path('../../cbc:CreditedQuantity');

/** Lines and their prices. */
export const lines: readonly Context[] = [
  at(
    ['cac:InvoiceLine', 'cac:CreditNoteLine'],
    fatal(
      'PEPPOL-EN16931-R120',
      'The net amount of a line must be quantity × price ÷ base quantity, with charges and without allowances, to two cents.',
      lineAddsUp,
    ),
    fatal('PEPPOL-EN16931-R121', 'The base quantity of a price (BT-149) must be above zero.', (here) => {
      const base = priceQuantity(here);
      return base === null || compared(base, zero) > 0;
    }),
    fatal('PEPPOL-EN16931-R100', 'A line may refer to one object (BT-128) only.', atMost(1, 'cac:DocumentReference')),
    fatal(
      'PEPPOL-EN16931-R101',
      'A document that a line refers to must be an invoiced object, type 130.',
      either(absent('cac:DocumentReference'), reads('cac:DocumentReference/cbc:DocumentTypeCode', '130')),
    ),
  ),
  at(
    'cac:Price/cac:AllowanceCharge',
    fatal(
      'PEPPOL-EN16931-R044',
      'A price may have an allowance and no charge: its indicator must be false.',
      says('cbc:ChargeIndicator', 'false'),
    ),
    fatal(
      'PEPPOL-EN16931-R046',
      'The net price must be the gross price less the allowance.',
      either(not(hasBase), netPrice),
    ),
  ),
  atWhen(
    'cac:Price/cbc:BaseQuantity',
    hasAttribute('unitCode'),
    fatal(
      'PEPPOL-EN16931-R130',
      'The base quantity of a price must have the unit of the quantity of the line.',
      either(not(hasQuantity), (here) =>
        (isInvoice(here) ? quantityOfInvoice : quantityOfCredit)(here).some(
          (quantity) => quantity.attribute('unitCode') === here.attribute('unitCode'),
        ),
      ),
    ),
  ),
];

const netPriceAbove = numberOf('../cbc:PriceAmount');
function netPrice(here: Element): boolean {
  const [net, gross, less] = [netPriceAbove(here), baseAmount(here), amount(here)];
  return gross !== null && less !== null && equal(net, minus(gross, less));
}
