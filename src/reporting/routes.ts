import { refuse } from '../basics/refusal.ts';
import { answering, orRefuse } from '../platform/http.ts';
import { correctDelivery, markAcknowledged, markRejected, markSent } from './actions/mark-delivery.ts';
import { readAnswer } from './actions/read-answer.ts';
import { deliveryFile, listDeliveries, showDelivery, showOwnReport, showWaiting } from './actions/show-deliveries.ts';
import { reportingContract } from './contract.ts';

const os = answering(reportingContract);
const none = refuse('not-found');

const deliveries = os.deliveries.router({
  list: os.deliveries.list.handler(({ input, context }) => listDeliveries(context, input)),
  waiting: os.deliveries.waiting.handler(({ context }) => showWaiting(context)),
  get: os.deliveries.get.handler(
    async ({ input, context, errors }) => (await showDelivery(context, input.id, input)) ?? orRefuse(errors, none),
  ),
  file: os.deliveries.file.handler(
    async ({ input, context, errors }) => (await deliveryFile(context, input.id)) ?? orRefuse(errors, none),
  ),
  markSent: os.deliveries.markSent.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await markSent(context, input.id)),
  ),
  markAcknowledged: os.deliveries.markAcknowledged.handler(
    async ({ input: { id, refusedReports, reason }, context, errors }) =>
      orRefuse(
        errors,
        await markAcknowledged(context, id, {
          refused: [...new Set(refusedReports)].map((reportId) => ({ reportId, why: null })),
          reason,
        }),
      ),
  ),
  markRejected: os.deliveries.markRejected.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await markRejected(context, input.id, input.reason)),
  ),
  readAnswer: os.deliveries.readAnswer.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await readAnswer(context, new Uint8Array(await input.file.arrayBuffer()))),
  ),
  correct: os.deliveries.correct.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await correctDelivery(context, input.id)),
  ),
});

const own = os.own.router({
  report: os.own.report.handler(
    async ({ input, context, errors }) => (await showOwnReport(context, input.id)) ?? orRefuse(errors, none),
  ),
});

export const reportingRoutes = os.router({ deliveries, own });
