import type { Element } from '../element.ts';
import { atWhen, fatal, type Pattern, Undecidable, warning } from '../rule.ts';
import { under } from '../select.ts';
import { textOf } from '../vocabulary.ts';
import { isNorwegianOrganisation } from './check-digits.ts';
import { schemesOf, supplierCountry, vatNumberParts, vatNumbers } from './country.ts';
import { part, says } from './wording.ts';

const prefixes = vatNumberParts(schemesOf('cac:PartyTaxScheme', 'VAT'), 1, 2);
const numbers = vatNumberParts(schemesOf('cac:PartyTaxScheme', 'VAT'), 3);
const vatNumber = textOf(vatNumbers);

function isOrganisationWithMva(here: Element): boolean {
  if (!prefixes(here).includes('NO')) return true;
  const [number = '', ...more] = numbers(here);
  if (more.length > 0) throw new Undecidable('there are several VAT numbers');
  return /^[0-9]{9}MVA$/.test(number) && isNorwegianOrganisation(part(vatNumber(here), 3, 9));
}

/** Rules for sellers in Norway. */
export const norway: Pattern = [
  atWhen(
    'cac:AccountingSupplierParty/cac:Party',
    (here) => supplierCountry(here) === 'NO',
    warning(
      'NO-R-002',
      'A Norwegian seller in the register of enterprises must say “Foretaksregisteret” as its tax registration (BT-32).',
      says(under(schemesOf('cac:PartyTaxScheme', 'TAX'), 'cbc:CompanyID'), 'Foretaksregisteret'),
    ),
    fatal('NO-R-001', 'A Norwegian VAT number must be NO, a valid organisation number and MVA.', isOrganisationWithMva),
  ),
];
