import { dateOf } from '../dates.ts';
import type { Element } from '../element.ts';
import { atWhen, fatal, type Pattern, type Test, warning } from '../rule.ts';
import { path, those, under } from '../select.ts';
import { all, either, exists, lengthOf, not, reads, textOf, wordsOf } from '../vocabulary.ts';
import { customerReads, documents, inDocuments, supplierReads } from './country.ts';
import { says } from './wording.ts';

const hasKennitala = (party: string): Test => {
  const numbers = path(`${party}/cac:PartyLegalEntity/cbc:CompanyID`);
  return (here) => numbers(here).some((number) => number.attribute('schemeID') === '0196');
};
const hasAddress = (party: string): Test =>
  all(exists(`${party}/cac:PostalAddress/cbc:StreetName`), exists(`${party}/cac:PostalAddress/cbc:PostalZone`));

/** Where there is such a payment means, its account has twelve digits. */
function accountOfTwelve(code: string): Test {
  const means = those(path('cac:PaymentMeans'), reads('cbc:PaymentMeansCode', code));
  const account = under(means, 'cac:PayeeFinancialAccount/cbc:ID');
  const number = wordsOf(account);
  return either(
    all(exists(account), (here) => lengthOf(number(here)) === 12),
    not(exists(means)),
  );
}

const finalDays = those(path('cac:AdditionalDocumentReference'), reads('cbc:DocumentDescription', 'EINDAGI'));
const finalDayIds = under(finalDays, 'cbc:ID');
const finalDay = textOf(finalDayIds);
const dueDates = path('cbc:DueDate');
const unlessFinalDay = not(exists(finalDays));
const notBeforeDue = (here: Element): boolean =>
  dueDates(here).some((due) => finalDayIds(here).some((last) => due.text <= last.text));

const seller = 'cac:AccountingSupplierParty/cac:Party';

/** Rules for sellers in Iceland, and for Icelandic buyers of theirs. */
export const iceland: Pattern = [
  atWhen(
    documents,
    supplierReads('IS'),
    warning(
      'IS-R-001',
      'An Icelandic seller should use the document types 380 and 381 (BT-3).',
      either(says('cbc:InvoiceTypeCode', '380', '381'), says('cbc:CreditNoteTypeCode', '380', '381')),
    ),
    fatal('IS-R-002', 'An Icelandic seller must give its kennitala (BT-30), scheme 0196.', hasKennitala(seller)),
    fatal('IS-R-003', 'An Icelandic seller must give its street and post code (BT-35, BT-38).', hasAddress(seller)),
    fatal('IS-R-006', 'The payment means 9 needs an account of 12 digits (BT-84).', accountOfTwelve('9')),
    fatal('IS-R-007', 'The payment means 42 needs an account of 12 digits (BT-84).', accountOfTwelve('42')),
    fatal(
      'IS-R-008',
      'A final day (EINDAGI, BT-122) must be written like 2026-05-31.',
      either((here) => lengthOf(finalDay(here)) === 10 && dateOf(finalDay(here)) !== null, unlessFinalDay),
    ),
    fatal(
      'IS-R-009',
      'An invoice with a final day (EINDAGI) must have a due day (BT-9).',
      either(exists('cbc:DueDate'), unlessFinalDay),
    ),
    fatal(
      'IS-R-010',
      'The final day (EINDAGI) must not be before the due day (BT-9).',
      either(notBeforeDue, unlessFinalDay),
    ),
  ),
  atWhen(
    inDocuments('cac:AccountingCustomerParty'),
    all(supplierReads('IS'), customerReads('IS')),
    fatal(
      'IS-R-004',
      'An Icelandic seller must give the kennitala of an Icelandic buyer (BT-47), scheme 0196.',
      hasKennitala('cac:Party'),
    ),
    fatal(
      'IS-R-005',
      'An Icelandic seller must give the street and post code of an Icelandic buyer (BT-50, BT-53).',
      hasAddress('cac:Party'),
    ),
  ),
];
