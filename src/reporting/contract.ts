import { z } from 'zod';
import { ask, refusals, zCents, zDay, zId, zInstant, zPage } from '../basics/contract.ts';
import { deliveryKinds, deliveryStates } from './delivery.ts';

const zDelivery = z.object({
  id: zId,
  kind: z.enum(deliveryKinds),
  /** Null for the report of a month. */
  runId: zId.nullable(),
  /** What the register knows the delivery by; its file is called the same. */
  deliveryId: z.string(),
  /** The pay day, the day of a cancellation, or the last day of a month. */
  paidOn: zDay,
  periodFrom: zDay,
  periodTo: zDay,
  dueOn: zDay,
  /** The day has passed, and something of the delivery has not reached the register. */
  overdue: z.boolean(),
  state: z.enum(deliveryStates),
  reports: z.int(),
  paidCents: zCents,
  withheldCents: zCents,
  garnishedCents: zCents,
  /** The employer's health insurance contribution of a month. */
  contributionCents: zCents.nullable(),
  sha256: z.string(),
  madeAt: zInstant,
  writtenAt: zInstant.nullable(),
  sentAt: zInstant.nullable(),
  settledAt: zInstant.nullable(),
  reason: z.string().nullable(),
  /** Reports that the register refused and no later delivery holds. */
  uncorrected: z.int(),
  /** Reports of payments that the bank rejected afterwards, which no cancellation holds yet: it is made once the register has them. */
  toCancel: z.int(),
});

const zReport = z.object({
  payoutId: zId,
  owner: zId,
  name: z.string(),
  hetu: z.string(),
  reportId: z.string(),
  paidAs: z.enum(['wages-not-obliged', 'wages-yel', 'wages-yel-unknown', 'trade-income']),
  paidCents: zCents,
  withheldCents: zCents,
  garnishedCents: zCents,
  refused: z.boolean(),
  /** Why the register refused this one, in its own words. */
  refusal: z.string().nullable(),
  toCancel: z.boolean(),
  /** A cancellation of the report has been made. */
  cancelled: z.boolean(),
});

const money = { who: 'staff', duty: 'money' } as const;
const shown = { ...money, shows: 'people' } as const;
const reason = z.string().trim().min(3).max(2000);
const moved = z.object({ id: zId, state: z.enum(deliveryStates) });
const settled = { 'delivery-settled': 'The register’s answer has been recorded already.' };
const route = { tags: ['register'] };

