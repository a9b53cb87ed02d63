import { type Cents, decimal } from '../basics/money.ts';
import type { Address, Invoice, Seller } from './en16931.ts';
import { fewPieces, pieces } from './finvoice-text.ts';
import { el, type Xml } from './xml.ts';

/** What the sending of one invoice adds to it: an id of at most 48 characters and the instant (ISO 8601 with its zone). */
export type FinvoiceMessage = { readonly messageId: string; readonly sentAt: string };

/** The same invoice gives the same bytes, so its id and its day stand for the message and its time. */
export const messageOf = ({ seller, number, issuedOn }: Invoice): FinvoiceMessage => ({
  messageId: `${seller.businessId}/${number}`,
  sentAt: `${issuedOn}T00:00:00Z`,
});

/** How the invoice travels; left out where one of the two parties has no e-invoice address. */
export function transmission({ seller, buyer }: Invoice, message: FinvoiceMessage): Xml | null {
  if (!seller.eAddress || !seller.intermediator || !buyer.eAddress || !buyer.intermediator) return null;
  return el('MessageTransmissionDetails', [
    el('MessageSenderDetails', [
      el('FromIdentifier', seller.eAddress, scheme(seller.eAddress)),
      el('FromIntermediator', seller.intermediator),
    ]),
    el('MessageReceiverDetails', [
      el('ToIdentifier', buyer.eAddress, scheme(buyer.eAddress)),
      el('ToIntermediator', buyer.intermediator),
    ]),
    el('MessageDetails', [
      el('MessageIdentifier', message.messageId),
      el('MessageTimeStamp', message.sentAt),
      el('SpecificationIdentifier', 'EN16931'),
    ]),
  ]);
}

// 0216 is the scheme of OVT identifiers; an IBAN or an operator's own identifier has none.
const scheme = (eAddress: string): Record<string, string> => (eAddress.startsWith('0037') ? { SchemeID: '0216' } : {});

export const sellerParty = (seller: Seller): (Xml | null)[] => [
  el('SellerPartyDetails', [
    el('SellerPartyIdentifier', seller.businessId),
    pieces(seller.name, 70).map((name) => el('SellerOrganisationName', name)),
    el('SellerOrganisationTaxCode', seller.vatNumber),
    address('Seller', seller.address),
  ]),
  el('SellerOrganisationUnitNumber', seller.eAddress),
  el('SellerCommunicationDetails', [
    el('SellerPhoneNumberIdentifier', seller.phone),
    el('SellerEmailaddressIdentifier', seller.email),
  ]),
  // The schema has no account without its bank here; EpiDetails carries the account in any case.
  seller.bic
    ? el('SellerInformationDetails', [
        el('SellerAccountDetails', [
          el('SellerAccountID', seller.iban, { IdentificationSchemeName: 'IBAN' }),
          el('SellerBic', seller.bic, { IdentificationSchemeName: 'BIC' }),
        ]),
      ])
    : null,
];

export const buyerParty = ({ buyer, language }: Invoice): Xml[] => [
  el('InvoiceRecipientLanguageCode', language.toUpperCase()),
  el('BuyerPartyDetails', [
    el('BuyerPartyIdentifier', buyer.businessId),
    pieces(buyer.name, 70).map((name) => el('BuyerOrganisationName', name)),
    el('BuyerOrganisationTaxCode', buyer.vatNumber),
    address('Buyer', buyer.address),
  ]),
  el('BuyerOrganisationUnitNumber', buyer.eAddress),
  el('BuyerContactPersonName', buyer.contact),
  el('BuyerCommunicationDetails', [el('BuyerEmailaddressIdentifier', buyer.email)]),
];

const address = (whose: 'Seller' | 'Buyer', { street, town, postCode, country }: Address): Xml =>
  el(`${whose}PostalAddressDetails`, [
    fewPieces(street, 35, 3).map((part) => el(`${whose}StreetName`, part)),
    el(`${whose}TownName`, town),
    el(`${whose}PostCodeIdentifier`, postCode),
    el('CountryCode', country),
  ]);

/** The payment order that the payer's bank makes of the invoice (ePI); mandatory on a credit note too, with its negative sum. */
export function bankTransfer(invoice: Invoice, payableCents: Cents): Xml {
  const { seller, reference } = invoice;
  const date = (name: string, value: string) => el(name, value.replaceAll('-', ''), { Format: 'CCYYMMDD' });
  return el('EpiDetails', [
    el('EpiIdentificationDetails', [date('EpiDate', invoice.issuedOn), el('EpiReference', reference ?? '-')]),
    el('EpiPartyDetails', [
      // An empty bank element stays: the schema demands it even where the BIC is not known.
      seller.bic
        ? el('EpiBfiPartyDetails', [el('EpiBfiIdentifier', seller.bic, { IdentificationSchemeName: 'BIC' })])
        : el('EpiBfiPartyDetails', ''),
      el('EpiBeneficiaryPartyDetails', [
        el('EpiNameAddressDetails', pieces(seller.name, 35)[0]),
        el('EpiAccountID', seller.iban, { IdentificationSchemeName: 'IBAN' }),
      ]),
    ]),
    el('EpiPaymentInstructionDetails', [
      el('EpiRemittanceInfoIdentifier', reference, {
        IdentificationSchemeName: reference?.startsWith('RF') ? 'ISO' : 'SPY',
      }),
      el('EpiInstructedAmount', decimal(payableCents).replace('.', ','), { AmountCurrencyIdentifier: 'EUR' }),
      el('EpiCharge', 'SHA', { ChargeOption: 'SHA' }),
      date('EpiDateOptionDate', invoice.dueOn),
      el('EpiPaymentMeansCode', '58'),
    ]),
  ]);
}
