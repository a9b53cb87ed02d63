import {
  type InvoiceTotals,
  invoiceTotals,
  lineAmounts,
  type Vat,
  type VatGroup,
} from '../basics/invoice-arithmetic.ts';
import { type Cents, decimal } from '../basics/money.ts';
import { isRefusal, type Refusal, refuse } from '../basics/refusal.ts';
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
import { discountText, lateInterestText, noteTexts } from './invoice-words.ts';
import { customerParty, type PeppolPartyFault, supplierParty } from './peppol-parties.ts';
import { el, onePerLine, type Xml, xmlDocument } from './xml.ts';

export type PeppolFault = PeppolPartyFault | 'buyer-reference-missing' | 'reminder-not-in-peppol';

/**
 * A sound invoice (`soundInvoice`) as a Peppol BIS Billing 3.0 document: UBL 2.1 Invoice (380) or CreditNote (381), whose
 * amounts are positive. Refused: a reminder (Peppol has none), a party without an OVT address, and an invoice that
 * names neither the buyer's reference, an order nor a contact (PEPPOL-EN16931-R003).
 */
export function peppol(invoice: Invoice): string | Refusal<PeppolFault> {
  if (invoice.kind === 'reminder') return refuse('reminder-not-in-peppol');
  // A buyer that gives no reference of its own routes by the person who ordered the work.
  const buyerReference = invoice.buyerReference ?? invoice.buyer.contact;
  if (!buyerReference && !invoice.orderReference) return refuse('buyer-reference-missing');
  const outsideScope = invoice.lines.some((line) => line.vat.category === 'O');
  const supplier = supplierParty(invoice.seller, outsideScope);
  const customer = customerParty(invoice.buyer, outsideScope);
  if (isRefusal(supplier)) return supplier;
  if (isRefusal(customer)) return customer;
  const totals = invoiceTotals(invoice.lines);
  const root = invoice.kind === 'credit-note' ? 'CreditNote' : 'Invoice';
  const document = xmlDocument(
    el(
      root,
      [
        heading(invoice, buyerReference),
        supplier,
        customer,
        delivery(invoice),
        paymentMeans(invoice),
        el('cac:PaymentTerms', [el('cbc:Note', lateInterestText(invoice))]),
        taxTotal(invoice, totals),
        monetaryTotal(invoice, totals),
        lineElements(invoice),
      ],
      {
        xmlns: `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`,
        'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
        'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
      },
    ),
  );
  return onePerLine(document);
}

const euro = { currencyID: 'EUR' };
const amount = (name: string, value: Cents): Xml => el(name, decimal(value), euro);

