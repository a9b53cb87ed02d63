import { parseVatNumber } from '../basics/identifiers/vat-number.ts';
import { isCountryCode } from './codes.ts';
import { needed, notReadable } from './einvoice-fault.ts';
import { seemsPerson, spelt, speltBusinessId, speltIban, speltOvt, speltReference } from './einvoice-values.ts';
import type { GivenAddress, GivenInvoice } from './en16931.ts';
import type { Part } from './xml-cursor.ts';

type Common = Pick<
  GivenInvoice['seller'],
  'name' | 'vatNumber' | 'address' | 'eAddress' | 'intermediator' | 'email'
> & {
  readonly businessId: string | null;
};

export type Payment = {
  readonly iban: string | null;
  readonly bic: string | null;
  readonly reference: string | null;
  /** The element of the due date in a credit note. */
  readonly means: Part | null;
};

/** Where the seller wants the money: the first means of payment with an account, else the first. */
export function paymentFrom(root: Part): Payment {
  const all = root.parts('PaymentMeans');
  const means = all.find((one) => one.part('PayeeFinancialAccount', 'ID')) ?? all[0] ?? null;
  const account = means?.part('PayeeFinancialAccount') ?? null;
  // The code says how to pay, and an account with a reference says the same.
  if (account) means?.passed('PaymentMeansCode');
  return {
    iban: speltIban(account?.text('ID') ?? null),
    bic: account?.text('FinancialInstitutionBranch', 'ID') ?? null,
    reference: speltReference(means?.text('PaymentID') ?? null),
    means,
  };
}

export function sellerFrom(root: Part, { iban, bic }: Payment): GivenInvoice['seller'] {
  const party = needed(root, 'AccountingSupplierParty', 'Party');
  const phone = party.text('Contact', 'Telephone');
  return { ...common(party), iban, bic, phone, performedBy: null };
}

export function buyerFrom(root: Part): GivenInvoice['buyer'] {
  const party = needed(root, 'AccountingCustomerParty', 'Party');
  const buyer = common(party);
  return { ...buyer, person: seemsPerson(buyer), contact: party.text('Contact', 'Name') };
}

function common(party: Part): Common {
  const address = addressFrom(party);
  const legal = party.part('PartyLegalEntity');
  const schemes = party.parts('PartyTaxScheme');
  const isVat = (one: Part) => (one.text('TaxScheme', 'ID') ?? 'VAT').toUpperCase() === 'VAT';
  const vat = schemes.find(isVat)?.text('CompanyID') ?? null;
  const registration = schemes.find((one) => !isVat(one)) ?? null;
  const businessId =
    legal?.text('CompanyID') ?? registration?.text('CompanyID') ?? party.text('PartyIdentification', 'ID');
  if (registration?.part('CompanyID')?.node.text.trim() === businessId) registration?.pass();
  const name = legal?.text('RegistrationName') ?? party.text('PartyName', 'Name');
  if (name === null) throw notReadable('value-missing', legal ?? party, { value: 'RegistrationName' });
  if (party.part('PartyName', 'Name')?.node.text.trim() === name) party.passed('PartyName');
  return {
    name,
    businessId: speltBusinessId(businessId, address.country),
    vatNumber: vat?.startsWith('FI') ? spelt(vat, parseVatNumber) : vat,
    address,
    eAddress: electronicAddress(party.part('EndpointID')),
    intermediator: null,
    email: party.text('Contact', 'ElectronicMail'),
  };
}

/** An address of another scheme than the Finnish OVT keeps its scheme before a colon, as Peppol writes participants: `0088:7300010000001`. */
function electronicAddress(endpoint: Part | null): string | null {
  const value = endpoint?.text() ?? null;
  if (value === null) return null;
  if (value.startsWith('0037')) return speltOvt(value);
  const scheme = endpoint?.attribute('schemeID') ?? null;
  return scheme === null ? value : `${scheme}:${value}`;
}

function addressFrom(party: Part): GivenAddress {
  const address = needed(party, 'PostalAddress');
  const country = needed(address, 'Country', 'IdentificationCode');
  const code = country.text() ?? '';
  if (!isCountryCode(code)) throw notReadable('value-wrong', country, { value: code });
  const lines = address.parts('AddressLine').map((one) => one.text('Line'));
  const street = [address.text('StreetName'), address.text('AdditionalStreetName'), ...lines];
  return {
    street: street.filter((part) => part !== null).join(', ') || null,
    postCode: address.text('PostalZone'),
    town: address.text('CityName'),
    country: code,
  };
}
