import { type Cents, cents } from '../basics/money.ts';
import { type BankLine, type Detail, detailFrom, linesOfEntry } from './camt-entry.ts';
import { amountAt, currencyAt, isCredit } from './camt-values.ts';
import { readXml, XmlFault, type XmlListener } from './xml-events.ts';
import { nodeAt, textAt, type XmlNode } from './xml-node.ts';

export type { BankLine } from './camt-entry.ts';

/** The end of one statement or notification: signed balances where the bank gives them, and whether the booked entries bridge them. */
export type StatementEnd = {
  readonly statement: true;
  readonly account: string | null;
  readonly id: string | null;
  readonly openingCents: Cents | null;
  readonly closingCents: Cents | null;
  /** Booked entries, a batch being one. */
  readonly entries: number;
  readonly balanced: boolean | null;
};

/**
 * Reads camt.053, camt.054 and camt.052 of any version as a stream: a line for each booked entry or batch member, then the
 * statement's end. Tolerant of order, namespaces and missing parts; throws XmlFault with the place where it is not such
 * a message or an amount cannot be understood. Entries still pending are left out: they are not money yet.
 */
export async function* readStatement(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<BankLine | StatementEnd> {
  const listener = new StatementListener();
  yield* readXml(bytes, listener, () => listener.take());
}

const containers = /^BkToCstmr(Stmt|DbtCdtNtfctn|AcctRpt)/;
const statements = new Set(['Stmt', 'Ntfctn', 'Rpt']);
const besideStatements = new Set(['GrpHdr', 'SplmtryData']);
// Nothing of these is used, and leaving them out makes reading faster.
const skipped = new Set(
  'TxsSummry PstlAdr RltdAgts Chrgs Intrst Avlbty Svcr SplmtryData Tax FrToDt RltdDts RltdRmtInf Purp CardTx'.split(
    ' ',
  ),
);

class StatementListener implements XmlListener {
  #sawStatement = false;
  #lines: (BankLine | StatementEnd)[] = [];
  /** The elements now open around the statement, from the root down. */
  #around: string[] = [];
  #statement: Statement | null = null;
  /** The elements now open inside the statement, from its child down. */
  #open: XmlNode[] = [];
  #skipping = 0;

  take(): (BankLine | StatementEnd)[] {
    const lines = this.#lines;
    if (lines.length > 0) this.#lines = [];
    return lines;
  }

  opened(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#statement) {
      if (this.#skipping > 0 || skipped.has(name)) this.#skipping++;
      else this.#open.push({ name, attributes, text: '', children: [] });
      return;
    }
    const parent = this.#around.at(-1) ?? '';
    if (containers.test(parent)) {
      if (statements.has(name)) {
        this.#statement = new Statement();
        this.#sawStatement = true;
        return;
      }
      if (!besideStatements.has(name)) throw new XmlFault('wrong-content', `a message holds no ${shown(name)}`);
    }
    // Banks wrap one message or several in envelopes of their own, but a document is what it is.
    if (parent === 'Document' && !containers.test(name))
      throw new XmlFault('wrong-content', `${shown(name)} is no bank statement or notification`);
    this.#around.push(name);
  }

  ended(): void {
    if (!this.#sawStatement) throw new XmlFault('wrong-content', 'there is no bank statement or notification in it');
  }

  closed(name: string, text: string): void {
    const statement = this.#statement;
    if (!statement) {
      this.#around.pop();
      return;
    }
    if (this.#skipping > 0) {
      this.#skipping--;
      return;
    }
    const node = this.#open.pop();
    if (!node) {
      this.#lines.push(statement.end());
      this.#statement = null;
      return;
    }
    node.text = text;
    const parent = this.#open.at(-1);
    if (!parent) this.#lines.push(...statement.heard(node));
    // A batch may hold very many members, so each is boiled down to its few values at once.
    else if (name === 'TxDtls') statement.details.push(detailFrom(node));
    else parent.children.push(node);
  }
}

const shown = (name: string): string => name.slice(0, 70);

/** What is known of the statement being read. */
class Statement {
  details: Detail[] = [];
  #id: string | null = null;
  #account: string | null = null;
  #opening: Balance | null = null;
  #closing: Balance | null = null;
  #interim: Balance | null = null;
  #entries = 0;
  #batches = 0;
  #booked = 0;
  #currencies = new Set<string>();

  heard(node: XmlNode): BankLine[] {
    if (node.name === 'Id') this.#id = node.text.trim() || null;
    else if (node.name === 'Acct') this.#account = accountFrom(node);
    else if (node.name === 'Bal') this.#heardBalance(node);
    else if (node.name === 'Ntry') return this.#heardEntry(node);
    return [];
  }

  #heardBalance(node: XmlNode): void {
    const kind = textAt(node, 'Tp', 'CdOrPrtry', 'Cd') ?? textAt(node, 'Tp', 'Cd');
    const balance = () => ({ kind, currency: currencyAt(node), cents: signed(amountAt(node), isCredit(node)) });
    // PRCD is the closing balance of the day before; OPBD, where given, says the same for certain.
    if (kind === 'OPBD' ? this.#opening?.kind !== 'OPBD' : kind === 'PRCD' && !this.#opening) this.#opening = balance();
    // The pages of a statement pass an interim balance on, and an account report of the running day has no other.
    if (kind === 'ITBD') {
      if (this.#interim) this.#opening ??= this.#interim;
      this.#interim ??= balance();
    }
    if (kind === 'CLBD' || (kind === 'ITBD' && this.#closing?.kind !== 'CLBD')) this.#closing = balance();
  }

  #heardEntry(node: XmlNode): BankLine[] {
    const details = this.details;
    this.details = [];
    const status = textAt(node, 'Sts', 'Cd') ?? textAt(node, 'Sts');
    if (status !== null && status !== 'BOOK') return [];
    this.#entries++;
    const place = {
      account: this.#account,
      statementId: this.#id,
      entryNumber: this.#entries,
      batch: this.#batches + 1,
    };
    const lines = linesOfEntry(node, details, place);
    if (lines[0]?.batch) this.#batches++;
    for (const { amountCents, credit, currency } of lines) {
      this.#booked += signed(amountCents, credit);
      this.#currencies.add(currency);
    }
    return lines;
  }

  end(): StatementEnd {
    return {
      statement: true,
      account: this.#account,
      id: this.#id,
      openingCents: this.#opening?.cents ?? null,
      closingCents: this.#closing?.cents ?? null,
      entries: this.#entries,
      balanced: this.#balanced(),
    };
  }

  #balanced(): boolean | null {
    if (!this.#opening || !this.#closing) return null;
    const currencies = new Set([...this.#currencies, this.#opening.currency, this.#closing.currency]);
    return currencies.size === 1 && this.#opening.cents + this.#booked === this.#closing.cents;
  }
}

type Balance = { kind: string | null; currency: string; cents: Cents };

const signed = (amount: Cents, credit: boolean): Cents => cents(credit ? amount : -amount);

const accountFrom = (node: XmlNode): string | null => {
  const id = nodeAt(node, 'Id');
  return textAt(id, 'IBAN')?.replaceAll(' ', '') ?? textAt(id, 'Othr', 'Id') ?? textAt(id, 'BBAN');
};
