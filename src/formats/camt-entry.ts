import type { Day } from '../basics/day.ts';
import { canonicalReference } from '../basics/identifiers/reference.ts';
import { type Cents, minus, negative, sum } from '../basics/money.ts';
import { inOneLine } from './bank-text.ts';
import { amountAt, centsFrom, currencyAt, dayAt, isCredit } from './camt-values.ts';
import { nodeAt, nodesNamed, textAt, type XmlNode } from './xml-node.ts';

/** One movement on the account: an entry, or a member of a batch entry. */
export type BankLine = {
  readonly account: string | null;
  readonly statementId: string | null;
  /** The entry's number among the statement's booked entries, from 1. */
  readonly entryNumber: number;
  readonly bookedOn: Day | null;
  readonly valueOn: Day | null;
  /** Without sign; `credit` says the direction. */
  readonly amountCents: Cents;
  readonly currency: string;
  readonly credit: boolean;
  /** Canonical: no padding zeros, RF kept as RF. */
  readonly reference: string | null;
  readonly endToEndId: string | null;
  /** The payer's id of the group of payments, or of the order, that this was part of. */
  readonly orderId: string | null;
  /** The bank's own archive id. */
  readonly bankReference: string | null;
  /** The number of the batch within the statement that this is a member of, from 1. */
  readonly batch: number | null;
  readonly counterparty: Party;
  readonly message: string | null;
  readonly reversal: boolean;
  /** Why a payment came back (ISO 20022 external return reason), where the bank says so. */
  readonly returnReason: string | null;
  readonly family: string | null;
};

type Party = { readonly name: string | null; readonly iban: string | null };
type Place = { account: string | null; statementId: string | null; entryNumber: number; batch: number };

/** The few values of one `TxDtls` that are kept. */
export type Detail = {
  readonly amounts: readonly { cents: Cents; currency: string }[];
  readonly credit: boolean | null;
  readonly debtor: Party;
  readonly creditor: Party;
  readonly kept: Pick<
    BankLine,
    'reference' | 'endToEndId' | 'orderId' | 'bankReference' | 'message' | 'returnReason' | 'family'
  >;
};

/**
 * The lines of one entry. A batch is opened into its members only where their amounts add up to the entry; otherwise the
 * entry stays whole, since what was booked is the entry.
 */
export function linesOfEntry(entry: XmlNode, details: readonly Detail[], place: Place): BankLine[] {
  const currency = currencyAt(entry);
  const whole = { cents: amountAt(entry), credit: isCredit(entry) };
  const reversal = /^(true|1)$/.test(textAt(entry, 'RvslInd') ?? '');
  const bankReference = textAt(entry, 'AcctSvcrRef');
  const orderId = orderIdFrom(nodeAt(entry, 'NtryDtls', 'Btch'));
  const family = familyFrom(entry);
  const bookedOn = dayAt(entry, 'BookgDt');
  const valueOn = dayAt(entry, 'ValDt');
  const { account, statementId, entryNumber } = place;

  const line = (detail: Detail, part: Part, batch: number | null): BankLine => ({
    account,
    statementId,
    entryNumber,
    bookedOn,
    valueOn,
    amountCents: part.cents,
    currency,
    credit: part.credit,
    reference: detail.kept.reference,
    endToEndId: detail.kept.endToEndId,
    orderId: detail.kept.orderId ?? orderId,
    bankReference: detail.kept.bankReference ?? bankReference,
    batch,
    counterparty: counterparty(detail, part.credit, reversal, account),
    message: detail.kept.message,
    reversal,
    returnReason: detail.kept.returnReason,
    family: detail.kept.family ?? family,
  });

  if (details.length > 1) {
    const parts = partsOf(whole, details, currency);
    if (parts) return details.map((detail, at) => line(detail, parts[at] ?? whole, place.batch));
  }
  return [line((details.length === 1 && details[0]) || nothing, whole, null)];
}

type Part = { cents: Cents; credit: boolean };

/** The members' shares in the account's currency; where one member alone tells no amount, it has the rest. */
function partsOf(whole: Part, details: readonly Detail[], currency: string): readonly Part[] | null {
  const told = details.map((detail) => {
    const amount = detail.amounts.find((one) => one.currency === currency);
    return amount ? { cents: amount.cents, credit: detail.credit ?? whole.credit } : null;
  });
  const known = told.filter((part) => part !== null);
  if (known.length < told.length - 1) return null;
  const rest = { cents: minus(whole.cents, netOf(known, whole.credit)), credit: whole.credit };
  return rest.cents < 0
    ? null
    : sharesOf(
        whole,
        told.map((part) => part ?? rest),
      );
}

/** The members of an entry, or null where they do not add up to it. */
export const sharesOf = (whole: Part, parts: readonly Part[]): readonly Part[] | null =>
  netOf(parts, whole.credit) === whole.cents ? parts : null;

const netOf = (parts: readonly Part[], credit: boolean): Cents =>
  sum(parts.map((part) => (part.credit === credit ? part.cents : negative(part.cents))));

