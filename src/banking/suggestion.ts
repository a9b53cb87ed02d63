import type { Day } from '../basics/day.ts';
import type { Cents } from '../basics/money.ts';
import type { Payer } from './entry.ts';

// Which invoices a payment without a known reference may have been for, and why somebody should think so.

/** Why an invoice is suggested, the surest reasons first. */
export type Reason = 'reference-in-message' | 'number-in-message' | 'same-sum' | 'similar-name';
export const reasons = [
  'reference-in-message',
  'number-in-message',
  'same-sum',
  'similar-name',
] as const satisfies Reason[];
const weights: Record<Reason, number> = {
  'reference-in-message': 8,
  'number-in-message': 6,
  'same-sum': 4,
  'similar-name': 3,
};

export type OpenInvoice = {
  readonly id: string;
  readonly owner: string;
  readonly number: string;
  readonly reference: string;
  readonly buyerName: string;
  readonly grossCents: Cents;
  readonly openCents: Cents;
  readonly dueOn: Day;
};

export type Suggestion = { readonly invoice: OpenInvoice; readonly reasons: readonly Reason[] };

/** Runs of at least four digits, written together or in groups as references are printed; without leading zeros. */
export function numbersIn(text: string | null): string[] {
  const together = (text ?? '').match(/\d{4,}/g) ?? [];
  const grouped = ((text ?? '').match(/\d+(?: \d+)+/g) ?? []).map((run) => run.replaceAll(' ', ''));
  const plain = [...together, ...grouped].map((run) => run.replace(/^0+/, ''));
  return [...new Set(plain)].filter((run) => run.length >= 4 && run.length <= 20);
}

// What says nothing about who somebody is; banks add and drop these at will.
const fillers = new Set('oy oyj ab abp ry rf ky kb tmi fma ay osk as ltd the ja och and'.split(' '));

/** The words that make up a name, without case, accents and legal forms. */
export const wordsOf = (name: string | null): string[] =>
  (name ?? '')
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word.length > 1 && !fillers.has(word));

/** Whether most of the words of the shorter name stand in the other; order, case and legal form do not matter. */
export function isSimilarName(one: string | null, other: string | null): boolean {
  const [short = [], long = []] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length);
  if (short.length === 0) return false;
  const shared = short.filter((word) => long.some((their) => their === word || isCutShort(word, their))).length;
  return shared * 3 >= short.length * 2;
}

// Banks cut names off, so a long beginning counts for the whole word.
const isCutShort = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) >= 4 && (one.startsWith(other) || other.startsWith(one));

/** The invoices for which something speaks, the likeliest first and never more than ten. */
export function suggestionsFor(
  payment: { openCents: Cents; reference: string | null; payer: Payer },
  invoices: readonly OpenInvoice[],
): Suggestion[] {
  const numbers = new Set([...numbersIn(payment.payer.message), ...numbersIn(payment.reference)]);
  return invoices
    .map((invoice) => ({ invoice, reasons: reasonsFor(payment, invoice, numbers) }))
    .filter((suggestion) => suggestion.reasons.length > 0)
    .sort((a, b) => weightOf(b) - weightOf(a) || (a.invoice.dueOn < b.invoice.dueOn ? -1 : 1))
    .slice(0, 10);
}

const reasonsFor = (
  { openCents, payer }: { openCents: Cents; payer: Payer },
  invoice: OpenInvoice,
  numbers: ReadonlySet<string>,
): Reason[] =>
  reasons.filter((reason) => {
    if (reason === 'reference-in-message') return numbers.has(invoice.reference);
    if (reason === 'number-in-message') return numbers.has(invoice.number);
    if (reason === 'same-sum') return invoice.openCents === openCents;
    return isSimilarName(payer.name, invoice.buyerName);
  });

const weightOf = (suggestion: Suggestion): number =>
  suggestion.reasons.reduce((total, reason) => total + weights[reason], 0);
