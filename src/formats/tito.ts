import { canonicalReference } from '../basics/identifiers/reference.ts';
import { type Cents, cents } from '../basics/money.ts';
import { accountFrom, type BankRecord, recordsOf } from './bank-records.ts';
import { inOneLine } from './bank-text.ts';
import type { StatementEnd } from './camt.ts';
import { type BankLine, sharesOf } from './camt-entry.ts';
import { XmlFault } from './xml-events.ts';

/**
 * Reads a machine-readable account statement (konekielinen tiliote, TITO; Finance Finland's service description 3.3) as a
 * stream: a line for each entry or member of an itemised one, then the statement's end. Entries the bank declined, notices
 * and the records of a message collection are left out: they move no money. Throws XmlFault with the place where it is no
 * such statement, holds a record that none has, or an amount or day cannot be understood.
 */
export async function* readTito(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<BankLine | StatementEnd> {
  let statement: Statement | null = null;
  let isFirst = true;
  for await (const record of recordsOf(bytes, lengthOf)) {
    const type = record.raw(1, 3);
    if (isFirst && type !== 'T00') throw record.fault(1, 'a statement begins with its own record');
    isFirst = false;
    if (type === 'T00') {
      if (statement) yield* statement.end();
      statement = new Statement(record);
    } else if (statement) yield* statement.heard(type, record);
  }
  if (!statement) throw new XmlFault('wrong-content', 'there is no statement in it', { line: 1, column: 1 });
  yield* statement.end();
}

// Every record tells its length after its name.
const lengthOf = (head: string): number | null => {
  const length = /^T\d\d(\d{3})$/.exec(head)?.[1];
  return length === undefined || Number(length) < 6 ? null : Number(length);
};

// From T50 on: sums of periods, the bank's own notices, and the records of a message collection.
const isNotice = (type: string): boolean => type >= 'T50';

const signedCents = (record: BankRecord, from: number, what: string): Cents => {
  const sign = record.raw(from, 1);
  if (!'+- '.includes(sign)) throw record.fault(from, `the ${what} has no sign`);
  const amount = record.cents(from + 1, 18, what);
  return cents(sign === '-' ? -amount : amount);
};

/** What is known of the statement being read. */
class Statement {
  readonly #account: string | null;
  readonly #currency: string;
  readonly #id: string | null;
  readonly #openingCents: Cents;
  #closingCents: Cents | null = null;
  #movedCents = 0;
  #entries = 0;
  #batches = 0;
  /** The entry being read, then the members it is itemised into. */
  #open: Entry[] = [];
  /** Whether the entry being read moved the account, and whether what comes next belongs to it or a member. */
  #isFirst = true;
  #isMoving = false;
  #isListening = false;

  constructor(record: BankRecord) {
    this.#account = accountFrom(record.at(10, 14));
    this.#id = record.at(24, 3);
    this.#openingCents = signedCents(record, 72, 'opening balance');
    this.#currency = record.at(97, 3) ?? 'EUR';
  }

  *heard(type: string, record: BankRecord): Generator<BankLine> {
    if (type === 'T10') yield* this.#heardEntry(new Entry(record), record);
    else if (type === 'T11') {
      if (this.#isListening) this.#open.at(-1)?.heardMore(record);
    } else {
      this.#isListening = false;
      if (isNotice(type)) return;
      if (type !== 'T40') throw record.fault(1, `a statement has no record ${type}`);
      yield* this.#closeEntry();
      this.#closingCents = signedCents(record, 13, 'closing balance');
    }
  }

  *#heardEntry(entry: Entry, record: BankRecord): Generator<BankLine> {
    if (entry.level > 0 && this.#isFirst) throw record.fault(188, 'a member comes before any entry');
    this.#isFirst = false;
    // Members of members are left out: the members above them hold their sum already.
    if (entry.level === 0) {
      yield* this.#closeEntry();
      this.#isMoving = !entry.isDeclined;
    }
    this.#isListening = this.#isMoving && entry.level < 2;
    if (this.#isListening) this.#open.push(entry);
  }

  *#closeEntry(): Generator<BankLine> {
    const [entry, ...members] = this.#open;
    this.#open = [];
    if (!entry) return;
    this.#entries++;
    this.#movedCents += entry.signedCents;
    // What is booked after the last balance has none yet.
    this.#closingCents = null;
    const shares =
      members.length > 1
        ? sharesOf(
            entry.share,
            members.map(({ share }) => share),
          )
        : null;
    if (shares === null) yield this.#line(entry, null, entry);
    else {
      this.#batches++;
      for (const member of members) yield this.#line(member, this.#batches, entry);
    }
  }

  #line(entry: Entry, batch: number | null, whole: Entry): BankLine {
    return {
      account: this.#account,
      statementId: this.#id,
      entryNumber: this.#entries,
      bookedOn: entry.bookedOn ?? whole.bookedOn,
      valueOn: entry.valueOn ?? whole.valueOn,
      amountCents: entry.share.cents,
      currency: this.#currency,
      credit: entry.share.credit,
      reference: entry.reference,
      endToEndId: entry.endToEndId,
      orderId: null,
      bankReference: entry.bankReference ?? whole.bankReference,
      batch,
      counterparty: { name: entry.name, iban: entry.share.credit ? null : entry.payeeAccount },
      message: entry.message,
      reversal: entry.isReversal,
      returnReason: null,
      family: null,
    };
  }

  *end(): Generator<BankLine | StatementEnd> {
    yield* this.#closeEntry();
    const closingCents = this.#closingCents;
    yield {
      statement: true,
      account: this.#account,
      id: this.#id,
      openingCents: this.#openingCents,
      closingCents,
      entries: this.#entries,
      balanced: closingCents === null ? null : this.#openingCents + this.#movedCents === closingCents,
    };
  }
}

/** One entry with what the records after it add. */
class Entry {
  readonly #record: BankRecord;
  readonly signedCents: Cents;
  /** 0 for what moved the account, 1 for a member of it, more for members of members. */
  readonly level: number;
  endToEndId: string | null = null;
  message: string | null = null;
  #accountBeside: string | null = null;
  #nameBeside: string | null = null;

  constructor(record: BankRecord) {
    this.#record = record;
    this.signedCents = signedCents(record, 88, 'amount');
    this.level = Number(record.raw(188, 1).replace(/\D/, '0'));
  }

  get share(): { cents: Cents; credit: boolean } {
    return { cents: cents(Math.abs(this.signedCents)), credit: this.signedCents >= 0 };
  }
  // 3 and 4 take back what came and what went; 9 was never carried out.
  get isReversal(): boolean {
    return '34'.includes(this.#record.raw(49, 1));
  }
  get isDeclined(): boolean {
    return this.#record.raw(49, 1) === '9';
  }
  get bookedOn() {
    return this.#record.day(31, 'booking day');
  }
  get valueOn() {
    return this.#record.day(37, 'value day');
  }
  get bankReference(): string | null {
    return this.#record.at(13, 18);
  }
  get reference(): string | null {
    return canonicalReference(this.#record.raw(160, 20));
  }
  get name(): string | null {
    return this.#record.at(109, 35) ?? this.#nameBeside;
  }
  get payeeAccount(): string | null {
    return this.#accountBeside ?? accountFrom(this.#record.at(145, 14));
  }

  /** Takes what an additional record says: the message, or what a payment in euros carries beside. */
  heardMore(record: BankRecord): void {
    const kind = record.raw(7, 2);
    if (kind === '00') this.message = inOneLine(linesOf(record.text.slice(8)), (length) => length === 35);
    if (kind !== '11') return;
    const id = record.at(9, 35);
    this.endToEndId = id === 'NOTPROVIDED' ? null : id;
    this.#accountBeside = accountFrom(record.at(44, 35));
    this.#nameBeside = this.share.credit ? record.at(184, 70) : record.at(114, 70);
  }
}

const linesOf = (text: string): string[] => (text.match(/.{1,35}/g) ?? []).map((line) => line.trimEnd());
