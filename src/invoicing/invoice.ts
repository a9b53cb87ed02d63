import { addDays, type Day } from '../basics/day.ts';
import {
  type InvoiceTotals,
  invoiceTotals,
  isQuantity,
  type Vat,
  type VatCategory,
} from '../basics/invoice-arithmetic.ts';
import { bp, type Cents } from '../basics/money.ts';
import { isRefusal, type Refusal, refuse } from '../basics/refusal.ts';
import { type PayLaw, payLaw } from '../law/pay-law.ts';
import { ruleOn } from '../law/rule.ts';
import { type TextQuestion, textQuestions } from './trade-rules.ts';

// An invoice from its first word to its issue (product.md 5.6): draft → in review → issued, or back to the draft with a reason.

export type InvoiceState = 'draft' | 'in-review' | 'issued';

/** How the VAT of a row is decided; the rate itself comes from the law on the row's day of supply. */
export type VatChoice = 'standard' | 'reduced1' | 'reduced2' | 'zero' | 'exempt' | 'reverse-charge';
export const vatChoices = [
  'standard',
  'reduced1',
  'reduced2',
  'zero',
  'exempt',
  'reverse-charge',
] as const satisfies readonly VatChoice[];

/** UN/ECE Recommendation 20: hour, day, piece or the contract as a whole, kilometre, square metre. */
export const unitCodes = ['HUR', 'DAY', 'C62', 'KMT', 'MTK'] as const;

export type DraftRow = {
  description: string;
  /** Decimal text with a point: `7.5`. */
  quantity: string;
  unit: (typeof unitCodes)[number];
  /** Without VAT. */
  unitPriceCents: Cents;
  vat: VatChoice;
  /** The legal ground, needed for exempt rows and reverse charge. */
  vatReason: string | null;
  servedFrom: Day | null;
  servedTo: Day | null;
};

/** What the entrepreneur writes; anything may still be missing. */
export type DraftContent = {
  customerId: string | null;
  rows: DraftRow[];
  termDays: number;
  buyerReference: string | null;
  orderReference: string | null;
  notes: string[];
  language: 'fi' | 'sv' | 'en';
};

export const emptyDraft = (language: DraftContent['language']): DraftContent => ({
  customerId: null,
  rows: [],
  termDays: 14,
  buyerReference: null,
  orderReference: null,
  notes: [],
  language,
});

const categories: Record<VatChoice, VatCategory> = {
  standard: 'S',
  reduced1: 'S',
  reduced2: 'S',
  zero: 'Z',
  exempt: 'E',
  'reverse-charge': 'AE',
};

/** The VAT category and rate of a row by its day of supply: the last day served, or the day of writing where none is given. */
export function vatOf(row: Pick<DraftRow, 'vat' | 'servedFrom' | 'servedTo'>, today: Day, law: PayLaw = payLaw): Vat {
  const category = categories[row.vat];
  if (category !== 'S') return { category, rateBp: bp(0) };
  const key = row.vat === 'reduced1' ? 'vat.reduced1' : row.vat === 'reduced2' ? 'vat.reduced2' : 'vat.standard';
  const rate = ruleOn(law, key, row.servedTo ?? row.servedFrom ?? today);
  if (isRefusal(rate)) throw new Error(`no VAT rate on ${row.servedTo ?? today}`);
  return { category, rateBp: rate.value };
}

/** Totals of the rows written so far; rows whose quantity is not a number yet are left out. */
export const draftTotals = (rows: readonly DraftRow[], today: Day, law: PayLaw = payLaw): InvoiceTotals =>
  invoiceTotals(
    rows
      .filter((row) => isQuantity(row.quantity))
      .map((row) => ({
        quantity: row.quantity,
        unitPriceCents: row.unitPriceCents,
        discountBp: bp(0),
        vat: vatOf(row, today, law),
      })),
  );

type Lacking = { field: string; code: string };

/** What the draft still lacks before it can be sent, field by field. Codes are translated under `invoicing.lacking`. */
export function lacking(content: DraftContent, today: Day): Lacking[] {
  const missing: Lacking[] = [];
  if (!content.customerId) missing.push({ field: 'customerId', code: 'customer-missing' });
  if (content.rows.length === 0) missing.push({ field: 'rows', code: 'rows-missing' });
  content.rows.forEach((row, index) => {
    const at = (field: string, code: string) => missing.push({ field: `rows.${index}.${field}`, code });
    if (row.description.trim() === '') at('description', 'description-missing');
    if (!isQuantity(row.quantity) || /^-|^0(\.0+)?$/.test(row.quantity)) at('quantity', 'quantity-invalid');
    if (row.unitPriceCents <= 0) at('unitPriceCents', 'price-missing');
    if (row.servedFrom && row.servedTo && row.servedTo < row.servedFrom) at('servedTo', 'period-backwards');
    if (!row.servedTo && !row.servedFrom) at('servedTo', 'day-of-supply-missing');
    else if ((row.servedTo ?? today) > addDays(today, 31)) at('servedTo', 'work-not-done-yet');
    if (['exempt', 'reverse-charge'].includes(row.vat) && !row.vatReason?.trim()) at('vatReason', 'vat-reason-missing');
  });
  return missing;
}

/** Whether the draft may go to review; open questions about texts must have been answered by the writer first. */
export function submittable(
  content: DraftContent,
  answered: readonly string[],
  today: Day,
): { questions: TextQuestion[] } | Refusal<'invoice-incomplete' | 'questions-open'> {
  const missing = lacking(content, today);
  if (missing.length > 0) return refuse('invoice-incomplete', { lacking: missing });
  const questions = textQuestions(
    content.rows.map((row) => row.description),
    today,
  );
  const open = questions.filter(({ row, code }) => !answered.includes(`${row}:${code}`));
  if (open.length > 0) return refuse('questions-open', { questions: open });
  return { questions };
}

/** `202600001`: the year and a counter of that year, without gaps. */
export const invoiceNumber = (year: number, counter: number): string => `${year}${String(counter).padStart(5, '0')}`;

/** How far an issued invoice has been paid, from what is still open of it. */
export function paymentState(grossCents: Cents, openCents: Cents): 'open' | 'partly-paid' | 'paid' {
  if (openCents <= 0) return 'paid';
  return openCents < grossCents ? 'partly-paid' : 'open';
}
