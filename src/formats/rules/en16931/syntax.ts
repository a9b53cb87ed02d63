import type { Element } from '../element.ts';
import { at, atWhen, fatal, type Pattern, type Rule, type Test, warning } from '../rule.ts';
import { path, type Select, those, under } from '../select.ts';
import {
  absent,
  all,
  atMost,
  either,
  exists,
  hasAttribute,
  hasTwoDecimals,
  isAllowance,
  isCharge,
  not,
  reads,
  textOf,
} from '../vocabulary.ts';
import { documents } from './document.ts';

const seller = 'cac:AccountingSupplierParty/cac:Party';
const buyer = 'cac:AccountingCustomerParty/cac:Party';
const supporting = path('//cac:AdditionalDocumentReference');
const invoicedObjects = those(path('cac:AdditionalDocumentReference'), reads('cbc:DocumentTypeCode', '130'));
const anyInvoicedObjects = those(supporting, reads('cbc:DocumentTypeCode', '130'));
const otherCodes = those(path('cbc:DocumentTypeCode'), ({ text }) => text !== '130');
const otherSupporting = those(supporting, either(absent('cbc:DocumentTypeCode'), exists(otherCodes)));

/** The code of the scheme as it stands, in capitals. */
const schemeId = textOf('cbc:ID');
const schemes = path('cac:TaxScheme');
const taxNumbers = (party: string, wanted: (scheme: string) => boolean): Select =>
  under(
    those(path(`${party}/cac:PartyTaxScheme`), (part) =>
      schemes(part).some((scheme) => wanted(schemeId(scheme).toUpperCase())),
    ),
    'cbc:CompanyID',
  );
const isVat = (scheme: string): boolean => scheme === 'VAT';
const isOtherTax = (scheme: string): boolean => scheme !== 'VAT';
const isSepa = (id: Element): boolean => id.attribute('schemeID')?.toUpperCase() === 'SEPA';

/** All of them, wherever they stand, read the same. */
const alike = (which: string): Test => {
  const select = path(which);
  return (here) => new Set(select(here).map(({ text }) => text)).size <= 1;
};

const payeeNames = path('cac:PartyName/cbc:Name');
const sellerNames = path(`../${seller}/cac:PartyLegalEntity/cbc:RegistrationName`);

/** Some payee name differs from some name of the seller. */
const payeeIsNotSeller: Test = (here) => {
  const sellers = sellerNames(here);
  return payeeNames(here).some(({ text }) => sellers.some((other) => other.text !== text));
};

const namesOnlyOnPaymentMeans: Test = ({ document }) =>
  document.withAttribute('name').every((one) => one.name === 'cbc:PaymentMeansCode');

