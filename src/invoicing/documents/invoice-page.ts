import { type Day, daysBetween, dayText } from '../../basics/day.ts';
import { displayIban, parseIban } from '../../basics/identifiers/iban.ts';
import {
  displayReference,
  displayRf,
  parseReference,
  parseRf,
  type Reference,
  type RfReference,
} from '../../basics/identifiers/reference.ts';
import { invoiceTotals, lineAmounts, type VatGroup } from '../../basics/invoice-arithmetic.ts';
import { type Cents, euros, type Language, negative, percent, plus } from '../../basics/money.ts';
import { isRefusal } from '../../basics/refusal.ts';
import { bankBarcode } from '../../formats/bank-barcode.ts';
import { type Address, type Invoice, type InvoiceLine, type InvoiceMention, payableOf } from '../../formats/en16931.ts';
import { epcPayment } from '../../formats/epc-qr.ts';
import { unitText } from '../../formats/invoice-words.ts';
import { type InvoiceTexts, invoiceTexts } from './invoice-texts.ts';

type Labelled = readonly [label: string, value: string];

/** An invoice as it stands on paper: every text ready in the invoice's language, for the template to set. */
export type InvoicePage = {
  readonly title: string;
  readonly number: string;
  readonly seller: { readonly name: string; readonly performedBy: Labelled | null };
  readonly buyer: { readonly label: string; readonly lines: readonly string[] };
  readonly facts: readonly Labelled[];
  readonly opening: string | null;
  readonly columns: readonly (readonly [head: string, note: string | null])[];
  readonly rows: readonly {
    readonly description: string;
    readonly detail: string;
    readonly cells: readonly string[];
  }[];
  readonly vat: { readonly title: string; readonly columns: readonly string[]; readonly rows: readonly string[][] };
  readonly reasons: readonly string[];
  readonly totals: readonly Labelled[];
  readonly total: Labelled;
  readonly household: string | null;
  readonly notes: { readonly title: string; readonly paragraphs: readonly string[] };
  readonly payment: PaymentBlock | null;
  readonly nothingToPay: string;
  readonly footer: readonly (readonly string[])[];
};

type PaymentBlock = {
  readonly title: string;
  readonly to: readonly Labelled[];
  readonly what: readonly Labelled[];
  /** The 54 digits, where the account and the reference have a place in a Finnish bank barcode. */
  readonly barcode: { readonly label: string; readonly digits: string; readonly spoken: string } | null;
  /** The text of the QR code that any bank in the euro area reads (EPC069-12). */
  readonly qr: { readonly label: string; readonly text: string; readonly spoken: string } | null;
};

/**
 * Lays an invoice out as texts; what is asked to be paid is the whole of it unless less is open. Amounts of a credit note are
 * written with a minus, as Finnish bookkeeping expects.
 */
