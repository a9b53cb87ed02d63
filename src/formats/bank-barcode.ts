import type { Day } from '../basics/day.ts';
import type { Iban } from '../basics/identifiers/iban.ts';
import type { Reference, RfReference } from '../basics/identifiers/reference.ts';
import type { Cents } from '../basics/money.ts';
import { type Refusal, refuse } from '../basics/refusal.ts';

/** The 54 digits of a Finnish bank barcode; version 4 carries a Finnish reference, version 5 an RF reference. */
export type BankBarcode = { readonly barcode: string; readonly version: 4 | 5 };

// Six digits of euros and two of cents; a larger sum is left for the payer to type.
const largestCents = 999_999_99;

/**
 * The barcode of an invoice by Finance Finland's guide 5.3. An amount that does not fit becomes zeros, and so does a
 * missing due date. Refused: `not-finnish` (only Finnish accounts have a place), `reference-has-letters`, `amount-negative`.
 */
export function bankBarcode(payment: {
  iban: Iban;
  amountCents: Cents;
  reference: Reference | RfReference;
  dueOn?: Day | undefined;
}): BankBarcode | Refusal<'not-finnish' | 'reference-has-letters' | 'amount-negative'> {
  const { iban, amountCents, reference, dueOn } = payment;
  if (!iban.startsWith('FI')) return refuse('not-finnish');
  if (amountCents < 0) return refuse('amount-negative');
  if (!/^(RF)?\d+$/.test(reference)) return refuse('reference-has-letters');
  const amount = String(amountCents > largestCents ? 0 : amountCents).padStart(8, '0');
  const due = dueOn === undefined ? '000000' : dueOn.slice(2).replaceAll('-', '');
  const international = reference.startsWith('RF');
  const referenceDigits = international
    ? reference.slice(2, 4) + reference.slice(4).padStart(21, '0')
    : reference.padStart(23, '0');
  const version = international ? 5 : 4;
  return { barcode: `${version}${iban.slice(2)}${amount}${referenceDigits}${due}`, version };
}
