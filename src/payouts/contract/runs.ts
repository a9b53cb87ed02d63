import { z } from 'zod';
import { ask, refusals, zCents, zDay, zId, zInstant, zPage } from '../../basics/contract.ts';
import { payoutStates, payWarnings, runStates } from '../payout.ts';
import { figures, hold, zMode, zPart, zStep } from './figures.ts';

const zRun = z.object({
  id: zId,
  state: z.enum(runStates),
  version: z.int(),
  executesOn: zDay,
  receivedThrough: zDay,
  preparedBy: z.string(),
  preparedById: zId,
  preparedAt: zInstant,
  approvedBy: z.string().nullable(),
  approvedAt: zInstant.nullable(),
  cancelledAt: zInstant.nullable(),
  releasedAt: zInstant.nullable(),
  executedOn: zDay.nullable(),
  files: z.array(
    z.object({
      messageId: z.string(),
      payments: z.int(),
      cents: zCents,
      sha256: z.string(),
      executedOn: zDay.nullable(),
      answers: z
        .array(
          z.object({
            at: zInstant,
            accepted: z.int(),
            rejected: z.int(),
            pending: z.int(),
            open: z
              .array(z.object({ payoutId: zId, number: z.string(), reason: z.string() }))
              .describe('Rejected payments that have not been undone: somebody settles them by hand.'),
          }),
        )
        .describe('What the bank has answered, oldest first.'),
    }),
  ),
  /** What goes to people; held payouts are not in it. */
  payouts: z.int(),
  held: z.int(),
  totals: z.object(figures),
  heldCents: zCents,
});
const zStaffPayout = z.object({
  id: zId,
  number: z.string(),
  owner: zId,
  name: z.string(),
  state: z.enum(payoutStates),
  mode: zMode.nullable(),
  ...figures,
  warnings: z.array(z.enum(payWarnings)),
  holds: z.array(z.object({ ...hold, since: zInstant, liftable: z.boolean(), byHand: z.boolean() })),
});

const money = { who: 'staff', duty: 'money' } as const;
const shown = { ...money, shows: 'people' } as const;
const reason = z.string().trim().min(3).max(1000);
const notPrepared = refusals({ 'run-not-prepared': 'The run has been approved or cancelled already.' });

