import { parseVatNumber } from '../basics/identifiers/vat-number.ts';
import { isCountryCode } from './codes.ts';
import { needed, notReadable } from './einvoice-fault.ts';
import { seemsPerson, spelt, speltBusinessId, speltIban, speltOvt, speltReference } from './einvoice-values.ts';
import type { GivenAddress, GivenInvoice } from './en16931.ts';
import { joinedPieces } from './finvoice-text.ts';
import type { Part } from './xml-cursor.ts';

/** The addresses by which the file travelled, from the SOAP frame before the document where it has one. */
export type Route = { readonly eAddress: string | null; readonly intermediator: string | null };

export function sellerFrom(root: Part, frame: Route | null): GivenInvoice['seller'] {
  const party = needed(root, 'SellerPartyDetails');
  const contact = root.part('SellerCommunicationDetails');
  const information = root.part('SellerInformationDetails');
  const account = information?.part('SellerAccountDetails') ?? null;
  const epi = needed(root, 'EpiDetails', 'EpiPartyDetails');
  const beneficiary = needed(epi, 'EpiBeneficiaryPartyDetails');
  // The account of the payment order is the one to pay to; the seller's list may begin with another.
  const iban = beneficiary.text('EpiAccountID') ?? account?.text('SellerAccountID') ?? null;
  const bic = epi.text('EpiBfiPartyDetails', 'EpiBfiIdentifier');
  const listed = information?.parts('SellerAccountDetails').find((one) => one.text('SellerAccountID') === iban);
  // The same account once more; its bank was told by the payment order, or is read from here.
  const listedBic = listed?.text('SellerBic') ?? null;
  const routed = route(root, 'Sender', 'From', frame);
  const common = partyFrom(root, party, 'Seller', routed);
  const name = beneficiary.part('EpiNameAddressDetails');
  if (name && common.name.startsWith(name.node.text.trim())) name.pass();
  return {
    ...common,
    email:
      contact?.text('SellerEmailaddressIdentifier') ?? information?.text('SellerCommonEmailaddressIdentifier') ?? null,
    iban: speltIban(iban),
    bic: bic ?? listedBic,
    phone: contact?.text('SellerPhoneNumberIdentifier') ?? information?.text('SellerPhoneNumber') ?? null,
    performedBy: null,
  };
}

export function buyerFrom(root: Part, frame: Route | null): GivenInvoice['buyer'] {
  const buyer = partyFrom(root, needed(root, 'BuyerPartyDetails'), 'Buyer', route(root, 'Receiver', 'To', frame));
  return {
    ...buyer,
    person: seemsPerson(buyer),
    contact: root.text('BuyerContactPersonName'),
    email: root.text('BuyerCommunicationDetails', 'BuyerEmailaddressIdentifier'),
  };
}

export const referenceFrom = (root: Part): string | null =>
  speltReference(
    root.text('EpiDetails', 'EpiPaymentInstructionDetails', 'EpiRemittanceInfoIdentifier')?.replace(/\s/g, '') ?? null,
  );

function partyFrom(root: Part, party: Part, whose: 'Seller' | 'Buyer', { eAddress, intermediator }: Route) {
  const address = addressFrom(party, whose);
  const names = party.texts(`${whose}OrganisationName`);
  if (names.length === 0) throw notReadable('value-missing', party, { value: `${whose}OrganisationName` });
  const vat = party.text(`${whose}OrganisationTaxCode`);
  const unit = root.part(`${whose}OrganisationUnitNumber`);
  const own = eAddress ?? unit?.text() ?? null;
  if (unit?.node.text.trim() === own) unit?.pass();
  return {
    name: joinedPieces(names, 70),
    businessId: speltBusinessId(party.text(`${whose}PartyIdentifier`), address.country),
    vatNumber: vat?.startsWith('FI') ? spelt(vat, parseVatNumber) : vat,
    address,
    eAddress: own?.startsWith('0037') ? speltOvt(own) : own,
    intermediator,
  };
}

function route(root: Part, who: 'Sender' | 'Receiver', way: 'From' | 'To', frame: Route | null): Route {
  const details = root.part('MessageTransmissionDetails', `Message${who}Details`);
  return {
    eAddress: details?.text(`${way}Identifier`) ?? frame?.eAddress ?? null,
    intermediator: details?.text(`${way}Intermediator`) ?? frame?.intermediator ?? null,
  };
}

function addressFrom(party: Part, whose: 'Seller' | 'Buyer'): GivenAddress {
  const address = party.part(`${whose}PostalAddressDetails`);
  // Finvoice is a Finnish format: where no country is named, the party is at home.
  if (!address) return { street: null, postCode: null, town: null, country: 'FI' };
  const country = address.part('CountryCode');
  const code = country?.text()?.toUpperCase() ?? 'FI';
  if (country && !isCountryCode(code)) throw notReadable('value-wrong', country, { value: code });
  if (country) address.passed('CountryName');
  const streets = address.texts(`${whose}StreetName`);
  const box = address.text(`${whose}PostOfficeBoxIdentifier`);
  return {
    street: joinedPieces(streets, 35) || (box === null ? null : `PL ${box}`),
    postCode: address.text(`${whose}PostCodeIdentifier`),
    town: address.text(`${whose}TownName`),
    country: code,
  };
}
