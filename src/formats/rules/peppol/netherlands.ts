import { compared, zero } from '../decimal.ts';
import type { Element } from '../element.ts';
import { atWhen, fatal, type Pattern, type Test } from '../rule.ts';
import { perDocument } from '../select.ts';
import { all, exists, normalized, numberOf } from '../vocabulary.ts';
import { customerIn, representativeIn, supplierIn } from './country.ts';
import { says } from './wording.ts';

const dutchSeller = supplierIn('NL');
const domestic = all(dutchSeller, customerIn('NL'));
const hasAddress = all(exists('cbc:StreetName'), exists('cbc:CityName'), exists('cbc:PostalZone'));
const payable = numberOf('cbc:PayableAmount');
const hasMeans = exists('//cac:PaymentMeans');

const isKvkOrOin: Test = (here) =>
  /(^| )(0106|0190)( |$)/.test(here.attribute('schemeID') ?? '') && normalized(here.text) !== '';

const orderNumber = exists('/*/cac:OrderReference/cbc:ID');
const namesOrder = perDocument(({ root }) => orderNumber(root));

/** Nobody has to pay the seller, or it is said how. */
function saysHowToPay(here: Element): boolean {
  const amount = payable(here);
  const sign = here.document.root.name === 'ubl:Invoice' ? 1 : here.document.root.name === 'cn:CreditNote' ? -1 : 0;
  return (amount !== null && sign !== 0 && compared(amount, zero) * sign <= 0) || hasMeans(here);
}

/** Rules for sellers in the Netherlands, and for Dutch buyers of theirs. */
export const netherlands: Pattern = [
  atWhen(
    'cbc:CreditNoteTypeCode',
    dutchSeller,
    fatal(
      'NL-R-001',
      'A credit note of a Dutch seller must refer to an invoice (BT-25).',
      exists('/*/cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID'),
    ),
  ),
  atWhen(
    'cac:AccountingSupplierParty/cac:Party/cac:PostalAddress',
    dutchSeller,
    fatal('NL-R-002', 'A Dutch seller must give street, city and post code (BT-35, BT-37, BT-38).', hasAddress),
  ),
  atWhen(
    'cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID',
    dutchSeller,
    fatal(
      'NL-R-003',
      'The legal number of a Dutch seller (BT-30) must be KVK or OIN, scheme 0106 or 0190.',
      isKvkOrOin,
    ),
  ),
  atWhen(
    'cac:AccountingCustomerParty/cac:Party/cac:PostalAddress',
    domestic,
    fatal(
      'NL-R-004',
      'A Dutch seller must give street, city and post code of a Dutch buyer (BT-50, BT-52, BT-53).',
      hasAddress,
    ),
  ),
  atWhen(
    'cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID',
    domestic,
    fatal('NL-R-005', 'The legal number of a Dutch buyer (BT-47) must be KVK or OIN, scheme 0106 or 0190.', isKvkOrOin),
  ),
  atWhen(
    'cac:TaxRepresentativeParty/cac:PostalAddress',
    all(dutchSeller, representativeIn('NL')),
    fatal(
      'NL-R-006',
      'A Dutch seller must give street, city and post code of a Dutch tax representative (BT-64, BT-66, BT-67).',
      hasAddress,
    ),
  ),
  atWhen(
    'cac:LegalMonetaryTotal',
    dutchSeller,
    fatal('NL-R-007', 'A Dutch seller must say how to pay (BG-16) where the buyer has to pay.', saysHowToPay),
  ),
  atWhen(
    'cac:PaymentMeans',
    domestic,
    fatal(
      'NL-R-008',
      'Between Dutch parties the payment means must be 30, 48, 49, 57, 58 or 59.',
      says('cbc:PaymentMeansCode', '30', '48', '49', '57', '58', '59'),
    ),
  ),
  atWhen(
    'cac:OrderLineReference/cbc:LineID',
    dutchSeller,
    fatal(
      'NL-R-009',
      'Where a line of a Dutch seller refers to an order line, the invoice must name the order (BT-13).',
      namesOrder,
    ),
  ),
];