const deliveries = {
  list: ask
    .meta(money)
    .route({
      ...route,
      method: 'GET',
      path: '/register-deliveries',
      summary: 'Deliveries to the Incomes Register, newest first, with the day each is due',
    })
    .input(zPage.extend({ only: z.enum(['all', 'open']).default('all') }))
    .output(z.object({ items: z.array(zDelivery), next: z.string().nullable() })),
  waiting: ask
    .meta(money)
    .route({
      ...route,
      method: 'GET',
      path: '/register-deliveries/waiting',
      summary: 'How much waits to be sent, answered or corrected',
    })
    .output(
      z.object({
        toSend: z.int(),
        unanswered: z.int(),
        uncorrected: z.int(),
        toCancel: z.int(),
        /** Approved payouts that no delivery holds yet. */
        unreported: z.int(),
        overdue: z.int(),
        nextDueOn: zDay.nullable(),
      }),
    ),
  get: ask
    .meta(shown)
    .route({
      ...route,
      method: 'GET',
      path: '/register-deliveries/{id}',
      summary: 'One delivery with its reports, by person',
    })
    .input(zPage.extend({ id: zId }))
    .output(z.object({ delivery: zDelivery, items: z.array(zReport), next: z.string().nullable() })),
  file: ask
    .meta(shown)
    .route({
      ...route,
      method: 'GET',
      path: '/register-deliveries/{id}/file',
      summary: 'The file of a delivery, with everybody’s names and personal identity codes',
      outputStructure: 'detailed',
    })
    .input(z.object({ id: zId }))
    .output(z.object({ headers: z.object({ 'content-disposition': z.string(), etag: z.string() }), body: z.file() })),
  markSent: ask
    .meta(money)
    .route({
      ...route,
      method: 'POST',
      path: '/register-deliveries/{id}/sent',
      summary: 'Record that the delivery has been sent to the register',
    })
    .errors(refusals({ 'delivery-not-written': 'The file is not in the folder yet, or has been sent already.' }))
    .input(z.object({ id: zId }))
    .output(moved),
  markAcknowledged: ask
    .meta(money)
    .route({
      ...route,
      method: 'POST',
      path: '/register-deliveries/{id}/acknowledged',
      summary: 'Record that the register has taken the delivery, all of it or all but some reports',
    })
    .errors(
      refusals({
        ...settled,
        'delivery-not-sent': 'The delivery has not been sent yet.',
        'report-not-in-delivery': 'A report named as refused is not in this delivery.',
        'refusal-needs-reason': 'Say what the register said of the reports it refused.',
        'delivery-refused-whole': 'All reports were refused: record the delivery as rejected.',
      }),
    )
    .input(
      z.object({
        id: zId,
        refusedReports: z.array(z.string().max(40)).max(3000).default([]),
        reason: reason.optional(),
      }),
    )
    .output(moved),
  markRejected: ask
    .meta(money)
    .route({
      ...route,
      method: 'POST',
      path: '/register-deliveries/{id}/rejected',
      summary: 'Record that the register refused the whole delivery, or that it will not be sent',
    })
    .errors(
      refusals({ ...settled, 'delivery-not-written': 'The file is not in the folder yet, or has been sent already.' }),
    )
    .input(z.object({ id: zId, reason }))
    .output(moved),
  readAnswer: ask
    .meta(money)
    .route({
      ...route,
      method: 'POST',
      path: '/register-answers',
      summary: 'Bring in what the register answered (AckFromIR or StatusResponseFromIR): its delivery is settled by it',
    })
    .errors(
      refusals({
        ...settled,
        'answer-unreadable': 'The file is no answer of the Incomes Register; `at` says where.',
        'answer-not-final': 'The register has not decided yet: fetch its answer again later.',
        'answer-of-another-payer': 'The answer is to a delivery of somebody else.',
        'answer-of-another-environment': 'The answer is of the register’s other environment, test or production.',
        'delivery-unknown': 'There is no delivery here that the answer is to.',
        'delivery-not-written': 'The file of the delivery is not in the folder yet.',
        'report-not-in-delivery': 'A report named as refused is not in this delivery.',
      }),
    )
    .input(z.object({ file: z.file() }))
    .output(moved.extend({ refusedReports: z.int() })),
  correct: ask
    .meta(money)
    .route({
      ...route,
      method: 'POST',
      path: '/register-deliveries/{id}/correct',
      summary: 'Make a new delivery of the refused reports, with people’s names and codes as they are now',
    })
    .errors(refusals({ 'nothing-to-correct': 'No report of the delivery waits for correction.' }))
    .input(z.object({ id: zId }))
    .output(z.object({ id: zId, reports: z.int() })),
};

const own = {
  report: ask
    .meta({ who: 'entrepreneur' })
    .route({
      ...route,
      method: 'GET',
      path: '/own/payouts/{id}/report',
      summary: 'How far the report of an own payout to the Incomes Register has come',
    })
    .input(z.object({ id: zId }))
    .output(
      z.object({
        /** `none`: the payment did not reach the account, or the law asks for no report of it. */
        state: z.enum(['waiting', 'sent', 'accepted', 'none']),
        /** When it was sent or accepted. */
        on: zDay.nullable(),
        dueOn: zDay.nullable(),
      }),
    ),
};

export const reportingContract = { deliveries, own };
