import type { Element } from '../element.ts';
import { atWhen, type Context, fatal, type Pattern, type Test, warning } from '../rule.ts';
import { path, perDocument, those } from '../select.ts';
import { all, atMost, normalized, reads, textOf, wordsOf } from '../vocabulary.ts';
import { isGreekTin } from './check-digits.ts';
import {
  customerCountry,
  plainlyVat,
  supplierCountry,
  supplierCountryCode,
  supplierOwnCountry,
  vatNumberParts,
  vatNumbers,
} from './country.ts';
import { isNumeric, isWhole, part, says } from './wording.ts';

const isGreece = (country: string): boolean => country === 'GR' || country === 'EL';
const greekSeller: Test = (here) => isGreece(supplierCountry(here));
const bothGreek: Test = (here) => isGreece(supplierCountry(here)) && isGreece(customerCountry(here));
const hasGreekAddress = reads(supplierCountryCode, 'GR');
const sellerInGreece = perDocument(({ root }) => hasGreekAddress(root));

const issueDate = perDocument(({ root }) => stated(root).split('-'));
const stated = textOf('/*/cbc:IssueDate');
const sellerTins = vatNumberParts(plainlyVat('/*/cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme'), 3, 9);
const representativeTins = vatNumberParts(plainlyVat('/*/cac:TaxRepresentativeParty/cac:PartyTaxScheme'), 3, 9);

/** The parts between the bars of an invoice number such as 094259216|28/02/2026|0|1.1|A|1. */
const segmentsOf = ({ text }: Element): string[] => (text === '' ? [] : text.split('|'));
const segment = (here: Element, number: number): string => segmentsOf(here)[number - 1] ?? '';

const dayForm = /^(0?[1-9]|[12][0-9]|3[01])[-\\/ ]?(0?[1-9]|1[0-2])[-\\/ ]?(19|20)[0-9]{2}/;

function beginsWithTin(here: Element): boolean {
  const tin = segment(here, 1);
  if ([...normalized(tin)].length !== 9 || !isGreekTin(tin)) return false;
  return sellerTins(here).includes(tin) || representativeTins(here).includes(tin);
}

function namesIssueDay(here: Element): boolean {
  const text = segment(here, 2);
  if (!dayForm.test(text)) return false;
  const [date, month, year] = text.split('/');
  const [issueYear, issueMonth, issueDay] = issueDate(here);
  return (
    date !== undefined &&
    month !== undefined &&
    year !== undefined &&
    date === issueDay &&
    month === issueMonth &&
    year === issueYear
  );
}

const isPositive = (text: string): boolean => isNumeric(text) && isWhole(text) && Number(text) >= 0;
const greekTypes = ['1.1', '1.6', '2.1', '2.4', '5.1', '5.2'];

const invoiceNumber: Context = atWhen(
  ['/ubl:Invoice/cbc:ID', '/cn:CreditNote/cbc:ID'],
  greekSeller,
  fatal(
    'GR-R-001-1',
    'The invoice number of a Greek seller must have six parts between bars: tax number|day|branch|type|series|number.',
    (here) => segmentsOf(here).length === 6,
  ),
  fatal(
    'GR-R-001-2',
    'The first part of a Greek invoice number must be the tax number of the seller or of its representative.',
    beginsWithTin,
  ),
  fatal('GR-R-001-3', 'The second part of a Greek invoice number must be the issue day, as 28/02/2026.', namesIssueDay),
  fatal('GR-R-001-4', 'The third part of a Greek invoice number must be a whole number, zero or more.', (here) =>
    isPositive(segment(here, 3)),
  ),
  fatal('GR-R-001-5', `The fourth part of a Greek invoice number must be one of ${greekTypes.join(', ')}.`, (here) =>
    greekTypes.includes(segment(here, 4)),
  ),
  fatal('GR-R-001-6', 'The fifth part of a Greek invoice number must be given.', (here) => segment(here, 5) !== ''),
  fatal('GR-R-001-7', 'The sixth part of a Greek invoice number must be given.', (here) => segment(here, 6) !== ''),
);

