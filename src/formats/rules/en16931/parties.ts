import { at, atWhen, fatal, type Pattern, type Test } from '../rule.ts';
import { path, those, under } from '../select.ts';
import { all, either, exists, hasAttribute, not, said, sharesText, textOf } from '../vocabulary.ts';
import { countries } from './code-lists.ts';
import { isOnlyVat, isVat, vatParts } from './vat.ts';

const country = 'cac:Country/cbc:IdentificationCode';
const seller = '../cac:AccountingSupplierParty/cac:Party';
const sellerIds = those(path('cac:Party/cac:PartyIdentification/cbc:ID'), (id) => id.attribute('schemeID') !== 'SEPA');

// The official rule looks for the two characters anywhere in its list of countries, so a missing number passes.
const listed = ` ${[...countries, 'EL'].join(' ')} `;
const taxNumber = textOf('cbc:CompanyID');
const beginsWithCountry: Test = (here) => listed.includes(taxNumber(here).slice(0, 2));

/** Seller, buyer, payee and the seller's tax representative. */
export const parties: Pattern = [
  at(
    'cac:AccountingCustomerParty/cac:Party/cbc:EndpointID',
    fatal('BR-63', 'The buyer’s electronic address (BT-49) must name its scheme.', hasAttribute('schemeID')),
  ),
  at(
    'cac:AccountingCustomerParty/cac:Party/cac:PostalAddress',
    fatal('BR-11', 'The buyer’s address must have a country code (BT-55).', said(country)),
  ),
  at(
    'cac:PayeeParty',
    fatal(
      'BR-17',
      'A payee other than the seller must be named (BT-59), and differ from the seller in name and identifier.',
      all(
        exists('cac:PartyName/cbc:Name'),
        not(sharesText('cac:PartyName/cbc:Name', `${seller}/cac:PartyName/cbc:Name`)),
        not(sharesText('cac:PartyIdentification/cbc:ID', `${seller}/cac:PartyIdentification/cbc:ID`)),
      ),
    ),
  ),
  at(
    'cac:AccountingSupplierParty',
    fatal(
      'BR-CO-26',
      'The seller needs an identifier (BT-29), a registration (BT-30) or a VAT number (BT-31), so that the buyer can know it.',
      either(
        exists(under(vatParts('cac:Party/cac:PartyTaxScheme'), 'cbc:CompanyID')),
        exists(sellerIds),
        exists('cac:Party/cac:PartyLegalEntity/cbc:CompanyID'),
      ),
    ),
  ),
  at(
    'cac:AccountingSupplierParty/cac:Party/cbc:EndpointID',
    fatal('BR-62', 'The seller’s electronic address (BT-34) must name its scheme.', hasAttribute('schemeID')),
  ),
  at(
    'cac:AccountingSupplierParty/cac:Party/cac:PostalAddress',
    fatal('BR-09', 'The seller’s address must have a country code (BT-40).', said(country)),
  ),
  at(
    'cac:TaxRepresentativeParty',
    fatal('BR-18', 'The seller’s tax representative must be named (BT-62).', said('cac:PartyName/cbc:Name')),
    fatal('BR-19', 'The seller’s tax representative must have an address (BG-12).', exists('cac:PostalAddress')),
    fatal(
      'BR-56',
      'The seller’s tax representative must have a VAT number (BT-63).',
      exists(under(those(path('cac:PartyTaxScheme'), isOnlyVat), 'cbc:CompanyID')),
    ),
  ),
  at(
    'cac:TaxRepresentativeParty/cac:PostalAddress',
    fatal('BR-20', 'The tax representative’s address must have a country code (BT-69).', said(country)),
  ),
  atWhen(
    'cac:PartyTaxScheme',
    isVat,
    fatal('BR-CO-09', 'A VAT number must begin with the code of its country, Greece being EL.', beginsWithCountry),
  ),
];
