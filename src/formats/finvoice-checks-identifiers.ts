import { parseBusinessId } from '../basics/identifiers/business-id.ts';
import { parseIban } from '../basics/identifiers/iban.ts';
import { parseOvt } from '../basics/identifiers/ovt.ts';
import { parseReference, parseRf } from '../basics/identifiers/reference.ts';
import { parseVatNumber } from '../basics/identifiers/vat-number.ts';
import { isRefusal, type Refusal } from '../basics/refusal.ts';
import type { Tell } from './finvoice-checks.ts';
import { isBic } from './invoice-identifiers.ts';
import type { Part } from './xml-cursor.ts';

/** The identifiers of both parties, the addresses of the message and the accounts: right in form and in check digits. */
export function checkIdentifiers(root: Part, tell: Tell): void {
  for (const whose of ['Seller', 'Buyer'] as const) checkParty(root, whose, tell);
  const route = root.part('MessageTransmissionDetails');
  checkOvt(route?.part('MessageSenderDetails', 'FromIdentifier'), tell);
  checkOvt(route?.part('MessageReceiverDetails', 'ToIdentifier'), tell);
  for (const account of root.part('SellerInformationDetails')?.parts('SellerAccountDetails') ?? []) {
    checkAccount(account.part('SellerAccountID'), tell);
    checkBic(account.part('SellerBic'), tell);
  }
  const payee = root.part('EpiDetails', 'EpiPartyDetails');
  checkAccount(payee?.part('EpiBeneficiaryPartyDetails', 'EpiAccountID'), tell);
  checkBic(payee?.part('EpiBfiPartyDetails', 'EpiBfiIdentifier'), tell);
  checkReference(root.part('EpiDetails', 'EpiPaymentInstructionDetails', 'EpiRemittanceInfoIdentifier'), tell);
}

function checkParty(root: Part, whose: 'Seller' | 'Buyer', tell: Tell): void {
  const party = root.part(`${whose}PartyDetails`);
  const country = party?.text(`${whose}PostalAddressDetails`, 'CountryCode') ?? 'FI';
  const id = party?.part(`${whose}PartyIdentifier`);
  // Only Finnish identifiers have check digits that we know; a foreign party has those of its country.
  if (country === 'FI') judge(id, parseBusinessId, tell, 'FI-BUSINESS-ID', 'a Finnish business id');
  const tax = party?.part(`${whose}OrganisationTaxCode`);
  if (tax?.text()?.startsWith('FI')) judge(tax, parseVatNumber, tell, 'FI-VAT-NUMBER', 'a Finnish VAT number');
  checkOvt(root.part(`${whose}OrganisationUnitNumber`), tell);
}

/** Only an OVT can be tested: an IBAN or an operator's own identifier is whatever the intermediator agreed on. */
function checkOvt(part: Part | null | undefined, tell: Tell): void {
  if (part?.text()?.startsWith('0037')) judge(part, parseOvt, tell, 'FI-OVT', 'an OVT');
}

function checkAccount(part: Part | null | undefined, tell: Tell): void {
  if (part?.attribute('IdentificationSchemeName') === 'BBAN')
    tell('FI-IBAN', 'warning', part, 'Accounts have been IBANs since 2010; banks do not pay to another number.');
  else judge(part, parseIban, tell, 'FI-IBAN', 'an IBAN');
}

function checkBic(part: Part | null | undefined, tell: Tell): void {
  const text = part?.text() ?? null;
  if (part && text !== null && !isBic(text)) tell('FI-BIC', 'fatal', part, `${text} is not a BIC.`);
}

function checkReference(part: Part | null, tell: Tell): void {
  const text = part?.text() ?? null;
  if (!part || text === null) return;
  const isRf = text.startsWith('RF');
  if (isRf) judge(part, parseRf, tell, 'FI-RF', 'an RF reference');
  else judge(part, parseReference, tell, 'FI-REFERENCE', 'a Finnish payment reference');
  const scheme = part.attribute('IdentificationSchemeName');
  if (scheme !== null && scheme !== (isRf ? 'ISO' : 'SPY'))
    tell('FI-REFERENCE-SCHEME', 'fatal', part, `The scheme of the reference must be ${isRf ? 'ISO' : 'SPY'}.`);
}

function judge(
  part: Part | null | undefined,
  parse: (text: string) => string | Refusal,
  tell: Tell,
  rule: string,
  what: string,
): void {
  const text = part?.text() ?? null;
  if (!part || text === null) return;
  const parsed = parse(text);
  if (isRefusal(parsed)) tell(rule, 'fatal', part, `${text} is not ${what} (${parsed.refused}).`);
}