/** Boils one `TxDtls` down to what is kept. */
export function detailFrom(node: XmlNode): Detail {
  const refs = nodeAt(node, 'Refs');
  const parties = nodeAt(node, 'RltdPties');
  const endToEndId = textAt(refs, 'EndToEndId');
  const direction = textAt(node, 'CdtDbtInd');
  return {
    amounts: amountsFrom(node),
    credit: direction === null ? null : direction === 'CRDT',
    debtor: partyFrom(parties, 'Dbtr'),
    creditor: partyFrom(parties, 'Cdtr'),
    kept: {
      reference: referenceFrom(node),
      // Banks write this word where the payer gave no id.
      endToEndId: endToEndId === 'NOTPROVIDED' ? null : endToEndId,
      orderId: orderIdFrom(refs),
      bankReference: textAt(refs, 'AcctSvcrRef'),
      message: messageFrom(node),
      returnReason: textAt(node, 'RtrInf', 'Rsn', 'Cd') ?? textAt(node, 'RtrInf', 'Rsn', 'Prtry'),
      family: familyFrom(node),
    },
  };
}

const nobody: Party = { name: null, iban: null };
const nothing: Detail = {
  amounts: [],
  credit: null,
  debtor: nobody,
  creditor: nobody,
  kept: {
    reference: null,
    endToEndId: null,
    orderId: null,
    bankReference: null,
    message: null,
    returnReason: null,
    family: null,
  },
};

/** The amounts a member gives, the surest first; which of them counts is known when the entry's currency is. */
function amountsFrom(node: XmlNode): Detail['amounts'] {
  const amounts = nodeAt(node, 'AmtDtls');
  return [node, nodeAt(amounts, 'TxAmt'), nodeAt(amounts, 'CntrValAmt'), nodeAt(amounts, 'InstdAmt')].flatMap(
    (holder) => {
      const amount = centsFrom(nodeAt(holder, 'Amt')?.text);
      return holder && amount !== null ? [{ cents: amount, currency: currencyAt(holder) }] : [];
    },
  );
}

/** From version 8 on the party stands inside `Pty`; the ultimate party is named where the party is not. */
function partyFrom(parties: XmlNode | undefined, role: 'Dbtr' | 'Cdtr'): Party {
  const named = (party: XmlNode | undefined) =>
    textAt(party, 'Pty', 'Nm') ?? textAt(party, 'Nm') ?? textAt(party, 'Agt', 'FinInstnId', 'Nm');
  return {
    name: named(nodeAt(parties, role)) ?? named(nodeAt(parties, `Ultmt${role}`)),
    iban: textAt(parties, `${role}Acct`, 'Id', 'IBAN')?.replaceAll(' ', '') ?? null,
  };
}

/**
 * Who is on the other side. What comes back names the parties of the original payment, so there the sides are swapped; and
 * some banks write the payer as the creditor, so a side that is missing or is the account itself gives way to the other.
 */
function counterparty(detail: Detail, credit: boolean, reversal: boolean, account: string | null): Party {
  const cameBack = reversal || detail.kept.returnReason !== null;
  const { debtor, creditor } = detail;
  const [likely, other] = credit !== cameBack ? [debtor, creditor] : [creditor, debtor];
  const isSomebodyElse = (party: Party) =>
    (party.name ?? party.iban) !== null && (party.iban === null || party.iban !== account);
  return [likely, other].find(isSomebodyElse) ?? nobody;
}

/** The one reference of a payment; a payment for several invoices has none of its own, and a person allocates it. */
function referenceFrom(node: XmlNode): string | null {
  const references = new Set(
    nodesNamed(nodeAt(node, 'RmtInf'), 'Strd')
      .map((structured) => textAt(structured, 'CdtrRefInf', 'Ref') ?? textAt(structured, 'CdtrRefInf', 'CdtrRef'))
      .map((text) => (text === null ? null : canonicalReference(text)))
      .filter((reference) => reference !== null),
  );
  const [only = null, second] = references;
  return second === undefined ? only : null;
}

/** What the payer wrote; else the additional remittance text, else the numbers of the documents and the references paid. */
function messageFrom(node: XmlNode): string | null {
  const remittance = nodeAt(node, 'RmtInf');
  const texts = (nodes: readonly (XmlNode | undefined)[]) =>
    nodes.map((one) => one?.text ?? '').filter((text) => text.trim() !== '');
  const free = texts(nodesNamed(remittance, 'Ustrd'));
  if (free.length > 0) return inOneLine(free, isCut);
  const structured = nodesNamed(remittance, 'Strd');
  const additional = texts(structured.flatMap((one) => nodesNamed(one, 'AddtlRmtInf')));
  if (additional.length > 0) return inOneLine(additional, isCut);
  const numbers = texts(structured.map((one) => nodeAt(one, 'RfrdDocInf', 'Nb')));
  const references = structured.length > 1 ? texts(structured.map((one) => nodeAt(one, 'CdtrRefInf', 'Ref'))) : [];
  return inOneLine([...numbers, ...references], isCut);
}

// The widths of a line of the message in banks' systems.
const isCut = (length: number): boolean => length === 35 || length === 140;

const orderIdFrom = (holder: XmlNode | undefined): string | null =>
  textAt(holder, 'PmtInfId') ?? textAt(holder, 'MsgId');

/** The ISO bank transaction code as `domain/family/subfamily`. */
function familyFrom(node: XmlNode): string | null {
  const domain = nodeAt(node, 'BkTxCd', 'Domn');
  const codes = [textAt(domain, 'Cd'), textAt(domain, 'Fmly', 'Cd'), textAt(domain, 'Fmly', 'SubFmlyCd')];
  return domain && codes[0] !== null ? codes.filter((code) => code !== null).join('/') : null;
}
