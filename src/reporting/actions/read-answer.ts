import { isRefusal, type Refusal, refuse } from '../../basics/refusal.ts';
import { type RegisterAnswer, type RegisterError, readRegisterAnswer } from '../../formats/incomes-register-answer.ts';
import { deliveryTypes } from '../../formats/incomes-register-frame.ts';
import type { Context } from '../../platform/context.ts';
import type { DeliveryKind, DeliveryState } from '../delivery.ts';
import { type DeliveryRow, findDeliveryById, type Refused, saveRefused } from '../store/deliveries.ts';
import { markAcknowledged, markRejected, markSent } from './mark-delivery.ts';

type AnswerRefusal =
  | 'answer-unreadable'
  | 'answer-not-final'
  | 'answer-of-another-payer'
  | 'answer-of-another-environment'
  | 'delivery-unknown'
  | 'delivery-not-written'
  | 'delivery-settled'
  | 'report-not-in-delivery';

type Read = { id: string; state: DeliveryState; refusedReports: number };

/**
 * Records what the register says in its own message, which staff fetched from it: the delivery is acknowledged, or refused whole
 * or in some reports, each with its reasons. Refused where it is no such message (with its place in `at`), says nothing final, or
 * is of a delivery that is not ours, of the other environment, not written yet or settled already.
 */
export async function readAnswer(ctx: Context, bytes: Uint8Array): Promise<Read | Refusal<AnswerRefusal>> {
  const answer = await readRegisterAnswer(inPieces(bytes));
  if (isRefusal(answer)) return answer;
  const { state, delivery: of } = answer;
  if (state !== 'valid' && state !== 'rejected-on-receipt' && state !== 'rejected-in-processing')
    return refuse('answer-not-final', { state });
  if (of && of.owner !== ctx.config.operator.businessId) return refuse('answer-of-another-payer');
  if (of && of.production !== (ctx.mode === 'real')) return refuse('answer-of-another-environment');
  const delivery = of?.deliveryId ? await findDeliveryById(ctx.tx, of.deliveryId) : undefined;
  if (!delivery || of?.type !== typeOf[delivery.kind]) return refuse('delivery-unknown');
  if (delivery.settled_at) return refuse('delivery-settled', { state: delivery.state });
  if (delivery.written_at === null) return refuse('delivery-not-written', { state: delivery.state });
  // The register has answered, so the delivery has been sent, whether or not somebody recorded it.
  if (delivery.state === 'written') await markSent(ctx, delivery.id);
  return settle(ctx, delivery, answer);
}

const typeOf: Record<DeliveryKind, number> = {
  earnings: deliveryTypes.earnings,
  cancellation: deliveryTypes['cancel-earnings'],
  separate: deliveryTypes.separate,
};

async function settle(
  ctx: Context,
  delivery: DeliveryRow,
  answer: RegisterAnswer,
): Promise<Read | Refusal<AnswerRefusal>> {
  const { id } = delivery;
  const ofAll = [...answer.messageErrors, ...answer.deliveryErrors];
  const refused = answer.rejected.map(
    (item): Refused => ({ reportId: item.id ?? '', why: item.errors.length > 0 ? said(item.errors) : null }),
  );
  const reason = said(ofAll.length > 0 ? ofAll : answer.rejected.flatMap((item) => item.errors));
  const whole = answer.state !== 'valid' || refused.length >= delivery.reports;
  // Each report keeps its own reasons; the report of a month is the whole delivery.
  const isListed = whole && refused.length > 0 && delivery.kind !== 'separate';
  if (isListed && (await saveRefused(ctx.tx, delivery, ctx.now, refused)) !== refused.length)
    return refuse('report-not-in-delivery');
  const settled = whole
    ? await markRejected(ctx, id, reason || answer.state)
    : await markAcknowledged(ctx, id, { refused, reason: refused.length > 0 ? reason || answer.state : undefined });
  if (!isRefusal(settled))
    return { id, state: settled.state, refusedReports: whole ? delivery.reports : refused.length };
  const { refused: code } = settled;
  if (code === 'report-not-in-delivery' || code === 'delivery-settled') return refuse(code);
  throw new Error(`the answer to a delivery could not be recorded: ${code}`);
}

/** Errors in the register's own words, each once, short enough to be kept and read. */
const said = (errors: readonly RegisterError[]): string =>
  [...new Set(errors.map(({ code, message, details }) => `${code} ${message}${details ? ` (${details})` : ''}`))]
    .join(' · ')
    .slice(0, 2000);

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
