import { canonicalReference } from '../basics/identifiers/reference.ts';
import { type Cents, cents, zero } from '../basics/money.ts';
import { accountFrom, type BankRecord, recordsOf } from './bank-records.ts';
import type { StatementEnd } from './camt.ts';
import type { BankLine } from './camt-entry.ts';
import { XmlFault } from './xml-events.ts';

const recordLength = 90;
const recordTypes = '03579';

/**
 * Reads a list of incoming reference payments (saapuvat viitemaksut, KTL; Finance Finland's service description 2.1) as a
 * stream: a line for each payment, then one for the end of each batch, without balances, since the format has none. Direct
 * debits that failed are left out: they are no money. Throws XmlFault with the place where it is no such list, a batch
 * breaks off, or its payments are not those that it sums up.
 */
export async function* readKtl(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<BankLine | StatementEnd> {
  let batch: Batch | null = null;
  let last: BankRecord | null = null;
  for await (const record of recordsOf(bytes, (head) => (recordTypes.includes(head.charAt(0)) ? recordLength : null))) {
    last = record;
    const type = record.raw(1, 1);
    if (type === '0') {
      if (batch) throw record.fault(1, 'a batch begins before the one before it has been summed up');
      batch = new Batch();
    } else if (!batch) throw record.fault(1, 'a batch begins with its own record');
    else if (type === '9') {
      yield batch.end(record);
      batch = null;
    } else {
      const line = batch.payment(record);
      if (line) yield line;
    }
  }
  if (batch && last) throw last.fault(recordLength + 1, 'the batch breaks off before its sums');
  if (!last) throw new XmlFault('wrong-content', 'there is no batch of payments in it', { line: 1, column: 1 });
}

/** What is known of the batch being read, and what its last record must agree with. */
class Batch {
  #entries = 0;
  #accounts = new Set<string | null>();
  readonly #payments = new Total();
  readonly #corrections = new Total();

  payment(record: BankRecord): BankLine | null {
    const amountCents = record.cents(78, 10, 'amount');
    if (!' 1'.includes(record.raw(76, 1))) throw record.fault(76, 'the currency is not the euro');
    // Only a direct debit can fail; other payments may carry anything here.
    if (record.raw(1, 1) !== '3' && /[1-9]/.test(record.raw(90, 1))) return null;
    const isCorrection = record.raw(88, 1) === '1';
    (isCorrection ? this.#corrections : this.#payments).add(amountCents);
    const account = accountFrom(record.at(2, 14));
    this.#accounts.add(account);
    this.#entries++;
    return {
      account,
      statementId: null,
      entryNumber: this.#entries,
      bookedOn: record.day(16, 'booking day'),
      valueOn: record.day(22, 'payment day'),
      amountCents,
      currency: 'EUR',
      credit: !isCorrection,
      reference: canonicalReference(record.raw(44, 20)),
      endToEndId: null,
      orderId: null,
      bankReference: record.at(28, 16),
      batch: null,
      counterparty: { name: record.at(64, 12), iban: null },
      message: null,
      reversal: isCorrection,
      returnReason: null,
      family: null,
    };
  }

  end(record: BankRecord): StatementEnd {
    this.#payments.mustBe(record, 2, 8);
    this.#corrections.mustBe(record, 19, 25);
    const [account = null, other] = this.#accounts;
    return {
      statement: true,
      account: other === undefined ? account : null,
      id: null,
      openingCents: null,
      closingCents: null,
      entries: this.#entries,
      balanced: null,
    };
  }
}

class Total {
  #count = 0;
  #cents: Cents = zero;

  add(amount: Cents): void {
    this.#count++;
    this.#cents = cents(this.#cents + amount);
  }

  /** Banks leave the sums of what there is none of blank. */
  mustBe(record: BankRecord, countAt: number, sumAt: number): void {
    const count = record.at(countAt, 6) === null ? 0 : record.cents(countAt, 6, 'number of payments');
    const sum = record.at(sumAt, 11) === null ? zero : record.cents(sumAt, 11, 'sum of payments');
    if (count !== this.#count || sum !== this.#cents)
      throw record.fault(countAt, 'the batch does not hold the payments that it sums up');
  }
}