export const runs = {
  list: ask
    .meta(money)
    .route({ method: 'GET', path: '/runs', tags: ['runs'], summary: 'Payout runs, newest first' })
    .input(zPage)
    .output(z.object({ items: z.array(zRun), next: z.string().nullable() })),
  waiting: ask
    .meta(money)
    .route({ method: 'GET', path: '/runs/waiting', tags: ['runs'], summary: 'What waits to be paid or decided' })
    .output(
      z.object({
        people: z.int(),
        cents: zCents,
        oldestReceivedOn: zDay.nullable(),
        preparedRun: zId.nullable(),
        notReleased: z.int(),
        notExecuted: z.int(),
        held: z.int(),
        nextPayDay: zDay,
      }),
    ),
  get: ask
    .meta(money)
    .route({ method: 'GET', path: '/runs/{id}', tags: ['runs'], summary: 'One run with its totals' })
    .input(z.object({ id: zId }))
    .output(zRun),
  payouts: ask
    .meta(shown)
    .route({
      method: 'GET',
      path: '/runs/{id}/payouts',
      tags: ['runs'],
      summary: 'The payouts of a run: figures, holds and warnings, held ones first',
    })
    .input(zPage.extend({ id: zId, only: z.enum(['all', 'held', 'warned']).default('all') }))
    .output(z.object({ items: z.array(zStaffPayout), next: z.string().nullable() })),
  payout: ask
    .meta(shown)
    .route({
      method: 'GET',
      path: '/runs/payouts/{id}',
      tags: ['runs'],
      summary: 'One payout with every step of its calculation',
    })
    .input(z.object({ id: zId }))
    .output(
      zStaffPayout.extend({
        runId: zId,
        paidOn: zDay,
        parts: z.array(zPart),
        steps: z.array(zStep),
        rejectedReason: z.string().nullable(),
      }),
    ),
  prepare: ask
    .meta(money)
    .route({
      method: 'POST',
      path: '/runs',
      tags: ['runs'],
      summary: 'Prepare a run of everything received and not yet paid',
    })
    .errors(
      refusals({
        'run-already-prepared': 'There is a prepared run already; approve or cancel it first.',
        'not-a-bank-day': 'Banks do not pay on that day.',
        'pay-day-out-of-range': 'The pay day is today or later, within a month.',
        'nothing-to-pay': 'Nothing waits to be paid.',
        'no-tariff': 'No tariff holds on the pay day.',
      }),
    )
    .input(z.object({ executesOn: zDay.optional(), receivedThrough: zDay.optional() }))
    .output(z.object({ id: zId, payouts: z.int(), held: z.int() })),
  approve: ask
    .meta({ who: 'staff', duty: 'approve' })
    .route({
      method: 'POST',
      path: '/runs/{id}/approve',
      tags: ['runs'],
      summary: 'Approve a run as it was looked at: its version and sum are named',
    })
    .errors({
      ...notPrepared,
      ...refusals({
        'approver-prepared': 'Another person approves than the one who prepared.',
        'run-changed': 'The run has changed since you looked at it.',
        'run-outdated': 'What the run was calculated by has changed; cancel it and prepare again.',
        'pay-day-passed': 'The pay day has passed; cancel the run and prepare again.',
        'nothing-to-pay': 'Every payout of the run is held.',
        'file-not-sound': 'A bank would not take this payment; hold it first.',
        'insufficient-balance': 'The books hold less for somebody than the run would pay.',
      }),
    })
    .input(z.object({ id: zId, version: z.int(), netCents: zCents }))
    .output(z.object({ id: zId, filesSha256: z.string() })),
  cancel: ask
    .meta(money)
    .route({ method: 'POST', path: '/runs/{id}/cancel', tags: ['runs'], summary: 'Cancel a prepared run' })
    .errors(notPrepared)
    .input(z.object({ id: zId }))
    .output(z.object({ id: zId, state: z.literal('cancelled') })),
  hold: ask
    .meta(shown)
    .route({
      method: 'POST',
      path: '/runs/payouts/{id}/hold',
      tags: ['runs'],
      summary: 'Hold a person’s pay by hand until somebody lifts it',
    })
    .errors({ ...notPrepared, ...refusals({ 'held-by-hand': 'The pay of this person is held already.' }) })
    .input(z.object({ id: zId, reason }))
    .output(z.object({ id: zId, state: z.literal('held'), version: z.int() })),
  lift: ask
    .meta(shown)
    .route({ method: 'POST', path: '/runs/payouts/{id}/lift', tags: ['runs'], summary: 'Lift the holds of a payout' })
    .errors({
      ...notPrepared,
      ...refusals({
        'not-held': 'The payout is not held.',
        'hold-stands': 'A hold stands until its reason is gone; then prepare again.',
      }),
    })
    .input(z.object({ id: zId }))
    .output(z.object({ id: zId, state: z.literal('planned'), version: z.int() })),
  readAnswer: ask
    .meta(money)
    .route({
      method: 'POST',
      path: '/run-answers',
      tags: ['runs'],
      summary: 'Bring in what the bank answered to a payment file (pain.002); what it rejected waits for the next run',
    })
    .errors(
      refusals({
        'bank-answer-unreadable': 'The file is no answer of a bank to a payment file; `at` says where.',
        'bank-answer-unknown': 'The answer is to no payment file of ours, or to payments that are not in it.',
        'run-not-released': 'The run has not gone to the bank yet.',
      }),
    )
    .input(z.object({ file: z.file() }))
    .output(z.object({ runId: zId, accepted: z.int(), rejected: z.int(), pending: z.int() })),
  reject: ask
    .meta(shown)
    .route({
      method: 'POST',
      path: '/runs/payouts/{id}/reject',
      tags: ['runs'],
      summary: 'Record that the bank rejected a payment; its money waits for the next run',
    })
    .errors(
      refusals({
        'not-sent': 'The payout is not with the bank.',
        'garnishment-sent': 'A part went to the bailiff with it; this is settled by hand.',
      }),
    )
    .input(z.object({ id: zId, reason }))
    .output(z.object({ id: zId, state: z.literal('rejected') })),
};
