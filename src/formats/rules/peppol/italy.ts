import type { Element } from '../element.ts';
import { atWhen, fatal, type Pattern } from '../rule.ts';
import { exists, wordsOf } from '../vocabulary.ts';
import { supplierCountry } from './country.ts';

const scheme = wordsOf('cac:TaxScheme/cbc:ID');
const number = wordsOf('cbc:CompanyID');
const isItalian = (here: Element): boolean => supplierCountry(here) === 'IT';

/** Rules for sellers in Italy. */
export const italy: Pattern = [
  atWhen(
    'cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme',
    (here) => isItalian(here) && scheme(here) !== 'VAT',
    fatal(
      'IT-R-001',
      'The tax registration (BT-32) of an Italian seller must have 11 to 16 capital letters and digits.',
      (here) => /^[A-Z0-9]{11,16}$/.test(number(here)),
    ),
  ),
  atWhen(
    'cac:AccountingSupplierParty/cac:Party',
    isItalian,
    fatal('IT-R-002', 'An Italian seller must give its street (BT-35).', exists('cac:PostalAddress/cbc:StreetName')),
    fatal('IT-R-003', 'An Italian seller must give its city (BT-37).', exists('cac:PostalAddress/cbc:CityName')),
    fatal('IT-R-004', 'An Italian seller must give its post code (BT-38).', exists('cac:PostalAddress/cbc:PostalZone')),
  ),
];
