import type { Day } from '../basics/day.ts';
import type { Cents } from '../basics/money.ts';
import { isRefusal, type Refusal, refuse } from '../basics/refusal.ts';
import type { BankFormat } from '../formats/bank-file.ts';
import type { BankLine, StatementEnd } from '../formats/camt.ts';

// A statement file as a whole: whether it may be booked, and what its statements say of themselves.

/** Why a file is not booked; the place says where in it. */
export type StatementFault =
  | 'not-a-statement'
  | 'no-balances'
  | 'another-format'
  | 'another-account'
  | 'another-currency'
  | 'no-booking-day';
export const statementFaults = [
  'not-a-statement',
  'no-balances',
  'another-format',
  'another-account',
  'another-currency',
  'no-booking-day',
] as const satisfies StatementFault[];

/** A list of reference payments (KTL) is never booked: it has no balances, and the statement brings the same money. */
export type StatementFormat = Exclude<BankFormat, 'ktl'>;

export type Statement = {
  readonly account: string;
  readonly bankId: string | null;
  readonly openingCents: Cents | null;
  readonly closingCents: Cents | null;
  readonly lines: number;
  readonly fromOn: Day | null;
  readonly toOn: Day | null;
  /** Whether the entries bridge the balances; null where the bank does not give both. */
  readonly balanced: boolean | null;
};

/** The day an entry is booked on; banks that leave it out give the value day. */
export const bookingDay = (line: Pick<BankLine, 'bookedOn' | 'valueOn'>): Day | null => line.bookedOn ?? line.valueOn;

/**
 * Goes through a whole file before anything of it is booked. Refused, with the place: a statement of another account, an
 * entry in another currency or without a day, and a message without balances, which is a notification and would bring the
 * same money that the statement brings.
 */
export async function surveyStatements(
  told: AsyncIterable<BankLine | StatementEnd>,
  ourAccount: string,
): Promise<Statement[] | Refusal<StatementFault>> {
  const statements: Statement[] = [];
  let days: Day[] = [];
  let lines = 0;
  for await (const one of told) {
    const at = `statement ${statements.length + 1}`;
    if ('statement' in one) {
      if (one.account !== ourAccount) return refuse('another-account', { place: at });
      if (one.openingCents === null && one.closingCents === null) return refuse('no-balances', { place: at });
      const { account, id: bankId, openingCents, closingCents, balanced } = one;
      const [fromOn = null, toOn = null] = days;
      statements.push({ account, bankId, openingCents, closingCents, lines, fromOn, toOn, balanced });
      days = [];
      lines = 0;
      continue;
    }
    lines++;
    const bookedOn = usableDay(one, `${at}, entry ${one.entryNumber}`);
    if (isRefusal(bookedOn)) return bookedOn;
    const [from = bookedOn, to = bookedOn] = days;
    days = [bookedOn < from ? bookedOn : from, bookedOn > to ? bookedOn : to];
  }
  return statements;
}

function usableDay(line: BankLine, place: string): Day | Refusal<'another-currency' | 'no-booking-day'> {
  if (line.currency !== 'EUR') return refuse('another-currency', { place });
  return bookingDay(line) ?? refuse('no-booking-day', { place });
}
