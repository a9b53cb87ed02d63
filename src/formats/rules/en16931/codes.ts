import { unitCodes } from '../../codes.ts';
import type { Element } from '../element.ts';
import { at, atWhen, type Context, fatal, type Pattern, type Test } from '../rule.ts';
import {
  all,
  attributeIsCode,
  either,
  hasAttribute,
  isAllowance,
  isCharge,
  isCode,
  normalized,
  reads,
} from '../vocabulary.ts';
import {
  addressSchemes,
  allowanceReasons,
  chargeReasons,
  countries,
  creditNoteTypes,
  currencies,
  exemptionReasons,
  identifierSchemes,
  invoiceTypes,
  itemClassifications,
  objectSchemes,
  paymentMeans,
  vatCategories,
  vatDatePoints,
} from './code-lists.ts';

const isInvoiceType = isCode(invoiceTypes);
const isCreditNoteType = isCode(creditNoteTypes);
const parentIs =
  (test: Test): Test =>
  ({ parent }) =>
    parent !== null && test(parent);

/** The attribute, where it is there, must be a code of the list. */
const scheme = (
  where: string | string[],
  attribute: string,
  list: ReadonlySet<string>,
  id: string,
  message: string,
): Context => atWhen(where, hasAttribute(attribute), fatal(id, message, attributeIsCode(attribute, list)));

const amounts = [
  'Amount',
  'BaseAmount',
  'PriceAmount',
  'TaxAmount',
  'TaxableAmount',
  'LineExtensionAmount',
  'TaxExclusiveAmount',
  'TaxInclusiveAmount',
  'AllowanceTotalAmount',
  'ChargeTotalAmount',
  'PrepaidAmount',
  'PayableRoundingAmount',
  'PayableAmount',
].map((name) => `cbc:${name}`);

const sepa = new Set(['SEPA']);

function isOfPaidParty({ parent }: Element): boolean {
  const paid = ['cac:AccountingSupplierParty', 'cac:PayeeParty'];
  return parent !== null && (paid.includes(parent.name) || isOfPaidParty(parent));
}

const isExemptionReason: Test = ({ text }) => exemptionReasons.has(normalized(text.toUpperCase()));

const mimeTypes = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.spreadsheet',
]);