const ofDocument: readonly Rule[] = [
  warning(
    'UBL-CR-002',
    'The version of UBL should be left out or be 2.1.',
    either(absent('cbc:UBLVersionID'), reads('cbc:UBLVersionID', '2.1')),
  ),
  warning(
    'UBL-CR-665',
    'The number of a supporting document should have a scheme only where it is an invoiced object (type 130).',
    absent(those(under(otherSupporting, 'cbc:ID'), hasAttribute('schemeID'))),
  ),
  fatal(
    'UBL-CR-666',
    'The reference to an invoiced object (type 130) has no attachment.',
    absent(under(anyInvoicedObjects, 'cac:Attachment')),
  ),
  fatal(
    'UBL-CR-673',
    'The reference to an invoiced object (type 130) has no description.',
    absent(under(anyInvoicedObjects, 'cbc:DocumentDescription')),
  ),
  warning('UBL-DT-18', 'Only a means of payment should have the attribute name.', namesOnlyOnPaymentMeans),
  fatal('UBL-SR-01', 'There is at most one contract (BT-12).', atMost(1, 'cac:ContractDocumentReference/cbc:ID')),
  fatal(
    'UBL-SR-02',
    'There is at most one receiving advice (BT-15).',
    atMost(1, 'cac:ReceiptDocumentReference/cbc:ID'),
  ),
  fatal(
    'UBL-SR-03',
    'There is at most one despatch advice (BT-16).',
    atMost(1, 'cac:DespatchDocumentReference/cbc:ID'),
  ),
  fatal('UBL-SR-04', 'There is at most one invoiced object (BT-18).', atMost(1, under(invoicedObjects, 'cbc:ID'))),
  fatal('UBL-SR-05', 'The terms of payment (BT-20) are told once.', atMost(1, 'cac:PaymentTerms/cbc:Note')),
  fatal('UBL-SR-08', 'The invoice has at most one period (BG-14).', atMost(1, 'cac:InvoicePeriod')),
  fatal(
    'UBL-SR-09',
    'The seller has one name (BT-27).',
    atMost(1, `${seller}/cac:PartyLegalEntity/cbc:RegistrationName`),
  ),
  fatal('UBL-SR-10', 'The seller has at most one trading name (BT-28).', atMost(1, `${seller}/cac:PartyName/cbc:Name`)),
  fatal(
    'UBL-SR-11',
    'The seller has at most one registration (BT-30).',
    atMost(1, `${seller}/cac:PartyLegalEntity/cbc:CompanyID`),
  ),
  fatal('UBL-SR-12', 'The seller has at most one VAT number (BT-31).', atMost(1, taxNumbers(seller, isVat))),
  fatal('UBL-SR-13', 'The seller has at most one tax registration (BT-32).', atMost(1, taxNumbers(seller, isOtherTax))),
  fatal(
    'UBL-SR-14',
    'The seller’s further legal information (BT-33) is told once.',
    atMost(1, `${seller}/cac:PartyLegalEntity/cbc:CompanyLegalForm`),
  ),
  fatal(
    'UBL-SR-15',
    'The buyer has one name (BT-44).',
    atMost(1, `${buyer}/cac:PartyLegalEntity/cbc:RegistrationName`),
  ),
  fatal(
    'UBL-SR-16',
    'The buyer has at most one identifier (BT-46).',
    atMost(1, `${buyer}/cac:PartyIdentification/cbc:ID`),
  ),
  fatal(
    'UBL-SR-17',
    'The buyer has at most one registration (BT-47).',
    atMost(1, `${buyer}/cac:PartyLegalEntity/cbc:CompanyID`),
  ),
  fatal('UBL-SR-18', 'The buyer has at most one VAT number (BT-48).', atMost(1, taxNumbers(buyer, isVat))),
  fatal('UBL-SR-24', 'There is at most one delivery (BG-13).', atMost(1, 'cac:Delivery')),
  fatal(
    'UBL-SR-29',
    'There is at most one SEPA creditor identifier (BT-90).',
    atMost(1, those(path('//cac:PartyIdentification/cbc:ID'), isSepa)),
  ),
  fatal('UBL-SR-39', 'There is at most one project (BT-11).', atMost(1, 'cac:ProjectReference/cbc:ID')),
  fatal('UBL-SR-40', 'The buyer has at most one trading name (BT-45).', atMost(1, `${buyer}/cac:PartyName/cbc:Name`)),
  fatal('UBL-SR-44', 'All payments carry the same reference (BT-83).', alike('//cbc:PaymentID')),
  fatal('UBL-SR-45', 'The due date (BT-9) stands once.', atMost(1, 'cac:PaymentMeans/cbc:PaymentDueDate')),
  fatal(
    'UBL-SR-46',
    'The means of payment is told in words (BT-82) once.',
    atMost(1, those(path('cac:PaymentMeans/cbc:PaymentMeansCode'), hasAttribute('name'))),
  ),
  fatal('UBL-SR-47', 'All payments are by the same means (BT-81).', alike('//cbc:PaymentMeansCode')),
  fatal('UBL-SR-49', 'The code of the VAT day (BT-8) stands once.', atMost(1, 'cac:InvoicePeriod/cbc:DescriptionCode')),
  fatal('UBL-SR-54', 'There is at most one payment card (BG-18).', atMost(1, 'cac:PaymentMeans/cac:CardAccount')),
  fatal('UBL-SR-55', 'There is at most one mandate (BG-19).', atMost(1, 'cac:PaymentMeans/cac:PaymentMandate')),
  fatal(
    'UBL-SR-56',
    'There is at most one tender or lot (BT-17).',
    atMost(1, 'cac:OriginatorDocumentReference/cbc:ID'),
  ),
];