export function invoicePage(invoice: Invoice, openCents?: Cents): InvoicePage {
  const { kind, language, seller, buyer } = invoice;
  const texts = invoiceTexts[language];
  const signed = (amount: Cents) => euros(kind === 'credit-note' ? negative(amount) : amount, language);
  const totals = invoiceTotals(invoice.lines);
  const payableCents = payableOf(invoice, totals.grossCents);
  const toPay = openCents ?? payableCents;
  const discounted = invoice.lines.some((line) => line.discountBp > 0);
  const abroad = seller.address.country !== buyer.address.country;
  return {
    title: texts.title[kind],
    number: invoice.number,
    seller: { name: seller.name, performedBy: seller.performedBy ? [texts.performedBy, seller.performedBy] : null },
    buyer: { label: texts.buyer, lines: [buyer.name, ...addressLines(buyer.address, abroad, language)] },
    facts: facts(invoice, texts),
    opening: kind === 'reminder' ? texts.reminder : null,
    columns: [
      [texts.description, null],
      [texts.quantity, null],
      [texts.unitPrice, texts.withoutVat],
      ...(discounted ? [[texts.discount, null] as const] : []),
      [texts.vat, null],
      [texts.rowNet, texts.withoutVat],
    ],
    rows: invoice.lines.map((line) => ({
      description: line.description,
      detail: period(line, language),
      cells: [
        quantityText(line, kind, language),
        euros(line.unitPriceCents, language),
        ...(discounted ? [line.discountBp > 0 ? percent(line.discountBp, language) : ''] : []),
        percent(line.vat.rateBp, language),
        signed(lineAmounts(line).netCents),
      ],
    })),
    vat: {
      title: texts.vatBreakdown,
      columns: [texts.vatRate, texts.vatBase, texts.vatAmount, texts.withVat],
      rows: totals.vat.map((group) => [
        vatText(group, texts, language),
        signed(group.baseCents),
        signed(group.vatCents),
        signed(plus(group.baseCents, group.vatCents)),
      ]),
    },
    reasons: [...new Set(invoice.lines.map((line) => line.reason).filter((reason) => reason !== null))],
    totals: [
      [texts.netTotal, signed(totals.netCents)],
      [texts.vatTotal, signed(totals.vatCents)],
      ...(payableCents === totals.grossCents ? [] : [[texts.grossTotal, signed(totals.grossCents)] as const]),
      ...(invoice.prepaidCents ? [[texts.prepaid, signed(negative(invoice.prepaidCents))] as const] : []),
      ...(invoice.roundingCents ? [[texts.rounding, signed(invoice.roundingCents)] as const] : []),
    ],
    total: [texts.total[kind], signed(payableCents)],
    household: invoice.householdWorkCents === null ? null : texts.household(signed(invoice.householdWorkCents)),
    notes: { title: texts.notes, paragraphs: invoice.notes },
    payment: kind === 'credit-note' || toPay <= 0 ? null : payment(invoice, toPay, texts),
    nothingToPay:
      kind === 'credit-note' && invoice.originalInvoice
        ? texts.credited(mention(invoice.originalInvoice, language))
        : texts.nothingToPay,
    footer: footer(invoice, texts, abroad),
  };
}

/** The document's name: `Lasku 20261001`. */
export const invoiceTitle = ({ kind, number, language }: Invoice): string =>
  `${invoiceTexts[language].title[kind]} ${number}`;

function facts(invoice: Invoice, texts: InvoiceTexts): Labelled[] {
  const { kind, language, buyer } = invoice;
  const toPay = kind !== 'credit-note';
  const given: readonly (readonly [string, string | null | false])[] = [
    [texts.number[kind], invoice.number],
    [texts.issuedOn, dayText(invoice.issuedOn, language)],
    [texts.terms, toPay && kind === 'invoice' && texts.netDays(daysBetween(invoice.issuedOn, invoice.dueOn))],
    [texts.dueOn, toPay && dayText(invoice.dueOn, language)],
    [texts.lateInterest, toPay && interestText(invoice, texts)],
    [texts.reference, toPay && invoice.reference && referenceText(invoice.reference)],
    [texts.originalInvoice[kind], invoice.originalInvoice && mention(invoice.originalInvoice, language)],
    [texts.earlierReminders, invoice.precedingReminders.map((one) => mention(one, language)).join('\n')],
    [texts.buyerReference, invoice.buyerReference],
    [texts.orderReference, invoice.orderReference],
    [texts.buyerBusinessId, !buyer.person && buyer.businessId],
    [texts.buyerVatNumber, !buyer.person && buyer.vatNumber],
    [texts.contact, buyer.contact],
  ];
  return given.flatMap(([label, value]) => (value ? [[label, value] as const] : []));
}

function payment(invoice: Invoice, amountCents: Cents, texts: InvoiceTexts): PaymentBlock {
  const { seller, reference, language, dueOn } = invoice;
  const sum = euros(amountCents, language);
  return {
    title: texts.payment,
    to: [
      [texts.payee, seller.name],
      [texts.account, ibanText(seller.iban)],
      ...(seller.bic ? [['BIC', seller.bic] as const] : []),
    ],
    what: [
      ...(reference ? [[texts.reference, referenceText(reference)] as const] : []),
      [texts.dueOn, dayText(dueOn, language)],
      [texts.total[invoice.kind], sum],
    ],
    ...codes(invoice, amountCents, texts, sum),
  };
}

