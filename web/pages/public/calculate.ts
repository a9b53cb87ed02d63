import type { Day } from '../../../src/basics/day.ts';
import { bp, type Cents, cents, minus, plus, ratio, share, zero } from '../../../src/basics/money.ts';
import { isRefusal } from '../../../src/basics/refusal.ts';
import { type PayLaw, payLaw } from '../../../src/law/pay-law.ts';
import { ruleOn } from '../../../src/law/rule.ts';
import { type PayInput, type PayQuote, type PayRefusal, quotePay } from '../../../src/payouts/pay.ts';
import type { Calculation } from './calculation.ts';

export type FeePlan = PayInput['feePlan'];

/** What a job comes to: for the customer, and for the one who did it. `hourPrice` is without VAT, null where no hours are known. */
export type Outcome = {
  receivedCents: Cents;
  vatCents: Cents;
  grossCents: Cents;
  hourPrice: Cents | null;
  quote: PayQuote;
};

/** Null while a figure is missing; a refusal where the figures cannot be or nobody has decided the day's rules. */
export function calculate(
  values: Calculation,
  feePlan: FeePlan,
  paidOn: Day,
  law: PayLaw = payLaw,
): Outcome | PayRefusal | null {
  if (values.card && (values.tax === null || values.tax > 10_000)) return null;
  const quoted = (receivedCents: Cents) => quotePay(inputOf(values, feePlan, paidOn, receivedCents), law);
  const receivedCents = values.pricing === 'net' ? priceFor(values.wanted, quoted) : priceOf(values);
  if (receivedCents === null || isRefusal(receivedCents)) return receivedCents;
  const quote = quoted(receivedCents);
  if (isRefusal(quote)) return quote;
  const typed = values.pricing === 'net' ? null : typedPrice(values);
  const vatCents =
    typed !== null && values.vatIncluded ? minus(typed, receivedCents) : share(receivedCents, values.vat);
  return {
    receivedCents,
    vatCents,
    grossCents: plus(receivedCents, vatCents),
    hourPrice: values.hours ? ratio(receivedCents, 100, values.hours) : null,
    quote,
  };
}

function typedPrice({ pricing, hours, hourPrice, price }: Calculation): Cents | null {
  if (pricing === 'contract') return price;
  return hours === null || hourPrice === null ? null : ratio(hourPrice, hours, 100);
}

/** The price without VAT. */
function priceOf(values: Calculation): Cents | null {
  const typed = typedPrice(values);
  return typed !== null && values.vatIncluded ? ratio(typed, 10_000, 10_000 + values.vat) : typed;
}

const mostEver = 10_000_000_00;

/** The smallest price without VAT of which at least `wanted` remains: pay grows with the price, so halving finds it. */
function priceFor(wanted: Cents | null, quoted: (received: Cents) => PayQuote | PayRefusal): Cents | PayRefusal | null {
  if (wanted === null) return null;
  const leaves = (price: number) => {
    const quote = quoted(cents(price));
    return !isRefusal(quote) && quote.netCents >= wanted;
  };
  if (!leaves(mostEver)) {
    const most = quoted(cents(mostEver));
    return isRefusal(most) ? most : null;
  }
  let [low, high] = [-1, mostEver];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (leaves(middle)) high = middle;
    else low = middle;
  }
  return cents(high);
}

function inputOf(values: Calculation, feePlan: FeePlan, paidOn: Day, receivedCents: Cents): PayInput {
  const { mode, card, tax, yel, registered } = values;
  return {
    paidOn,
    receivedCents,
    mode,
    feePlan,
    yel,
    bornOn: null,
    invoicedThisYearCents: null,
    taxCard:
      !card || tax === null
        ? null
        : {
            kind: mode === 'wages' ? 'wage' : 'trade-income',
            baseRateBp: tax,
            additionalRateBp: tax,
            incomeLimitCents: receivedCents,
            usedCents: zero,
          },
    residence: { resident: true },
    prepaymentRegister: mode === 'trade-income' && registered,
    taxFreeTravelCents: zero,
    garnishment: null,
  };
}

/** The VAT rates of a day, the general one first, and none. */
export function vatRatesOn(on: Day, law: PayLaw = payLaw) {
  const rates = (['vat.standard', 'vat.reduced1', 'vat.reduced2'] as const).map((key) => ruleOn(law, key, on));
  return [...rates.flatMap((rate) => (isRefusal(rate) ? [] : [rate.value])), bp(0)];
}
