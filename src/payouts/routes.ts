import { refuse } from '../basics/refusal.ts';
import { answering, orRefuse } from '../platform/http.ts';
import { approveRun } from './actions/approve-run.ts';
import { cancelRun, holdPayout, liftHolds } from './actions/hold-payout.ts';
import { feePlanOn } from './actions/pay-terms.ts';
import { prepareRun } from './actions/prepare-run.ts';
import { endOrder, listOrders, recordOrder } from './actions/record-garnishment.ts';
import { confirmPrice, proposePrice, withdrawPrice } from './actions/set-price.ts';
import { rejectPayout } from './actions/settle-run.ts';
import { listOwnPayouts, ownPayslip, showNextPayment, showOwnPayout, showPayTerms } from './actions/show-own-pay.ts';
import { showPriceList } from './actions/show-price-list.ts';
import { listPayouts, listRuns, showPayout, showRun, showWaiting } from './actions/show-runs.ts';
import { takeAnswer } from './actions/take-answer.ts';
import { payoutsContract } from './contract.ts';

const os = answering(payoutsContract);
const none = refuse('not-found');

const own = os.own.router({
  list: os.own.list.handler(({ input, context }) => listOwnPayouts(context, input)),
  get: os.own.get.handler(
    async ({ input, context, errors }) => (await showOwnPayout(context, input.id)) ?? orRefuse(errors, none),
  ),
  payslip: os.own.payslip.handler(
    async ({ input, context, errors }) => (await ownPayslip(context, input.id)) ?? orRefuse(errors, none),
  ),
  next: os.own.next.handler(({ context }) => showNextPayment(context)),
  terms: os.own.terms.handler(
    async ({ input, context, errors }) => (await showPayTerms(context, input.on)) ?? orRefuse(errors, none),
  ),
});

const runs = os.runs.router({
  list: os.runs.list.handler(({ input, context }) => listRuns(context, input.cursor, input.limit)),
  waiting: os.runs.waiting.handler(({ context }) => showWaiting(context)),
  get: os.runs.get.handler(
    async ({ input, context, errors }) => (await showRun(context, input.id)) ?? orRefuse(errors, none),
  ),
  payouts: os.runs.payouts.handler(
    async ({ input: { id, only, cursor, limit }, context, errors }) =>
      (await listPayouts(context, id, only, cursor, limit)) ?? orRefuse(errors, none),
  ),
  payout: os.runs.payout.handler(
    async ({ input, context, errors }) => (await showPayout(context, input.id)) ?? orRefuse(errors, none),
  ),
  prepare: os.runs.prepare.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await prepareRun(context, input)),
  ),
  approve: os.runs.approve.handler(async ({ input: { id, ...seen }, context, errors }) =>
    orRefuse(errors, await approveRun(context, id, seen)),
  ),
  cancel: os.runs.cancel.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await cancelRun(context, input.id)),
  ),
  hold: os.runs.hold.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await holdPayout(context, input.id, input.reason)),
  ),
  lift: os.runs.lift.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await liftHolds(context, input.id)),
  ),
  readAnswer: os.runs.readAnswer.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await takeAnswer(context, new Uint8Array(await input.file.arrayBuffer()))),
  ),
  reject: os.runs.reject.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await rejectPayout(context, input.id, input.reason)),
  ),
});

const garnishments = os.garnishments.router({
  list: os.garnishments.list.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await listOrders(context, input.owner)),
  ),
  record: os.garnishments.record.handler(async ({ input: { owner, ...order }, context, errors }) =>
    orRefuse(errors, await recordOrder(context, owner, order)),
  ),
  end: os.garnishments.end.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await endOrder(context, input.id)),
  ),
});

const listPrice = os.listPrice.handler(
  async ({ context, errors }) => (await feePlanOn(context, context.today)) ?? orRefuse(errors, none),
);

const priceList = os.priceList.router({
  show: os.priceList.show.handler(({ context }) => showPriceList(context)),
  propose: os.priceList.propose.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await proposePrice(context, input)),
  ),
  confirm: os.priceList.confirm.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await confirmPrice(context, input.id)),
  ),
  withdraw: os.priceList.withdraw.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await withdrawPrice(context, input.id)),
  ),
});

export const payoutsRoutes = os.router({ own, runs, garnishments, listPrice, priceList });