/** How often an element may occur, and in what form, where UBL allows more than EN 16931. */
export const syntax: Pattern = [
  at(
    ['cac:PostalAddress', 'cac:Address'],
    fatal('UBL-SR-51', 'An address has at most one third line.', atMost(1, 'cac:AddressLine')),
  ),
  at(seller, fatal('UBL-SR-42', 'The seller has at most two tax numbers.', atMost(2, 'cac:PartyTaxScheme'))),
  at(
    'cac:AdditionalDocumentReference',
    fatal('UBL-SR-33', 'A supporting document is described once (BT-123).', atMost(1, 'cbc:DocumentDescription')),
    fatal(
      'UBL-SR-43',
      'A scheme and a type belong to an invoiced object only (type 130, in a credit note 50 too).',
      either(
        reads('cbc:DocumentTypeCode', '130'),
        all((here) => /(^|[:}])CreditNote$/.test(here.document.root.name), reads('cbc:DocumentTypeCode', '50')),
        all(absent(those(path('cbc:ID'), hasAttribute('schemeID'))), absent('cbc:DocumentTypeCode')),
      ),
    ),
  ),
  at(
    (place) =>
      place.name.endsWith('Amount') && !place.name.endsWith('PriceAmount') && !isInPriceAllowance(place.parent),
    fatal('UBL-DT-01', 'An amount has two decimals at most.', (amount) => hasTwoDecimals(amount.text)),
  ),
  at(
    (place) => place.name.endsWith('BinaryObject'),
    fatal('UBL-DT-06', 'An attachment must tell its kind (mimeCode).', hasAttribute('mimeCode')),
    fatal('UBL-DT-07', 'An attachment must have a file name.', hasAttribute('filename')),
  ),
  at(
    'cac:Delivery',
    fatal(
      'UBL-SR-25',
      'Who receives the delivery (BT-70) is named once.',
      atMost(1, 'cac:DeliveryParty/cac:PartyName/cbc:Name'),
    ),
  ),
  atWhen(
    'cac:AllowanceCharge',
    isAllowance,
    fatal('UBL-SR-30', 'The reason of an allowance stands once.', atMost(1, 'cbc:AllowanceChargeReason')),
  ),
  atWhen(
    'cac:AllowanceCharge',
    isCharge,
    fatal('UBL-SR-31', 'The reason of a charge stands once.', atMost(1, 'cbc:AllowanceChargeReason')),
  ),
  at(
    'cac:PartyTaxScheme',
    fatal(
      'UBL-SR-53',
      'A tax number needs both the number and its tax.',
      all(exists('cac:TaxScheme/cbc:ID'), exists('cbc:CompanyID')),
    ),
  ),
  at(documents, ...ofDocument),
  at(
    ['cac:InvoiceLine', 'cac:CreditNoteLine'],
    fatal('UBL-SR-34', 'A line has at most one note (BT-127).', atMost(1, 'cbc:Note')),
    fatal(
      'UBL-SR-35',
      'A line refers to at most one order line (BT-132).',
      atMost(1, 'cac:OrderLineReference/cbc:LineID'),
    ),
    fatal('UBL-SR-36', 'A line has at most one period (BG-26).', atMost(1, 'cac:InvoicePeriod')),
    fatal(
      'UBL-SR-37',
      'A price has at most one discount (BT-147).',
      atMost(1, 'cac:Price/cac:AllowanceCharge/cbc:Amount'),
    ),
    fatal(
      'UBL-SR-48',
      'A line has exactly one VAT category (BG-30).',
      all(exists('cac:Item/cac:ClassifiedTaxCategory'), atMost(1, 'cac:Item/cac:ClassifiedTaxCategory')),
    ),
    fatal('UBL-SR-50', 'An item is described once (BT-154).', atMost(1, 'cac:Item/cbc:Description')),
    fatal('UBL-SR-52', 'A line refers to at most one object (BT-128).', atMost(1, 'cac:DocumentReference')),
  ),
  at(
    'cac:PayeeParty',
    fatal(
      'UBL-SR-19',
      'A payee has one name (BT-59), other than the seller’s.',
      all(atMost(1, 'cac:PartyName/cbc:Name'), payeeIsNotSeller),
    ),
    fatal(
      'UBL-SR-20',
      'A payee has at most one identifier (BT-60), and another name than the seller.',
      all(atMost(1, those(path('cac:PartyIdentification/cbc:ID'), not(isSepa))), payeeIsNotSeller),
    ),
    fatal(
      'UBL-SR-21',
      'A payee has at most one registration (BT-61), and another name than the seller.',
      all(atMost(1, 'cac:PartyLegalEntity/cbc:CompanyID'), payeeIsNotSeller),
    ),
  ),
  at(
    'cac:PaymentMeans',
    fatal('UBL-SR-26', 'A payment has at most one reference (BT-83).', atMost(1, 'cbc:PaymentID')),
    fatal('UBL-SR-27', 'A payment has at most one means (BT-81).', atMost(1, 'cbc:PaymentMeansCode')),
    fatal('UBL-SR-28', 'A payment has at most one mandate (BT-89).', atMost(1, 'cac:PaymentMandate/cbc:ID')),
  ),
  at(
    'cac:BillingReference',
    fatal('UBL-SR-06', 'A reference names one preceding invoice.', atMost(1, 'cac:InvoiceDocumentReference')),
    fatal('UBL-SR-07', 'A preceding invoice is named by its number.', exists('cac:InvoiceDocumentReference/cbc:ID')),
  ),
  at(
    'cac:TaxRepresentativeParty',
    fatal('UBL-SR-22', 'The tax representative has one name (BT-62).', atMost(1, 'cac:PartyName/cbc:Name')),
    fatal(
      'UBL-SR-23',
      'The tax representative has one VAT number (BT-63).',
      atMost(1, 'cac:PartyTaxScheme/cbc:CompanyID'),
    ),
  ),
  at(
    'cac:TaxSubtotal',
    fatal(
      'UBL-SR-32',
      'The reason for an exemption (BT-120) stands once.',
      atMost(1, 'cac:TaxCategory/cbc:TaxExemptionReason'),
    ),
  ),
];

type Above = { readonly name: string; readonly parent: Above | null };

const isInPriceAllowance = (place: Above | null): boolean =>
  place !== null &&
  ((place.name === 'cac:AllowanceCharge' && place.parent?.name === 'cac:Price') || isInPriceAllowance(place.parent));
