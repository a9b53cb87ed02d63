import { type Cents, minus, negative, plus, zero } from '../basics/money.ts';
import { needed, notReadable } from './einvoice-fault.ts';
import type { Stated, StatedTotals } from './einvoice-totals.ts';
import { centsAt, vatAt } from './einvoice-values.ts';
import type { GivenInvoice } from './en16931.ts';
import type { Part } from './xml-cursor.ts';

type FinvoiceTotals = {
  readonly currency: string;
  /** The amounts of a credit note are negative in Finvoice and positive in the object. */
  readonly isTurned: boolean;
  readonly totals: StatedTotals;
};

/** What the document states as its totals, in the signs of the object. */
export function totalsOf(root: Part, details: Part, kind: GivenInvoice['kind']): FinvoiceTotals {
  const currency = needed(details, 'InvoiceTotalVatIncludedAmount').attribute('AmountCurrencyIdentifier') ?? 'EUR';
  const totals = totalsFrom(root, details, currency, kind);
  // Some programs write credit notes without the minus; the total tells.
  const isTurned = kind === 'credit-note' && (totals.gross?.cents ?? 0) <= 0;
  return { currency, isTurned, totals: isTurned ? turned(totals) : totals };
}

function totalsFrom(root: Part, details: Part, currency: string, kind: GivenInvoice['kind']): StatedTotals {
  const stated = (at: Part | null): Stated | null => {
    if (!at?.text()) return null;
    if (!isIn(currency, at))
      throw notReadable('currency-mixed', at, { currency: at.attribute('AmountCurrencyIdentifier') });
    return { cents: centsAt(at), at };
  };
  const gross = stated(details.part('InvoiceTotalVatIncludedAmount'));
  const rounding = stated(details.part('InvoiceTotalRoundoffAmount'));
  const asked = stated(root.part('EpiDetails', 'EpiPaymentInstructionDetails', 'EpiInstructedAmount'));
  const paid = stated(details.part('InvoicePaidAmount')) ?? paidElsewhere(root, gross, asked);
  const openCents = minus(plus(gross?.cents ?? zero, rounding?.cents ?? zero), paid?.cents ?? zero);
  return {
    net: stated(details.part('InvoiceTotalVatExcludedAmount')),
    vat: stated(details.part('InvoiceTotalVatAmount')),
    gross,
    // A bank pays nothing for a credit note or what is paid already, so many senders order zero there.
    payable: asked?.cents === 0 && (kind === 'credit-note' || openCents <= 0) ? null : asked,
    paid,
    rounding,
    groups: breakdown(details, currency).map((one) => ({
      vat: vatAt(one, 'VatCode', 'VatRatePercent'),
      base: stated(one.part('VatBaseAmount')),
      amount: stated(one.part('VatRateAmount')),
    })),
  };
}

/**
 * What was paid before, where only the parts about payment tell it: what the plan of instalments says is paid, or the whole
 * where the invoice is said to be paid. Only a sum to pay that agrees shows that it is meant so.
 */
function paidElsewhere(root: Part, gross: Stated | null, asked: Stated | null): Stated | null {
  if (!gross || !asked || gross.cents === asked.cents) return null;
  const isAgreed = (paid: Cents) => minus(gross.cents, paid) === asked.cents;
  const status = root.part('PaymentStatusDetails', 'PaymentStatusCode');
  if (status?.node.text.trim() === 'PAID' && isAgreed(gross.cents)) {
    status.pass();
    return { cents: gross.cents, at: status };
  }
  const part = root.part('PartialPaymentDetails', 'PaidAmount');
  if (!part?.node.text.trim()) return null;
  const paid = centsAt(part);
  return isAgreed(paid) ? { cents: paid, at: part } : null;
}

const isIn = (currency: string, part: Part | null): boolean =>
  (part?.attribute('AmountCurrencyIdentifier') ?? currency) === currency;

/** The parts of the VAT breakdown in the invoice's currency; a foreign invoice repeats them in euros. */
const breakdown = (details: Part, currency: string): Part[] =>
  details
    .parts('VatSpecificationDetails')
    .filter((one) => isIn(currency, one.part('VatBaseAmount') ?? one.part('VatRateAmount')));

const other = (one: Stated | null): Stated | null => one && { at: one.at, cents: negative(one.cents) };

const turned = (totals: StatedTotals): StatedTotals => ({
  net: other(totals.net),
  vat: other(totals.vat),
  gross: other(totals.gross),
  payable: other(totals.payable),
  paid: other(totals.paid),
  rounding: other(totals.rounding),
  groups: totals.groups.map(({ vat, base, amount }) => ({ vat, base: other(base), amount: other(amount) })),
});
