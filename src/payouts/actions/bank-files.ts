import { sum } from '../../basics/money.ts';
import { isRefusal, type Refusal, refuse } from '../../basics/refusal.ts';
import { type Payment, paymentFile } from '../../formats/pain.ts';
import type { Context } from '../../platform/context.ts';
import { sha256 } from '../../platform/files.ts';
import { inSlices } from '../../platform/rounds.ts';
import { messageIdOf, orderOf } from '../run.ts';
import type { insertFile, RunRow } from '../store/runs.ts';

/** A file for the bank in the clear, with what is kept beside it. */
export type BankFile = Omit<Parameters<typeof insertFile>[1], 'content'> & { readonly content: Buffer };

/** Payouts in one file for the bank. */
const payoutsInFile = 2_000;

type Operator = Context['config']['operator'];
type Paying = { readonly owner: string; readonly payments: readonly Payment[] };

/** The files of a run for the bank, written as its payouts come, in the order of their owners. Nothing here needs the database. */
export class BankFiles {
  readonly #operator: Operator;
  readonly #run: RunRow;
  #payouts: Paying[] = [];
  #written = 0;

  constructor(operator: Operator, run: RunRow) {
    this.#operator = operator;
    this.#run = run;
  }

  /** Takes payouts, and answers the file that has become full with them, if one has. */
  async with(payouts: readonly Paying[]): Promise<BankFile[] | Refusal<'file-not-sound'>> {
    this.#payouts.push(...payouts);
    return this.#payouts.length >= payoutsInFile ? this.rest() : [];
  }

  /** The file of what is in none yet, if there is anything to pay. */
  async rest(): Promise<BankFile[] | Refusal<'file-not-sound'>> {
    const payouts = this.#payouts;
    this.#payouts = [];
    const payments = payouts.flatMap((one) => one.payments);
    if (payments.length === 0) return [];
    const no = ++this.#written;
    const { name, iban, bic, businessId } = this.#operator;
    const pieces = paymentFile(orderOf(this.#run, no, { name, iban, bic, businessId }, payments), '09');
    if (isRefusal(pieces)) return refuse('file-not-sound', { fault: pieces.refused, ...pieces.data });
    const content = Buffer.concat(await inSlices(pieces, (piece) => Buffer.from(piece, 'utf8'), 1));
    return [
      {
        run_id: this.#run.id,
        no,
        message_id: messageIdOf(this.#run.id, no),
        from_owner: payouts[0]?.owner ?? '',
        through_owner: payouts.at(-1)?.owner ?? '',
        payments: payments.length,
        cents: sum(payments.map((payment) => payment.amountCents)),
        sha256: sha256(content),
        content,
      },
    ];
  }
}

/** Where the bytes of a frozen file stand. */
export const filePlace = (runId: string, no: number) => ({
  table: 'payout_file',
  column: 'content',
  row: `${runId}:${no}`,
});
