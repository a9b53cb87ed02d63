import type { Day } from '../basics/day.ts';
import { invoiceTotals, isQuantity, type PricedLine } from '../basics/invoice-arithmetic.ts';
import { type Cents, zero } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { ruleOn } from './rule.ts';
import { finnishLaw, type Law } from './rules.ts';
import { saysReverseCharge } from './vat-of-supply.ts';

/** An invoice as far as AVL 209 e § looks at it; anything may be missing. The semantic invoice is one of these. */
export type InvoiceToCheck = {
  readonly kind: 'invoice' | 'credit-note' | 'reminder';
  readonly number: string | null;
  readonly issuedOn: Day | null;
  readonly originalInvoice: { readonly number: string } | null;
  readonly seller: CheckedParty;
  readonly buyer: CheckedParty;
  readonly lines: readonly CheckedLine[];
  readonly notes: readonly string[];
};

type CheckedParty = {
  readonly name: string | null;
  readonly vatNumber: string | null;
  readonly address: { readonly street: string | null; readonly postCode: string | null; readonly town: string | null };
};

type CheckedLine = PricedLine & {
  readonly description: string | null;
  readonly reason: string | null;
  readonly servedFrom: Day | null;
  readonly servedTo: Day | null;
};

export type ContentCode =
  | 'issue-day-missing'
  | 'number-missing'
  | 'seller-vat-number-missing'
  | 'buyer-vat-number-missing'
  | 'seller-name-missing'
  | 'seller-address-missing'
  | 'buyer-name-missing'
  | 'buyer-address-missing'
  | 'lines-missing'
  | 'description-missing'
  | 'quantity-missing'
  | 'day-of-supply-missing'
  | 'exemption-ground-missing'
  | 'reverse-charge-words-missing'
  | 'self-billing-words-missing'
  | 'original-invoice-missing';

/** What an invoice lacks: the field, and the point of the law that asks for it. */
export type ContentFinding = { readonly code: ContentCode; readonly field: string; readonly law: string };

/** Who writes the invoice where that is not the seller, and whether the day of supply is another than the day of issue. */
export type Circumstances = { readonly selfBilled: boolean; readonly supplyOnIssueDay: boolean };

/**
 * What an invoice lacks of the content that AVL 209 e § asks for; of a simplified invoice, at most 400 € with VAT and
 * taxed by the seller, less is asked (209 f §). Rates, bases and amounts are counted from the lines and cannot be missing.
 */
export function contentFindings(
  invoice: InvoiceToCheck,
  { selfBilled, supplyOnIssueDay }: Circumstances,
  law: Law = finnishLaw,
): ContentFinding[] {
  const buyerPays = invoice.lines.some(({ vat }) => vat.category === 'AE' || vat.category === 'K');
  const simplified = !buyerPays && isSimplified(invoice, law);
  const asked: [boolean, ContentCode, string, string][] = [
    [invoice.issuedOn === null, 'issue-day-missing', 'issuedOn', '209 e § 2 mom. 1 kohta'],
    [!simplified && isBlank(invoice.number), 'number-missing', 'number', '209 e § 2 mom. 2 kohta'],
    [
      isTaxed(invoice) && isBlank(invoice.seller.vatNumber),
      'seller-vat-number-missing',
      'seller.vatNumber',
      '209 e § 2 mom. 3 kohta',
    ],
    [
      buyerPays && isBlank(invoice.buyer.vatNumber),
      'buyer-vat-number-missing',
      'buyer.vatNumber',
      '209 e § 2 mom. 4 kohta',
    ],
    [isBlank(invoice.seller.name), 'seller-name-missing', 'seller.name', '209 e § 2 mom. 5 kohta'],
    [!simplified && isNowhere(invoice.seller), 'seller-address-missing', 'seller.address', '209 e § 2 mom. 5 kohta'],
    [!simplified && isBlank(invoice.buyer.name), 'buyer-name-missing', 'buyer.name', '209 e § 2 mom. 5 kohta'],
    [!simplified && isNowhere(invoice.buyer), 'buyer-address-missing', 'buyer.address', '209 e § 2 mom. 5 kohta'],
    [invoice.lines.length === 0, 'lines-missing', 'lines', '209 e § 2 mom. 6 kohta'],
    [selfBilled && !saysSelfBilled(invoice), 'self-billing-words-missing', 'notes', '209 e § 2 mom. 13 kohta'],
    [
      invoice.kind !== 'invoice' && isBlank(invoice.originalInvoice?.number ?? null),
      'original-invoice-missing',
      'originalInvoice',
      '209 e § 2 mom. 14 kohta',
    ],
  ];
  return [
    ...asked.filter(([lacks]) => lacks).map(([, code, field, point]) => ({ code, field, law: `AVL ${point}` })),
    ...invoice.lines.flatMap((line, index) => lineFindings(line, index, simplified || supplyOnIssueDay)),
  ];
}

function lineFindings(line: CheckedLine, index: number, dayUnneeded: boolean): ContentFinding[] {
  const { category } = line.vat;
  const asked: [boolean, ContentCode, string, string][] = [
    [isBlank(line.description), 'description-missing', 'description', '6'],
    [!isQuantity(line.quantity), 'quantity-missing', 'quantity', '6'],
    [!dayUnneeded && line.servedFrom === null && line.servedTo === null, 'day-of-supply-missing', 'servedTo', '7'],
    [needsGround.has(category) && isBlank(line.reason), 'exemption-ground-missing', 'reason', '11'],
    [category === 'AE' && !saysReverseCharge(line.reason), 'reverse-charge-words-missing', 'reason', '12'],
  ];
  return asked
    .filter(([lacks]) => lacks)
    .map(([, code, field, point]) => ({
      code,
      field: `lines.${index}.${field}`,
      law: `AVL 209 e § 2 mom. ${point} kohta`,
    }));
}

const needsGround = new Set(['E', 'K', 'G', 'O']);

const isBlank = (text: string | null): boolean => text === null || text.trim() === '';
const isNowhere = ({ address: { street, postCode, town } }: CheckedParty): boolean =>
  isBlank(town) || (isBlank(street) && isBlank(postCode));
const isTaxed = ({ lines }: InvoiceToCheck): boolean =>
  lines.some(({ vat }) => ['S', 'AE', 'K', 'G'].includes(vat.category));

const saysSelfBilled = ({ notes }: InvoiceToCheck): boolean =>
  notes.some((note) => /itselaskutus|självfakturering|self-billing/i.test(note));

function isSimplified({ issuedOn, lines }: InvoiceToCheck, law: Law): boolean {
  const most = issuedOn === null ? null : ruleOn(law, 'vat.simplified_invoice', issuedOn);
  if (most === null || isRefusal(most)) return false;
  return grossOf(lines) <= most.value;
}

const grossOf = (lines: readonly CheckedLine[]): Cents =>
  lines.every(({ quantity }) => isQuantity(quantity)) ? invoiceTotals(lines).grossCents : zero;
