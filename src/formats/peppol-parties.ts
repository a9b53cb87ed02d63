import { type Refusal, refuse } from '../basics/refusal.ts';
import type { Address, Buyer, Seller } from './en16931.ts';
import { el, type Xml } from './xml.ts';

export type PeppolPartyFault = 'seller-e-address-missing' | 'buyer-e-address-missing' | 'e-address-not-in-peppol';

type Party = Seller | Buyer;

/** The seller, found in the network by its OVT. */
export function supplierParty(seller: Seller, outsideScope: boolean): Xml | Refusal<PeppolPartyFault> {
  if (!seller.eAddress) return refuse('seller-e-address-missing');
  if (!isOvt(seller.eAddress)) return refuse('e-address-not-in-peppol', { of: 'seller' });
  const contact = el('cac:Contact', [el('cbc:Telephone', seller.phone), el('cbc:ElectronicMail', seller.email)]);
  // A seller that is not in the VAT register is known to the tax authority by its business id (BT-32).
  const taxRegistration = seller.vatNumber ? vatRegistration(seller.vatNumber) : taxScheme(seller.businessId, 'TAX');
  return el('cac:AccountingSupplierParty', [party(seller, outsideScope ? null : taxRegistration, contact)]);
}

/** The buyer; a private person is found in the network only with an OVT too. */
export function customerParty(buyer: Buyer, outsideScope: boolean): Xml | Refusal<PeppolPartyFault> {
  if (!buyer.eAddress) return refuse('buyer-e-address-missing');
  if (!isOvt(buyer.eAddress)) return refuse('e-address-not-in-peppol', { of: 'buyer' });
  const contact = el('cac:Contact', [el('cbc:Name', buyer.contact), el('cbc:ElectronicMail', buyer.email)]);
  const registration = buyer.vatNumber && !outsideScope ? vatRegistration(buyer.vatNumber) : null;
  return el('cac:AccountingCustomerParty', [party(buyer, registration, contact)]);
}

const isOvt = (eAddress: string): boolean => eAddress.startsWith('0037');

function party(of: Party, registration: Xml | null, contact: Xml): Xml {
  return el('cac:Party', [
    // 0216 is the OVT code, the only Finnish scheme the network still takes for an address.
    el('cbc:EndpointID', of.eAddress, { schemeID: '0216' }),
    postalAddress(of.address),
    registration,
    el('cac:PartyLegalEntity', [
      el('cbc:RegistrationName', of.name),
      el('cbc:CompanyID', of.businessId, of.address.country === 'FI' ? { schemeID: '0212' } : {}),
    ]),
    contact,
  ]);
}

const postalAddress = ({ street, town, postCode, country }: Address): Xml =>
  el('cac:PostalAddress', [
    el('cbc:StreetName', street),
    el('cbc:CityName', town),
    el('cbc:PostalZone', postCode),
    el('cac:Country', [el('cbc:IdentificationCode', country)]),
  ]);

const vatRegistration = (vatNumber: string): Xml => taxScheme(vatNumber, 'VAT');

/** What is outside the scope of VAT names no VAT number of either party (BR-O-02), so callers leave this out then. */
const taxScheme = (companyId: string, scheme: 'VAT' | 'TAX'): Xml =>
  el('cac:PartyTaxScheme', [el('cbc:CompanyID', companyId), el('cac:TaxScheme', [el('cbc:ID', scheme)])]);
