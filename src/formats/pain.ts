import type { Day } from '../basics/day.ts';
import type { BusinessId } from '../basics/identifiers/business-id.ts';
import type { Iban } from '../basics/identifiers/iban.ts';
import type { Reference, RfReference } from '../basics/identifiers/reference.ts';
import { type Cents, decimal, sum } from '../basics/money.ts';
import { type Refusal, refuse } from '../basics/refusal.ts';
import { el, type Xml } from './xml.ts';

/** One payment; where there is a reference the message stays unsent, since SEPA carries only one of the two. */
export type Payment = {
  /** The payer's own id, 1–35 characters, unique in the order; the bank gives it back with every answer. */
  readonly endToEndId: string;
  readonly amountCents: Cents;
  readonly creditor: { readonly name: string; readonly iban: Iban; readonly address?: PostalAddress | undefined };
  readonly reference?: Reference | RfReference | undefined;
  readonly message?: string | undefined;
  /** Salaries go to the bank as a group of their own, so that the statement shows nobody's pay. */
  readonly salary: boolean;
};

/** Structured, since banks refuse address lines from 2026-11-15 on. */
type PostalAddress = {
  readonly street?: string | undefined;
  readonly postCode?: string | undefined;
  readonly town: string;
  readonly country: string;
};

export type PaymentOrder = {
  /** 1–35 characters; the bank refuses an id it has seen. */
  readonly messageId: string;
  /** An instant in ISO 8601. */
  readonly createdAt: string;
  readonly executeOn: Day;
  readonly debtor: {
    readonly name: string;
    readonly iban: Iban;
    readonly bic?: string | undefined;
    readonly businessId?: BusinessId | undefined;
  };
  readonly payments: readonly Payment[];
};

/** The message version a bank takes: 09 is the present one, 03 the one before. */
export type PainVersion = '09' | '03';

type OrderFault =
  | 'no-payments'
  | 'payment-id-invalid'
  | 'payment-id-repeated'
  | 'payment-amount-invalid'
  | 'account-outside-sepa';

/**
 * A credit transfer order (pain.001.001.09 or .03) as pieces of text, so that a large run is never held whole. The same
 * order gives the same bytes. Refused: `no-payments`, `payment-id-invalid` (the characters and 35 places that banks take),
 * `payment-id-repeated`, `payment-amount-invalid` (0.01–999,999,999.99 €), `account-outside-sepa`.
 */
export function paymentFile(order: PaymentOrder, version: PainVersion): Generator<string> | Refusal<OrderFault> {
  return faultIn(order) ?? pieces(order, version);
}

// So many that a piece is worth handing on, and so few that nothing else waits long for it.
const paymentsInPiece = 25;

function* pieces(order: PaymentOrder, version: PainVersion): Generator<string> {
  const { payments, messageId } = order;
  const groups = [payments.filter((payment) => payment.salary), payments.filter((payment) => !payment.salary)];
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.${version}">\n<CstmrCdtTrfInitn>\n`;
  yield `${groupHeader(order)}\n`;
  const filled = groups.filter((group) => group.length > 0);
  for (const [at, group] of filled.entries()) {
    // Every group needs an id of its own in 35 places.
    const groupId = filled.length === 1 ? messageId : `${messageId.slice(0, 33)}-${at + 1}`;
    yield `<PmtInf>\n${groupTerms(order, group, groupId, version).join('')}\n`;
    for (let from = 0; from < group.length; from += paymentsInPiece)
      yield group
        .slice(from, from + paymentsInPiece)
        .map((payment) => `${transfer(payment)}\n`)
        .join('');
    yield '</PmtInf>\n';
  }
  yield '</CstmrCdtTrfInitn>\n</Document>\n';
}

const groupHeader = ({ messageId, createdAt, payments, debtor }: PaymentOrder): Xml =>
  el('GrpHdr', [
    el('MsgId', messageId),
    el('CreDtTm', createdAt),
    ...counted(payments),
    el('InitgPty', party(debtor.name, undefined, debtor.businessId)),
  ]);

const counted = (payments: readonly Payment[]): Xml[] => [
  el('NbOfTxs', payments.length),
  el('CtrlSum', decimal(sum(payments.map((payment) => payment.amountCents)))),
];

