import type { Element } from '../element.ts';
import { atWhen, type Context, fatal, type Pattern, type Rule, type Test, warning } from '../rule.ts';
import { perDocument, under } from '../select.ts';
import type { Document } from '../tree.ts';
import { all, exists, lengthOf, normalized, reads, textOf, wordsOf } from '../vocabulary.ts';
import { isSwedishOrganisation } from './check-digits.ts';
import { plainlyVat, vatNumberParts } from './country.ts';
import { isNumeric, numberFrom, part, says } from './wording.ts';

const isSwedish = reads('cac:PostalAddress/cac:Country/cbc:IdentificationCode', 'SE');
const vatPrefixes = vatNumberParts(plainlyVat('cac:PartyTaxScheme'), 1, 2);
const isTaxedInSweden: Test = (here) => isSwedish(here) && vatPrefixes(here).includes('SE');
const vatNumbers = under(plainlyVat('cac:PartyTaxScheme'), 'cbc:CompanyID');
const vatNumber = textOf(vatNumbers);

const partiesOf = (document: Document, role: string): Element[] =>
  document.named('cac:Party').filter(({ parent }) => parent?.name === role);
const sellerTaxedInSweden = perDocument((document) =>
  partiesOf(document, 'cac:AccountingSupplierParty').some(isTaxedInSweden),
);
const sellerInSweden = perDocument((document) => partiesOf(document, 'cac:AccountingSupplierParty').some(isSwedish));
const buyerInSweden = perDocument((document) => partiesOf(document, 'cac:AccountingCustomerParty').some(isSwedish));

const legalNumber = textOf('cbc:CompanyID');
const hasLegalNumber = exists('cbc:CompanyID');
const taxScheme = textOf('cac:TaxScheme/cbc:ID');
const percentage = textOf('cbc:Percent');
const meansCode = 'cbc:PaymentMeansCode';
const branch = wordsOf('cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID');

const above = (here: Element, levels: number): Element => {
  let found = here;
  for (let level = 0; level < levels; level++) found = found.parent ?? found;
  return found;
};

/** The account of a transfer to a Swedish giro. */
const giroAccount = (giro: string, ...rules: Rule[]): Context =>
  atWhen(
    'cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID',
    (here) => {
      const means = above(here, 2);
      return sellerInSweden(here) && says(meansCode, '30')(means) && branch(means) === giro;
    },
    ...rules,
  );
const isNumber: Test = (here) => isNumeric(normalized(here.text));
const hasLength =
  (least: number, most: number): Test =>
  (here) => {
    const length = lengthOf(normalized(here.text));
    return length >= least && length <= most;
  };

/** Rules for sellers in Sweden. */
export const sweden: Pattern = [
  atWhen(
    'cac:AccountingSupplierParty/cac:Party',
    isTaxedInSweden,
    fatal(
      'SE-R-001',
      'A Swedish VAT number must have 14 characters.',
      (here) => lengthOf(normalized(vatNumber(here))) === 14,
    ),
    fatal('SE-R-002', 'A Swedish VAT number must be SE and 12 digits.', (here) =>
      isNumeric(part(vatNumber(here), 3, 12)),
    ),
  ),
  atWhen(
    'cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity',
    (here) => isSwedish(above(here, 1)) && hasLegalNumber(here),
    fatal('SE-R-003', 'A Swedish organisation number must be a number.', (here) => isNumeric(legalNumber(here))),
    fatal(
      'SE-R-004',
      'A Swedish organisation number must have 10 digits.',
      (here) => lengthOf(normalized(legalNumber(here))) === 10,
    ),
    fatal('SE-R-013', 'The check digit of a Swedish organisation number must be right.', (here) =>
      isSwedishOrganisation(normalized(legalNumber(here))),
    ),
  ),
  atWhen(
    'cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID',
    (here) => {
      const party = above(here, 2);
      return (
        isSwedish(party) &&
        exists('cac:PartyLegalEntity/cbc:CompanyID')(party) &&
        normalized(taxScheme(above(here, 1)).toUpperCase()) !== 'VAT'
      );
    },
    fatal(
      'SE-R-005',
      'The tax registration (BT-32) of a Swedish seller must say “Godkänd för F-skatt”.',
      (here) => normalized(here.text.toUpperCase()) === 'GODKÄND FÖR F-SKATT',
    ),
  ),
  atWhen(
    ['cac:TaxCategory', 'cac:ClassifiedTaxCategory'],
    all(sellerTaxedInSweden, reads('cbc:ID', 'S')),
    fatal('SE-R-006', 'The Swedish standard rates are 6, 12 and 25 per cent.', (here) =>
      [6, 12, 25].includes(numberFrom(percentage(here))),
    ),
  ),
  giroAccount(
    'SE:PLUSGIRO',
    warning('SE-R-007', 'A plusgiro account must be a number.', isNumber),
    warning('SE-R-010', 'A plusgiro account must have 2 to 8 characters.', hasLength(2, 8)),
  ),
  giroAccount(
    'SE:BANKGIRO',
    warning('SE-R-008', 'A bankgiro account must be a number.', isNumber),
    warning('SE-R-009', 'A bankgiro account must have 7 or 8 characters.', hasLength(7, 8)),
  ),
  atWhen(
    'cac:PaymentMeans',
    all(sellerInSweden, reads(meansCode, '50', '56')),
    warning(
      'SE-R-011',
      'Payment to a Swedish giro is means 30 with SE:BANKGIRO or SE:PLUSGIRO as the branch.',
      () => false,
    ),
  ),
  atWhen(
    'cac:PaymentMeans',
    all(sellerInSweden, buyerInSweden, reads(meansCode, '31')),
    warning('SE-R-012', 'A credit transfer between Swedish parties is means 30.', () => false),
  ),
];
