import type { PaymentAnswer } from '../formats/pain-answer.ts';
import { endToEndIdOf } from './payout.ts';

// What the bank's answer to a payment file means for the payouts in it.

/** A payment of a payout that the bank did not take, and why in its words. */
export type Rejection = {
  readonly endToEndId: string;
  readonly payoutId: string;
  readonly code: string | null;
  readonly reason: string;
  /** Whether a person decides what becomes of it. */
  readonly byHand: boolean;
};

export type AnswerCounts = { accepted: number; rejected: number; pending: number };

// The bank says it has the payment already: made payable again it would be paid twice.
const alreadyThere = new Set(['AM05', 'DUPL', 'DU01', 'DU02', 'DU03', 'DU04', 'DU05']);

/**
 * The payments that an answer rejects, by the payouts they are of; null where it names one that none of these payouts has.
 * By hand goes what the bank calls a repetition, and the bailiff's part, whose payout has been paid without it.
 */
export function rejectionsIn(
  answers: readonly PaymentAnswer[],
  payoutOf: (endToEndId: string) => string | undefined,
): Rejection[] | null {
  const found: Rejection[] = [];
  for (const { endToEndId, status, code, reason } of answers) {
    const payoutId = endToEndId === null ? undefined : payoutOf(endToEndId);
    if (endToEndId === null || payoutId === undefined) return null;
    if (status !== 'rejected') continue;
    const isNet = endToEndId === endToEndIdOf(payoutId);
    const byHand = !isNet || (code !== null && alreadyThere.has(code));
    found.push({ endToEndId, payoutId, code, reason: textOf(code, reason), byHand });
  }
  return found;
}

export function countsOf(answers: readonly PaymentAnswer[]): AnswerCounts {
  const counts = { accepted: 0, rejected: 0, pending: 0 };
  for (const { status } of answers) counts[status]++;
  return counts;
}

const textOf = (code: string | null, reason: string | null): string =>
  [code, reason].filter((part) => part !== null).join(': ') || 'RJCT';