const groupTerms = (
  { executeOn, debtor }: PaymentOrder,
  group: readonly Payment[],
  id: string,
  version: PainVersion,
) => [
  el('PmtInfId', id),
  el('PmtMtd', 'TRF'),
  ...counted(group),
  el('PmtTpInf', [el('SvcLvl', el('Cd', 'SEPA')), el('CtgyPurp', group[0]?.salary ? el('Cd', 'SALA') : null)]),
  el('ReqdExctnDt', version === '03' ? executeOn : el('Dt', executeOn)),
  el('Dbtr', party(debtor.name, undefined, debtor.businessId)),
  account('DbtrAcct', debtor.iban),
  el('DbtrAgt', el('FinInstnId', bank(debtor.bic, version))),
  el('ChrgBr', 'SLEV'),
];

const transfer = ({ endToEndId, amountCents, creditor, reference, message }: Payment): Xml =>
  el('CdtTrfTxInf', [
    el('PmtId', el('EndToEndId', endToEndId)),
    el('Amt', el('InstdAmt', decimal(amountCents), { Ccy: 'EUR' })),
    el('Cdtr', party(creditor.name, creditor.address, undefined)),
    account('CdtrAcct', creditor.iban),
    el('RmtInf', remittance(reference, message)),
  ]);

const party = (name: string, address: PostalAddress | undefined, businessId: BusinessId | undefined): Xml[] => [
  el('Nm', inPlaces(name, 70)),
  el('PstlAdr', address && postalAddress(address)),
  // The bank knows the payer by the id of the service agreement, which for a business is its business id.
  el('Id', businessId && el('OrgId', el('Othr', [el('Id', businessId), el('SchmeNm', el('Cd', 'CUST'))]))),
];

const postalAddress = ({ street, postCode, town, country }: PostalAddress): Xml[] => [
  el('StrtNm', inPlaces(street, 70)),
  el('PstCd', inPlaces(postCode, 16)),
  el('TwnNm', inPlaces(town, 35)),
  el('Ctry', country),
];

const account = (name: string, iban: Iban): Xml => el(name, el('Id', el('IBAN', iban)));

const bank = (bic: string | undefined, version: PainVersion): Xml =>
  bic === undefined ? el('Othr', el('Id', 'NOTPROVIDED')) : el(version === '03' ? 'BIC' : 'BICFI', bic);

/** A Finnish reference goes without issuer, an RF reference with ISO as its issuer. */
function remittance(reference: string | undefined, message: string | undefined): Xml | null {
  if (reference === undefined) return message === undefined ? null : el('Ustrd', inPlaces(message, 140));
  const type = [el('CdOrPrtry', el('Cd', 'SCOR')), reference.startsWith('RF') ? el('Issr', 'ISO') : null];
  return el('Strd', el('CdtrRefInf', [el('Tp', type), el('Ref', reference)]));
}

/** Text in one line and as many characters as the bank takes, without signs that would make it refuse the whole file. */
function inPlaces(text: string | undefined, places: number): string | null {
  const plain = (text ?? '')
    .normalize('NFC')
    .replace(/[\s\p{C}]+/gu, ' ')
    .replace(/\p{So}/gu, '?')
    .trim();
  return [...plain].slice(0, places).join('').trim() || null;
}

// Banks read ids in the SEPA characters only, and a slash neither at the ends nor doubled.
const id = /^(?!\/)(?!.*\/\/)(?!.*\/$)[A-Za-z0-9/\-?:().,'+ ]{1,35}$/;
const largestCents = 999_999_999_99;
const sepa = new Set(
  (
    'AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI ' +
    'SK SM VA'
  ).split(' '),
);

function faultIn({ messageId, payments }: PaymentOrder): Refusal<OrderFault> | null {
  if (payments.length === 0) return refuse('no-payments');
  if (!id.test(messageId)) return refuse('payment-id-invalid', { id: messageId });
  const seen = new Set<string>();
  for (const { endToEndId, amountCents, creditor } of payments) {
    if (!id.test(endToEndId)) return refuse('payment-id-invalid', { id: endToEndId });
    if (seen.has(endToEndId)) return refuse('payment-id-repeated', { id: endToEndId });
    seen.add(endToEndId);
    if (amountCents < 1 || amountCents > largestCents) return refuse('payment-amount-invalid', { id: endToEndId });
    if (!sepa.has(creditor.iban.slice(0, 2))) return refuse('account-outside-sepa', { id: endToEndId });
  }
  return null;
}