/** The two codes that a payer's bank reads: the Finnish barcode needs a Finnish account and a reference, the QR code does not. */
function codes(
  invoice: Invoice,
  amountCents: Cents,
  texts: InvoiceTexts,
  sum: string,
): Pick<PaymentBlock, 'barcode' | 'qr'> {
  const { seller, dueOn } = invoice;
  const iban = parseIban(seller.iban);
  if (isRefusal(iban)) return { barcode: null, qr: null };
  const read = readReference(invoice.reference);
  const made = read && bankBarcode({ iban, amountCents, reference: read, dueOn });
  const digits = made && !isRefusal(made) ? made.barcode : null;
  const { name, bic } = seller;
  const text = epcPayment({ name, iban, bic, amountCents, reference: read, text: invoiceTitle(invoice), dueOn });
  return {
    barcode: digits === null ? null : { label: texts.virtualBarcode, digits, spoken: texts.barcode(digits) },
    qr: isRefusal(text) ? null : { label: texts.qr, text, spoken: texts.qrSpoken(sum, displayIban(iban)) },
  };
}

function readReference(text: string | null): Reference | RfReference | null {
  if (text === null) return null;
  const read = text.startsWith('RF') ? parseRf(text) : parseReference(text);
  return isRefusal(read) ? null : read;
}

function footer({ seller, language }: Invoice, texts: InvoiceTexts, abroad: boolean): string[][] {
  return [
    [seller.name, addressLines(seller.address, abroad, language).join(', ')],
    [
      ...(seller.businessId ? [`${texts.businessId} ${seller.businessId}`] : []),
      ...(seller.vatNumber ? [`${texts.vatNumber} ${seller.vatNumber}`] : []),
    ],
    [seller.email, seller.phone].filter((line) => line !== null),
  ];
}

const addressLines = ({ street, postCode, town, country }: Address, abroad: boolean, language: Language): string[] =>
  [
    street,
    `${postCode} ${town}`.trim(),
    abroad ? (new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(country) ?? country) : '',
  ].filter((line) => line !== '');

const mention = ({ number, issuedOn }: InvoiceMention, language: Language) =>
  `${number} (${dayText(issuedOn, language)})`;

const interestText = ({ lateInterestBp, language }: Invoice, texts: InvoiceTexts) =>
  lateInterestBp === null ? texts.byTheInterestAct : percent(lateInterestBp, language);

function ibanText(text: string): string {
  const iban = parseIban(text);
  return isRefusal(iban) ? text : displayIban(iban);
}

function referenceText(text: string): string {
  const rf = parseRf(text);
  if (!isRefusal(rf)) return displayRf(rf);
  const reference = parseReference(text);
  return isRefusal(reference) ? text : displayReference(reference);
}

function vatText({ category, rateBp }: VatGroup, texts: InvoiceTexts, language: Language): string {
  if (category === 'S' || category === 'Z') return percent(rateBp, language);
  return texts.category[category];
}

function period({ servedFrom, servedTo }: InvoiceLine, language: Language): string {
  const days: Day[] = [servedFrom, servedTo].filter((one) => one !== null);
  const said = [...new Set(days)].map((one) => dayText(one, language));
  return said.join(language === 'en' ? ' – ' : '–');
}

// The quantity of a credit note carries the minus, so that quantity times price still gives the sum of the row.
function quantityText({ quantity, unit }: InvoiceLine, kind: Invoice['kind'], language: Language): string {
  const minus = quantity.startsWith('-') !== (kind === 'credit-note') && !/^-?[0.]+$/.test(quantity);
  const [whole = '', fraction] = quantity.replace('-', '').split('.');
  const number = `${whole.replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : '\u00a0')}${
    fraction === undefined ? '' : `${language === 'en' ? '.' : ','}${fraction}`
  }`;
  return `${minus ? '−' : ''}${number}\u00a0${unitText(unit, language)}`;
}
