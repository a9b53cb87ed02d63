import type { Day } from '../basics/day.ts';
import type { Iban } from '../basics/identifiers/iban.ts';
import { type Reference, type RfReference, rfFrom } from '../basics/identifiers/reference.ts';
import { type Cents, decimal } from '../basics/money.ts';
import { type Refusal, refuse } from '../basics/refusal.ts';

export type EpcPayment = {
  readonly name: string;
  readonly iban: Iban;
  readonly bic: string | null;
  readonly amountCents: Cents;
  readonly reference: Reference | RfReference | null;
  /** What the payer sees where there is no reference, at most 140 characters. */
  readonly text: string;
  readonly dueOn: Day;
};

const largestCents = 999_999_999_99;

/**
 * The text of a QR code from which a payer's bank fills in a SEPA credit transfer (EPC069-12, version 002, UTF-8). The
 * structured reference may only be an RF reference, so a Finnish one becomes its RF form, which banks and our own matching
 * take as the same. The due day is told as Finnish banks agreed on. Refused: an amount below a cent or above what fits.
 */
export function epcPayment(payment: EpcPayment): string | Refusal<'amount-out-of-range'> {
  const { name, iban, bic, amountCents, reference, text, dueOn } = payment;
  if (amountCents < 1 || amountCents > largestCents) return refuse('amount-out-of-range');
  const structured = reference === null ? '' : isRf(reference) ? reference : rfFrom(reference);
  return [
    'BCD',
    '002',
    '1',
    'SCT',
    bic ?? '',
    cut(name, 70),
    iban,
    `EUR${decimal(amountCents)}`,
    '',
    structured,
    structured === '' ? cut(text, 140) : '',
    `ReqdExctnDt/${dueOn}`,
  ].join('\n');
}

const isRf = (reference: Reference | RfReference): reference is RfReference => reference.startsWith('RF');

// The account decides who is paid; a name longer than there is room for is only told shorter.
const cut = (text: string, most: number): string => [...text.replace(/\s+/g, ' ').trim()].slice(0, most).join('');