function heading(invoice: Invoice, buyerReference: string | null): (Xml | Xml[])[] {
  const isCredit = invoice.kind === 'credit-note';
  const period = servicePeriod(invoice.lines);
  return [
    el('cbc:CustomizationID', 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0'),
    el('cbc:ProfileID', 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0'),
    el('cbc:ID', invoice.number),
    el('cbc:IssueDate', invoice.issuedOn),
    // A UBL credit note has its due date among the means of payment.
    isCredit ? [] : el('cbc:DueDate', invoice.dueOn),
    isCredit ? el('cbc:CreditNoteTypeCode', '381') : el('cbc:InvoiceTypeCode', '380'),
    // Peppol allows one note (R002), so all of them share it.
    el('cbc:Note', noteTexts(invoice).join('\n') || null),
    el('cbc:DocumentCurrencyCode', invoice.currency),
    el('cbc:BuyerReference', buyerReference),
    el('cac:InvoicePeriod', [el('cbc:StartDate', period.from), el('cbc:EndDate', period.to)]),
    el('cac:OrderReference', [el('cbc:ID', invoice.orderReference)]),
    invoice.originalInvoice ? mention(invoice.originalInvoice) : [],
  ];
}

const mention = ({ number, issuedOn }: InvoiceMention): Xml =>
  el('cac:BillingReference', [
    el('cac:InvoiceDocumentReference', [el('cbc:ID', number), el('cbc:IssueDate', issuedOn)]),
  ]);

/** Goods sold to another EU country need the day and country of delivery (BR-IC-11, BR-IC-12). */
function delivery({ lines, buyer, issuedOn }: Invoice): Xml | null {
  if (!lines.some((line) => line.vat.category === 'K')) return null;
  return el('cac:Delivery', [
    el('cbc:ActualDeliveryDate', servicePeriod(lines).to ?? issuedOn),
    el('cac:DeliveryLocation', [
      el('cac:Address', [el('cac:Country', [el('cbc:IdentificationCode', buyer.address.country)])]),
    ]),
  ]);
}

const paymentMeans = ({ kind, dueOn, reference, seller }: Invoice): Xml =>
  el('cac:PaymentMeans', [
    el('cbc:PaymentMeansCode', '58'),
    kind === 'credit-note' ? el('cbc:PaymentDueDate', dueOn) : null,
    el('cbc:PaymentID', reference),
    el('cac:PayeeFinancialAccount', [
      el('cbc:ID', seller.iban),
      el('cac:FinancialInstitutionBranch', [el('cbc:ID', seller.bic)]),
    ]),
  ]);

const taxTotal = (invoice: Invoice, totals: InvoiceTotals): Xml =>
  el('cac:TaxTotal', [
    amount('cbc:TaxAmount', totals.vatCents),
    totals.vat.map((group) =>
      el('cac:TaxSubtotal', [
        amount('cbc:TaxableAmount', group.baseCents),
        amount('cbc:TaxAmount', group.vatCents),
        taxCategory('cac:TaxCategory', group, exemption(invoice, group)),
      ]),
    ),
  ]);

const exemption = (invoice: Invoice, { category }: VatGroup): Xml[] => [
  el('cbc:TaxExemptionReasonCode', exemptionCode(category)),
  el('cbc:TaxExemptionReason', reasonsOf(invoice.lines, category).join('; ') || null),
];

/** A category with its rate; what is outside the scope of VAT has no rate, not even zero (BR-O-05). */
const taxCategory = (name: string, { category, rateBp }: Vat, reasons: Xml[] = []): Xml =>
  el(name, [
    el('cbc:ID', category),
    el('cbc:Percent', category === 'O' ? null : ratePercent(rateBp)),
    reasons,
    el('cac:TaxScheme', [el('cbc:ID', 'VAT')]),
  ]);

const monetaryTotal = (invoice: Invoice, totals: InvoiceTotals): Xml =>
  el('cac:LegalMonetaryTotal', [
    amount('cbc:LineExtensionAmount', totals.netCents),
    amount('cbc:TaxExclusiveAmount', totals.netCents),
    amount('cbc:TaxInclusiveAmount', totals.grossCents),
    invoice.prepaidCents ? amount('cbc:PrepaidAmount', invoice.prepaidCents) : null,
    invoice.roundingCents ? amount('cbc:PayableRoundingAmount', invoice.roundingCents) : null,
    amount('cbc:PayableAmount', payableOf(invoice, totals.grossCents)),
  ]);

function lineElements(invoice: Invoice): Xml[] {
  // Where a category has several grounds, only the line itself can tell which is its own.
  const categories = new Set(invoice.lines.map((line) => line.vat.category));
  const manifold = new Set([...categories].filter((category) => reasonsOf(invoice.lines, category).length > 1));
  return invoice.lines.map((line) => lineElement(invoice, line, manifold.has(line.vat.category) ? line.reason : null));
}

function lineElement({ kind, language }: Invoice, line: InvoiceLine, note: string | null): Xml {
  const isCredit = kind === 'credit-note';
  const { fullCents, discountCents, netCents } = lineAmounts(line);
  return el(isCredit ? 'cac:CreditNoteLine' : 'cac:InvoiceLine', [
    el('cbc:ID', line.id),
    el('cbc:Note', note),
    el(isCredit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity', line.quantity, { unitCode: line.unit }),
    amount('cbc:LineExtensionAmount', netCents),
    el('cac:InvoicePeriod', [el('cbc:StartDate', line.servedFrom), el('cbc:EndDate', line.servedTo)]),
    line.discountBp === 0
      ? null
      : el('cac:AllowanceCharge', [
          el('cbc:ChargeIndicator', 'false'),
          el('cbc:AllowanceChargeReasonCode', '95'),
          el('cbc:AllowanceChargeReason', discountText(language)),
          el('cbc:MultiplierFactorNumeric', ratePercent(line.discountBp)),
          amount('cbc:Amount', discountCents),
          amount('cbc:BaseAmount', fullCents),
        ]),
    el('cac:Item', [el('cbc:Name', line.description), taxCategory('cac:ClassifiedTaxCategory', line.vat)]),
    el('cac:Price', [amount('cbc:PriceAmount', line.unitPriceCents)]),
  ]);
}
