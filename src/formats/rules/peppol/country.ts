import type { Element } from '../element.ts';
import { Undecidable } from '../rule.ts';
import { path, perDocument, type Select, those, under } from '../select.ts';
import type { Document } from '../tree.ts';
import { reads, textOf, wordsOf } from '../vocabulary.ts';
import { part, says, upper } from './wording.ts';

/** Which country the parties belong to: several national rules each ask it in their own way, and the answers can differ. */

const supplierSchemes = '/*/cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme';
const customerSchemes = '/*/cac:AccountingCustomerParty/cac:Party/cac:PartyTaxScheme';
const representativeSchemes = '/*/cac:TaxRepresentativeParty/cac:PartyTaxScheme';
export const supplierCountryCode =
  '/*/cac:AccountingSupplierParty/cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode';
const customerCountryCode =
  '/*/cac:AccountingCustomerParty/cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode';
const representativeCountryCode = '/*/cac:TaxRepresentativeParty/cac:PostalAddress/cac:Country/cbc:IdentificationCode';

/** Tax schemes that say VAT to the letter. */
export const plainlyVat = (which: string): Select => those(path(which), reads('cac:TaxScheme/cbc:ID', 'VAT'));
/** Tax schemes that say VAT, or another, white space aside. */
export const schemesOf = (which: string, scheme: 'VAT' | 'TAX'): Select =>
  those(path(which), says('cac:TaxScheme/cbc:ID', scheme));
export const vatNumbers = under(schemesOf('cac:PartyTaxScheme', 'VAT'), 'cbc:CompanyID');

const companyId = textOf('cbc:CompanyID');

/** Parts of the VAT numbers, one for each scheme, '' for one without a number. */
export function vatNumberParts(schemes: Select, from: number, length?: number): (here: Element) => string[] {
  return (here) => schemes(here).map((scheme) => part(companyId(scheme), from, length));
}

function prefixOf(which: string): (here: Element) => string {
  const prefixes = vatNumberParts(plainlyVat(which), 1, 2);
  return (here) => {
    const [prefix = '', ...more] = prefixes(here);
    if (more.length > 0) throw new Undecidable('there are several VAT numbers');
    return prefix;
  };
}

/** The two letters before the VAT number, else the country of the address, else XX. */
function countryBy(address: string, ...schemes: string[]): (here: Element) => string {
  const prefixes = schemes.map(prefixOf);
  const addresses = path(address);
  const country = textOf(address);
  const compute = ({ root }: Document): string => {
    for (const prefix of prefixes) if (prefix(root) !== '') return upper(prefix(root));
    return addresses(root).length > 0 ? upper(country(root)) : 'XX';
  };
  return perDocument(compute);
}

export const supplierCountry = countryBy(supplierCountryCode, supplierSchemes, representativeSchemes);
export const supplierOwnCountry = countryBy(supplierCountryCode, supplierSchemes);
export const customerCountry = countryBy(customerCountryCode, customerSchemes);

/** The address alone decides, whatever the letters’ case. */
function addressIn(address: string): (country: string) => (here: Element) => boolean {
  const said = wordsOf(address);
  const compute = perDocument(({ root }) => said(root).toUpperCase());
  return (country) => (here) => compute(here) === country;
}
export const supplierIn = addressIn(supplierCountryCode);
export const customerIn = addressIn(customerCountryCode);
export const representativeIn = addressIn(representativeCountryCode);

/** The address alone decides, to the letter. */
function addressReads(address: string): (country: string) => (here: Element) => boolean {
  const said = textOf(address);
  const compute = perDocument(({ root }) => said(root));
  return (country) => (here) => compute(here) === country;
}
export const supplierReads = addressReads(supplierCountryCode);
export const customerReads = addressReads(customerCountryCode);

export const documents = ['ubl:Invoice', 'cn:CreditNote'];
/** The same path below an invoice and below a credit note. */
export const inDocuments = (below: string): string[] => documents.map((document) => `${document}/${below}`);
