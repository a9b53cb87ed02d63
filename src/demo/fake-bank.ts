import type { Day } from '../basics/day.ts';
import { cents, decimal } from '../basics/money.ts';
import { el, type Xml, xmlDocument } from '../formats/xml.ts';

/** What the bank tells of one movement; money coming in unless it says `out`. */
export type FakeEntry = {
  cents: number;
  on: Day;
  out?: boolean;
  reference?: string;
  message?: string;
  name?: string;
  iban?: string;
  /** The bank's own archive id; real banks give one to every entry. */
  bankReference?: string;
  endToEndId?: string;
  /** The id of our payment order, where the bank took its sum as one. */
  orderId?: string;
  returnReason?: string;
};

export type FakeStatement = {
  account: string;
  id: string;
  openingCents: number;
  /** What the entries come to, unless the bank is to be wrong. */
  closingCents?: number;
  entries: readonly FakeEntry[];
};

/** A bank statement (camt.053.001.08) as a file the bank would send. */
export const statementFile = (statement: FakeStatement, name = `${statement.id}.xml`): File =>
  new File([statementXml(statement)], name, { type: 'application/xml' });

export function statementXml(...statements: readonly FakeStatement[]): string {
  const header = el('GrpHdr', [el('MsgId', statements[0]?.id), el('CreDtTm', '2026-01-01T00:00:00')]);
  const document = el('Document', [el('BkToCstmrStmt', [header, ...statements.map(statementOf)])], {
    xmlns: 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08',
  });
  return xmlDocument(document);
}

function statementOf({ account, id, openingCents, closingCents, entries }: FakeStatement): Xml {
  const moved = entries.reduce((total, entry) => total + (entry.out ? -entry.cents : entry.cents), openingCents);
  return el('Stmt', [
    el('Id', id),
    el('Acct', [el('Id', [el('IBAN', account)]), el('Ccy', 'EUR')]),
    balance('OPBD', openingCents),
    balance('CLBD', closingCents ?? moved),
    ...entries.map(entryOf),
  ]);
}

const amount = (value: number): Xml => el('Amt', decimal(cents(Math.abs(value))), { Ccy: 'EUR' });
const direction = (out: boolean): Xml => el('CdtDbtInd', out ? 'DBIT' : 'CRDT');

const balance = (code: string, value: number): Xml =>
  el('Bal', [el('Tp', [el('CdOrPrtry', [el('Cd', code)])]), amount(value), direction(value < 0)]);

function entryOf(entry: FakeEntry): Xml {
  const { reference, message, name, iban, endToEndId, orderId, returnReason, bankReference, out = false } = entry;
  const role = out ? 'Cdtr' : 'Dbtr';
  return el('Ntry', [
    amount(entry.cents),
    direction(out),
    el('Sts', [el('Cd', 'BOOK')]),
    el('BookgDt', [el('Dt', entry.on)]),
    el('AcctSvcrRef', bankReference),
    el('NtryDtls', [
      el('TxDtls', [
        el('Refs', [el('PmtInfId', orderId), el('EndToEndId', endToEndId)]),
        el('RltdPties', [el(role, [el('Pty', [el('Nm', name)])]), el(`${role}Acct`, [el('Id', [el('IBAN', iban)])])]),
        el('RmtInf', [el('Ustrd', message), el('Strd', [el('CdtrRefInf', [el('Ref', reference)])])]),
        el('RtrInf', [el('Rsn', [el('Cd', returnReason)])]),
      ]),
    ]),
  ]);
}
