import { dateOf } from '../dates.ts';
import { allowanceReasons, chargeReasons, currencies, vatDatePoints } from '../en16931/code-lists.ts';
import { at, atWhen, type Context, fatal, type Pattern, type Test } from '../rule.ts';
import { all, either, hasAttribute, normalized, not, reads, textOf } from '../vocabulary.ts';
import { customerIn, supplierIn } from './country.ts';
import { profile } from './profile.ts';
import { ownPiece, says } from './wording.ts';

const codes = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

// As in EN 16931 but for the dobra of São Tomé, which Peppol knows by its new code.
const peppolCurrencies: ReadonlySet<string> = new Set([...currencies, 'STN'].filter((code) => code !== 'STD'));
const fileTypes = codes(`application/pdf image/png image/jpeg text/csv
  application/vnd.openxmlformats-officedocument.spreadsheetml.sheet application/vnd.oasis.opendocument.spreadsheet`);
const invoiceTypes = codes(
  '71 80 82 84 102 218 219 326 331 380 382 383 384 386 388 393 395 553 575 623 780 817 870 875 876 877',
);
const creditNoteTypes = codes('381 396 81 83 532');
// Since May 2026 without 0037, 0212, 0213 and 0215: a Finnish address has the scheme 0216.
const addressSchemes = codes(`
  0002 0007 0009 0060 0088 0096 0097 0106 0130 0135 0142 0151 0183 0184 0188 0190 0191 0192 0195 0196 0198 0199 0200 0201
  0204 0208 0209 0210 0211 0216 0218 0221 0225 0230 0235 0240 0242 0244 0245 0246 0248 9910 9913 9914 9915 9918 9919 9920
  9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944 9945
  9946 9947 9948 9949 9950 9951 9952 9953 9957 9959`);

const isOneOf =
  (list: ReadonlySet<string>): Test =>
  (here) =>
    list.has(normalized(ownPiece(here)));
const attributeIsOneOf =
  (name: string, list: ReadonlySet<string>): Test =>
  (here) =>
    list.has(here.attribute(name) ?? '');
const unlessKnownProfile: Test = (here) => profile(here) === null;
const saysGermanType: Test = (here) => ['326', '384'].includes(normalized(here.text));

// The reason codes that only one VAT category can have.
const reasonOfCategory: readonly (readonly [rule: string, reason: string, category: string])[] = [
  ['PEPPOL-EN16931-P0104', 'VATEX-EU-G', 'G'],
  ['PEPPOL-EN16931-P0105', 'VATEX-EU-O', 'O'],
  ['PEPPOL-EN16931-P0106', 'VATEX-EU-IC', 'K'],
  ['PEPPOL-EN16931-P0107', 'VATEX-EU-AE', 'AE'],
  ['PEPPOL-EN16931-P0108', 'VATEX-EU-D', 'E'],
  ['PEPPOL-EN16931-P0109', 'VATEX-EU-F', 'E'],
  ['PEPPOL-EN16931-P0110', 'VATEX-EU-I', 'E'],
  ['PEPPOL-EN16931-P0111', 'VATEX-EU-J', 'E'],
];
const exemptionReason = textOf('cbc:TaxExemptionReasonCode');
const exemptions: readonly Context[] = reasonOfCategory.map(([rule, reason, category]) =>
  atWhen(
    'cac:TaxCategory',
    (here) => exemptionReason(here).toUpperCase() === reason,
    fatal(rule, `The exemption reason ${reason} belongs to the VAT category ${category}.`, says('cbc:ID', category)),
  ),
);

/** Codes that Peppol narrows further than EN 16931, and the form of days. */
export const codeRules: Pattern = [
  atWhen(
    'cbc:EmbeddedDocumentBinaryObject',
    hasAttribute('mimeCode'),
    fatal(
      'PEPPOL-EN16931-CL001',
      'An attached file must be PDF, PNG, JPEG, CSV or a spreadsheet (xlsx, ods).',
      attributeIsOneOf('mimeCode', fileTypes),
    ),
  ),
  atWhen(
    'cac:AllowanceCharge/cbc:AllowanceChargeReasonCode',
    reads('../cbc:ChargeIndicator', 'false'),
    fatal('PEPPOL-EN16931-CL002', 'The reason of an allowance must be a code of UNCL 5189.', isOneOf(allowanceReasons)),
  ),
  atWhen(
    'cac:AllowanceCharge/cbc:AllowanceChargeReasonCode',
    reads('../cbc:ChargeIndicator', 'true'),
    fatal('PEPPOL-EN16931-CL003', 'The reason of a charge must be a code of UNCL 7161.', isOneOf(chargeReasons)),
  ),
  at(
    'cac:InvoicePeriod/cbc:DescriptionCode',
    fatal('PEPPOL-EN16931-CL006', 'The VAT point (BT-8) must be 3, 35 or 432.', isOneOf(vatDatePoints)),
  ),
  at(
    'Amount BaseAmount PriceAmount TaxAmount TaxableAmount LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount ChargeTotalAmount PrepaidAmount PayableRoundingAmount PayableAmount'
      .split(' ')
      .map((name) => `cbc:${name}`),
    fatal(
      'PEPPOL-EN16931-CL007',
      'The currency must be a code of ISO 4217.',
      attributeIsOneOf('currencyID', peppolCurrencies),
    ),
  ),
  at(
    'cbc:InvoiceTypeCode',
    fatal(
      'PEPPOL-EN16931-P0100',
      'The type of the invoice (BT-3) must be one that Peppol knows, such as 380.',
      either(unlessKnownProfile, isOneOf(invoiceTypes)),
    ),
    fatal(
      'PEPPOL-EN16931-P0112',
      'The types 326 and 384 are only for invoices between German parties.',
      either(not(saysGermanType), all(supplierIn('DE'), customerIn('DE'))),
    ),
  ),
  at(
    'cbc:CreditNoteTypeCode',
    fatal(
      'PEPPOL-EN16931-P0101',
      'The type of the credit note (BT-3) must be one that Peppol knows, such as 381.',
      either(unlessKnownProfile, isOneOf(creditNoteTypes)),
    ),
  ),
  at(
    ['cbc:IssueDate', 'cbc:DueDate', 'cbc:TaxPointDate', 'cbc:StartDate', 'cbc:EndDate', 'cbc:ActualDeliveryDate'],
    fatal(
      'PEPPOL-EN16931-F001',
      'A day must exist and be written like 2026-05-31.',
      (here) => [...ownPiece(here)].length === 10 && dateOf(here.text) !== null,
    ),
  ),
  atWhen(
    'cbc:EndpointID',
    hasAttribute('schemeID'),
    fatal(
      'PEPPOL-EN16931-CL008',
      'The scheme of an electronic address must be one that Peppol knows, such as 0216.',
      attributeIsOneOf('schemeID', addressSchemes),
    ),
  ),
  ...exemptions,
];