/** Every code must be of its list. */
export const codes: Pattern = [
  at(
    ['cbc:InvoiceTypeCode', 'cbc:CreditNoteTypeCode'],
    fatal(
      'BR-CL-01',
      'The type of the invoice or credit note (BT-3) must be one of UNTDID 1001 that may be used.',
      (type) => (type.name === 'cbc:InvoiceTypeCode' ? isInvoiceType(type) : isCreditNoteType(type)),
    ),
  ),
  at(
    amounts,
    fatal('BR-CL-03', 'An amount must name its currency by ISO 4217.', attributeIsCode('currencyID', currencies)),
  ),
  at(
    'cbc:DocumentCurrencyCode',
    fatal('BR-CL-04', 'The invoice currency (BT-5) must be a code of ISO 4217.', isCode(currencies)),
  ),
  at(
    'cbc:TaxCurrencyCode',
    fatal('BR-CL-05', 'The accounting currency (BT-6) must be a code of ISO 4217.', isCode(currencies)),
  ),
  at(
    'cac:InvoicePeriod/cbc:DescriptionCode',
    fatal('BR-CL-06', 'The day on which VAT is due (BT-8) must be 3, 35 or 432 of UNTDID 2005.', isCode(vatDatePoints)),
  ),
  atWhen(
    ['cac:AdditionalDocumentReference/cbc:ID', 'cac:DocumentReference/cbc:ID'],
    (id) => id.parent !== null && reads('cbc:DocumentTypeCode', '130')(id.parent) && hasAttribute('schemeID')(id),
    fatal(
      'BR-CL-07',
      'The scheme of an invoiced object must be a code of UNTDID 1153.',
      attributeIsCode('schemeID', objectSchemes),
    ),
  ),
  atWhen(
    'cac:PartyIdentification/cbc:ID',
    hasAttribute('schemeID'),
    fatal(
      'BR-CL-10',
      'The scheme of a party’s identifier must be a code of ISO 6523 (ICD), or of the seller and the payee SEPA.',
      either(attributeIsCode('schemeID', identifierSchemes), all(attributeIsCode('schemeID', sepa), isOfPaidParty)),
    ),
  ),
  scheme(
    'cac:PartyLegalEntity/cbc:CompanyID',
    'schemeID',
    identifierSchemes,
    'BR-CL-11',
    'The scheme of a registration must be a code of ISO 6523 (ICD).',
  ),
  scheme(
    'cac:CommodityClassification/cbc:ItemClassificationCode',
    'listID',
    itemClassifications,
    'BR-CL-13',
    'The list of an item’s class (BT-158) must be a code of UNTDID 7143.',
  ),
  at(
    'cac:Country/cbc:IdentificationCode',
    fatal('BR-CL-14', 'A country must be a code of ISO 3166-1.', isCode(countries)),
  ),
  at(
    'cac:OriginCountry/cbc:IdentificationCode',
    fatal('BR-CL-15', 'The country of origin (BT-159) must be a code of ISO 3166-1.', isCode(countries)),
  ),
  at(
    'cac:PaymentMeans/cbc:PaymentMeansCode',
    fatal('BR-CL-16', 'The means of payment (BT-81) must be a code of UNTDID 4461.', isCode(paymentMeans)),
  ),
  at(
    'cac:TaxCategory/cbc:ID',
    fatal('BR-CL-17', 'A VAT category must be a code of UNTDID 5305 in use.', isCode(vatCategories)),
  ),
  at(
    'cac:ClassifiedTaxCategory/cbc:ID',
    fatal(
      'BR-CL-18',
      'The VAT category of a line (BT-151) must be a code of UNTDID 5305 in use.',
      isCode(vatCategories),
    ),
  ),
  atWhen(
    'cac:AllowanceCharge/cbc:AllowanceChargeReasonCode',
    parentIs(isAllowance),
    fatal('BR-CL-19', 'The reason of an allowance must be a code of UNTDID 5189 in use.', isCode(allowanceReasons)),
  ),
  atWhen(
    'cac:AllowanceCharge/cbc:AllowanceChargeReasonCode',
    parentIs(isCharge),
    fatal('BR-CL-20', 'The reason of a charge must be a code of UNTDID 7161.', isCode(chargeReasons)),
  ),
  scheme(
    'cac:StandardItemIdentification/cbc:ID',
    'schemeID',
    identifierSchemes,
    'BR-CL-21',
    'The scheme of an item’s standard identifier (BT-157) must be a code of ISO 6523 (ICD).',
  ),
  at(
    'cbc:TaxExemptionReasonCode',
    fatal('BR-CL-22', 'The reason for an exemption (BT-121) must be a code of the VATEX list.', isExemptionReason),
  ),
  scheme(
    ['cbc:InvoicedQuantity', 'cbc:BaseQuantity', 'cbc:CreditedQuantity'],
    'unitCode',
    unitCodes,
    'BR-CL-23',
    'A unit must be a code of UN/ECE Recommendation 20, or of 21 with X before.',
  ),
  atWhen(
    'cbc:EmbeddedDocumentBinaryObject',
    hasAttribute('mimeCode'),
    fatal(
      'BR-CL-24',
      'An attachment must be of a kind that everybody can open: PDF, PNG, JPEG, CSV, XLSX or ODS.',
      (file) => mimeTypes.has(file.attribute('mimeCode') ?? ''),
    ),
  ),
  scheme(
    'cbc:EndpointID',
    'schemeID',
    addressSchemes,
    'BR-CL-25',
    'The scheme of an electronic address must be a code of the EAS list.',
  ),
  scheme(
    'cac:DeliveryLocation/cbc:ID',
    'schemeID',
    identifierSchemes,
    'BR-CL-26',
    'The scheme of a delivery place (BT-71) must be a code of ISO 6523 (ICD).',
  ),
];
