import type { Day } from '../basics/day.ts';
import { invoiceTotals, lineAmounts, negativeQuantity } from '../basics/invoice-arithmetic.ts';
import { type BasisPoints, type Cents, decimal, negative } from '../basics/money.ts';
import {
  exemptionCode,
  type Invoice,
  type InvoiceLine,
  type InvoiceMention,
  payableOf,
  ratePercent,
  reasonsOf,
  servicePeriod,
} from './en16931.ts';
import { bankTransfer, buyerParty, type FinvoiceMessage, sellerParty, transmission } from './finvoice-parties.ts';
import { pieces } from './finvoice-text.ts';
import { discountText, kindText, lateInterestText, noteTexts, unitText } from './invoice-words.ts';
import { el, onePerLine, type Xml, xmlDocument } from './xml.ts';

/**
 * A sound invoice (`soundInvoice`) as a Finvoice 3.0 document: INV01, INV02 for a credit note, INV08 for a reminder.
 * The amounts and quantities of a credit note are negative, for its total always is (guide 10.5).
 */
export function finvoice(
  invoice: Invoice,
  message: FinvoiceMessage,
  encoding: 'UTF-8' | 'ISO-8859-15' = 'UTF-8',
): string {
  const root = el(
    'Finvoice',
    [
      transmission(invoice, message),
      sellerParty(invoice.seller),
      buyerParty(invoice),
      invoiceDetails(invoice),
      invoice.lines.map((line) => row(invoice, line)),
      bankTransfer(invoice, signed(invoice, payableOf(invoice, invoiceTotals(invoice.lines).grossCents))),
    ],
    {
      Version: '3.0',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:noNamespaceSchemaLocation': 'Finvoice3.0.xsd',
    },
  );
  // The guide demands one element a line (9.2) and the reference to the style sheet that shows the invoice (7).
  return onePerLine(xmlDocument(root, encoding, 'Finvoice.xsl'));
}

const euro = { AmountCurrencyIdentifier: 'EUR' };
const comma = (text: string): string => text.replace('.', ',');
const signed = (invoice: Invoice, amount: Cents): Cents => (invoice.kind === 'credit-note' ? negative(amount) : amount);
const day = (name: string, value: Day | null): Xml => el(name, value?.replaceAll('-', ''), { Format: 'CCYYMMDD' });
const amount = (name: string, value: Cents): Xml => el(name, comma(decimal(value)), euro);
const rate = (name: string, value: BasisPoints | null): Xml =>
  el(name, value === null ? null : comma(ratePercent(value)));

const typeCodes = { invoice: 'INV01', 'credit-note': 'INV02', reminder: 'INV08' };
const unitedNationsCodes = { invoice: '380', 'credit-note': '381', reminder: null };

function invoiceDetails(invoice: Invoice): Xml {
  const totals = invoiceTotals(invoice.lines);
  const money = (name: string, value: Cents): Xml => amount(name, signed(invoice, value));
  const period = servicePeriod(invoice.lines);
  return el('InvoiceDetails', [
    el('InvoiceTypeCode', typeCodes[invoice.kind]),
    el('InvoiceTypeCodeUN', unitedNationsCodes[invoice.kind]),
    el('InvoiceTypeText', kindText(invoice)),
    el('OriginCode', 'Original'),
    el('InvoiceNumber', invoice.number),
    day('InvoiceDate', invoice.issuedOn),
    el('OriginalInvoiceNumber', invoice.originalInvoice?.number),
    day('OriginalInvoiceDate', invoice.originalInvoice?.issuedOn ?? null),
    invoice.precedingReminders.map(earlierReminder),
    day('InvoicingPeriodStartDate', period.from),
    day('InvoicingPeriodEndDate', period.to),
    el('OrderIdentifier', invoice.orderReference),
    el('BuyerReferenceIdentifier', invoice.buyerReference),
    money('RowsTotalVatExcludedAmount', totals.netCents),
    money('InvoiceTotalVatExcludedAmount', totals.netCents),
    money('InvoiceTotalVatAmount', totals.vatCents),
    money('InvoiceTotalVatIncludedAmount', totals.grossCents),
    invoice.roundingCents ? money('InvoiceTotalRoundoffAmount', invoice.roundingCents) : null,
    invoice.prepaidCents ? money('InvoicePaidAmount', invoice.prepaidCents) : null,
    totals.vat.map((group) =>
      el('VatSpecificationDetails', [
        money('VatBaseAmount', group.baseCents),
        rate('VatRatePercent', group.rateBp),
        el('VatCode', group.category),
        money('VatRateAmount', group.vatCents),
        // There is room for three texts here; every row carries its own reason whole.
        pieces(reasonsOf(invoice.lines, group.category).join('; '), 70)
          .slice(0, 3)
          .map((text) => el('VatFreeText', text)),
        el('VatExemptionReasonCode', exemptionCode(group.category)),
      ]),
    ),
    noteTexts(invoice)
      .flatMap((note) => note.split(/[\r\n]+/))
      .flatMap((line) => pieces(line, 512))
      .map((text) => el('InvoiceFreeText', text)),
    el('PaymentTermsDetails', [
      day('InvoiceDueDate', invoice.dueOn),
      el('PaymentOverDueFineDetails', [
        el('PaymentOverDueFineFreeText', lateInterestText(invoice)),
        rate('PaymentOverDueFinePercent', invoice.lateInterestBp),
      ]),
    ]),
  ]);
}

const earlierReminder = (reminder: InvoiceMention): Xml =>
  el('OriginalInvoiceReference', [el('InvoiceNumber', reminder.number), day('InvoiceDate', reminder.issuedOn)]);

function row(invoice: Invoice, line: InvoiceLine): Xml {
  const { fullCents, discountCents, netCents } = lineAmounts(line);
  const money = (name: string, value: Cents): Xml => amount(name, signed(invoice, value));
  const unit = unitText(line.unit, invoice.language);
  const [name, ...more] = pieces(line.description, 100);
  return el('InvoiceRow', [
    el('ArticleName', name),
    el('InvoicedQuantity', quantityText(line, invoice.kind), {
      QuantityUnitCode: unit,
      QuantityUnitCodeUN: line.unit,
    }),
    day('StartDate', line.servedFrom),
    day('EndDate', line.servedTo),
    el('UnitPriceAmount', comma(decimal(line.unitPriceCents)), {
      ...euro,
      UnitPriceUnitCode: `e/${unit}`,
      QuantityUnitCodeUN: line.unit,
    }),
    el('RowPositionIdentifier', line.id),
    pieces(more.join(' '), 512).map((text) => el('RowFreeText', text)),
    el('RowFreeText', line.reason),
    line.discountBp === 0
      ? null
      : [
          rate('RowDiscountPercent', line.discountBp),
          money('RowDiscountAmount', discountCents),
          money('RowDiscountBaseAmount', fullCents),
          el('RowDiscountTypeCode', '95'),
          el('RowDiscountTypeText', discountText(invoice.language)),
        ],
    rate('RowVatRatePercent', line.vat.rateBp),
    el('RowVatCode', line.vat.category),
    // No RowVatAmount: VAT is counted per rate, and amounts rounded row by row would not add up to it.
    money('RowVatExcludedAmount', netCents),
  ]);
}

/** A quantity with a comma; where it has decimals it has at least two, as the guide wants of amounts (9.4). */
function quantityText({ quantity }: InvoiceLine, kind: Invoice['kind']): string {
  return comma(kind === 'credit-note' ? negativeQuantity(quantity) : quantity).replace(/,(\d)$/, ',$10');
}