const vatNumber = textOf(vatNumbers);
const isGreekVat = (text: string): boolean => part(text, 1, 2) === 'EL' && isGreekTin(part(text, 3));
const hasGreekVat: Test = (here) => vatNumbers(here).length === 1 && isGreekVat(vatNumber(here));
const partyName = textOf('cac:PartyName/cbc:Name');
const isNamed: Test = (here) => partyName(here) !== '';
const isGreekAddress: Test = (here) => here.attribute('schemeID') === '9933' && isGreekTin(here.text);

const described = (description: string) =>
  those(path('cac:AdditionalDocumentReference'), reads('cbc:DocumentDescription', description));
const marks = described('##M.AR.K##');
const links = described('##INVOICE|URL##');
const link = wordsOf('cac:Attachment/cac:ExternalReference/cbc:URI');
const besideVat = says('../cac:TaxScheme/cbc:ID', 'VAT');

const seller: Pattern = [
  invoiceNumber,
  atWhen(
    'cac:AccountingSupplierParty/cac:Party',
    greekSeller,
    fatal('GR-R-002', 'A Greek seller must give its name as registered (BT-28).', isNamed),
    warning('GR-S-011', 'A Greek seller must give one VAT number, EL and its tax number (BT-31).', hasGreekVat),
  ),
  atWhen(
    'cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID',
    all(greekSeller, besideVat),
    fatal('GR-R-003', 'The VAT number of a Greek seller must be EL and a valid tax number.', (here) =>
      isGreekVat(here.text),
    ),
  ),
  atWhen(
    ['/ubl:Invoice', '/cn:CreditNote'],
    all(greekSeller, sellerInGreece),
    fatal(
      'GR-R-004-1',
      'An invoice of a Greek seller must refer to one MARK number.',
      (here) => marks(here).length === 1,
    ),
    warning(
      'GR-S-008-1',
      'An invoice of a Greek seller should give one address to verify it at.',
      (here) => links(here).length === 1,
    ),
    fatal('GR-R-008-2', 'An invoice of a Greek seller must not give two addresses to verify it at.', atMost(1, links)),
  ),
  atWhen(
    'cac:AdditionalDocumentReference/cbc:ID',
    all(greekSeller, sellerInGreece, reads('../cbc:DocumentDescription', '##M.AR.K##')),
    fatal('GR-R-004-2', 'A MARK number must be a whole number above zero.', (here) => /^[1-9]/.test(here.text)),
  ),
  atWhen(
    'cac:AdditionalDocumentReference',
    all(greekSeller, reads('cbc:DocumentDescription', '##INVOICE|URL##')),
    fatal(
      'GR-R-008-3',
      'The reference to where an invoice is verified must give the address.',
      (here) => link(here) !== '',
    ),
  ),
  atWhen(
    'cac:AccountingCustomerParty/cac:Party',
    greekSeller,
    fatal('GR-R-005', 'A Greek seller must give the name of the buyer (BT-45).', isNamed),
  ),
  atWhen(
    'cac:AccountingSupplierParty/cac:Party/cbc:EndpointID',
    (here) => isGreece(supplierOwnCountry(here)),
    fatal('GR-R-009', 'The electronic address of a Greek seller must be its tax number, scheme 9933.', isGreekAddress),
  ),
];

const buyer: Pattern = [
  atWhen(
    'cac:AccountingCustomerParty/cac:Party',
    bothGreek,
    fatal('GR-R-006', 'A Greek seller must give the VAT number of a Greek buyer, EL and the tax number.', hasGreekVat),
  ),
  atWhen(
    'cac:AccountingCustomerParty/cac:Party/cbc:EndpointID',
    bothGreek,
    fatal('GR-R-010', 'The electronic address of a Greek buyer must be its tax number, scheme 9933.', isGreekAddress),
  ),
];

/** Rules for sellers in Greece, and for Greek buyers of theirs. */
export const greece: readonly Pattern[] = [seller, buyer];
