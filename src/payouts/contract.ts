import { z } from 'zod';
import { ask, refusals, zCents, zDay, zId, zInstant, zPage } from '../basics/contract.ts';
import { orderRules } from './garnishment-order.ts';
import { holdReasons, payoutStates, payWarnings, runStates } from './payout.ts';

const zRate = z.int().min(0).max(10_000);
const zMode = z.enum(['wages', 'trade-income']);
const zFeePlan = z.object({
  percentBp: zRate,
  extraBp: zRate,
  minimumCents: zCents,
  maximumCents: zCents.nullable(),
  when: z.enum(['before-tax', 'after-tax']),
});
const zTaxCard = z.object({
  kind: z.enum(['wage', 'trade-income']),
  baseRateBp: zRate,
  additionalRateBp: zRate,
  incomeLimitCents: zCents,
  usedCents: zCents,
});
const zStep = z.object({
  name: z.enum([
    'fee',
    'fee-vat',
    'tax-free',
    'employer-health-contribution',
    'taxable',
    'withheld',
    'garnished',
    'net',
  ]),
  cents: zCents,
  formula: z.string(),
  rule: z.string(),
  source: z.string(),
  status: z.enum(['enacted', 'derived', 'unverified', 'missing']),
  inputs: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
const zHold = z.object({
  reason: z.enum(holdReasons),
  /** Who can change it. */
  actor: z.enum(['person', 'operator', 'nobody']),
  /** In the words of the asker's language. */
  says: z.string(),
  since: zInstant,
});
const figures = {
  receivedCents: zCents,
  feeCents: zCents,
  feeVatCents: zCents,
  contributionCents: zCents,
  taxableCents: zCents,
  taxFreeCents: zCents,
  withheldCents: zCents,
  garnishedCents: zCents,
  netCents: zCents,
};
const zPart = z.object({
  invoiceId: zId,
  number: z.string(),
  buyerName: z.string(),
  receivedOn: zDay,
  cents: zCents,
});

const zOwnHead = z.object({
  id: zId,
  number: z.string(),
  state: z.enum(payoutStates),
  paidOn: zDay,
  mode: zMode.nullable(),
  ...figures,
  payslip: z.boolean(),
});
const onTheWay = ['with-customer', 'received', 'held', 'planned', 'approved', 'sent'] as const;
const zFile = { headers: z.object({ 'content-disposition': z.string(), etag: z.string() }), body: z.file() };

const own = { who: 'entrepreneur' } as const;
const ownPay = {
  list: ask
    .meta(own)
    .route({ method: 'GET', path: '/own/payouts', tags: ['payouts'], summary: 'Own payouts, newest first' })
    .input(zPage)
    .output(z.object({ items: z.array(zOwnHead), next: z.string().nullable() })),
  get: ask
    .meta(own)
    .route({
      method: 'GET',
      path: '/own/payouts/{id}',
      tags: ['payouts'],
      summary: 'One own payout: which invoices it pays, and every step with its rule, source and formula',
    })
    .input(z.object({ id: zId }))
    .output(zOwnHead.extend({ parts: z.array(zPart), steps: z.array(zStep), rejectedReason: z.string().nullable() })),
  payslip: ask
    .meta(own)
    .route({
      method: 'GET',
      path: '/own/payouts/{id}/payslip',
      tags: ['payouts'],
      summary: 'The payslip as PDF',
      outputStructure: 'detailed',
    })
    .input(z.object({ id: zId }))
    .output(z.object(zFile)),
  next: ask
    .meta(own)
    .route({
      method: 'GET',
      path: '/own/next-payment',
      tags: ['payouts'],
      summary: 'What is on its way: how far each sum has come, when it should be there, what stands in the way',
    })
    .output(
      z.object({
        /** The earliest of the expected days, and what should come on it. */
        next: z.object({ on: zDay, netCents: zCents, certain: z.boolean() }).nullable(),
        items: z.array(
          z.object({
            stage: z.enum(onTheWay),
            /** Without VAT. */
            cents: zCents,
            /** What of it comes to the account; an estimate until it is approved. Null where it cannot be said. */
            netCents: zCents.nullable(),
            expectedOn: zDay.nullable(),
            invoiceId: zId.nullable(),
            buyerName: z.string().nullable(),
            payoutId: zId.nullable(),
          }),
        ),
        holds: z.array(zHold),
      }),
    ),
  terms: ask
    .meta(own)
    .route({
      method: 'GET',
      path: '/own/pay-terms',
      tags: ['payouts'],
      summary: 'What own pay is calculated by on a day, for a live estimate',
    })
    .input(z.object({ on: zDay.optional() }))
    .output(
      z.object({
        paidOn: zDay,
        mode: zMode.nullable(),
        feePlan: zFeePlan,
        yel: z.enum(['insured', 'not-obliged', 'unknown']),
        bornOn: zDay.nullable(),
        /** The calendar year's payments without VAT so far; add the one estimated. */
        paidThisYearCents: zCents,
        taxCard: zTaxCard.nullable(),
        garnished: z.boolean(),
      }),
    ),
};

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
  fileSha256: z.string().nullable(),
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
  holds: z.array(zHold.extend({ liftable: z.boolean(), byHand: z.boolean() })),
});

const money = { who: 'staff', duty: 'money' } as const;
const shown = { ...money, shows: 'people' } as const;
const reason = z.string().trim().min(3).max(1000);
const notPrepared = refusals({ 'run-not-prepared': 'The run has been approved or cancelled already.' });

const runs = {
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
    .output(z.object({ id: zId, fileSha256: z.string() })),
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

const zTerms = z.object({
  rule: z.enum(orderRules),
  dependants: z.int().min(0).max(30),
  periodDays: z.int().min(1).max(31).default(30),
  cents: zCents.nullable().default(null),
  freeMonths: z
    .array(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/))
    .max(24)
    .default([]),
  caseNumber: z.string().trim().min(1).max(60),
  creditor: z.object({
    name: z.string().trim().min(1).max(70),
    iban: z.string().max(42),
    reference: z.string().max(30),
  }),
});

const garnishments = {
  list: ask
    .meta(shown)
    .route({
      method: 'GET',
      path: '/people/{owner}/garnishments',
      tags: ['garnishments'],
      summary: 'The bailiff’s orders about a person, newest first',
    })
    .input(z.object({ owner: zId }))
    .output(
      z.object({
        items: z.array(
          zTerms.extend({
            id: zId,
            validFrom: zDay,
            validUntil: zDay.nullable(),
            recordedAt: zInstant,
            endedAt: zInstant.nullable(),
          }),
        ),
      }),
    ),
  record: ask
    .meta(shown)
    .route({
      method: 'POST',
      path: '/people/{owner}/garnishments',
      tags: ['garnishments'],
      summary: 'Record a bailiff’s order',
    })
    .errors(
      refusals({
        'order-overlaps': 'Another order holds in that time; end it first.',
        'amount-missing': 'A fixed order needs its amount.',
        'order-days': 'The order ends before it begins.',
        'iban-wrong': 'The account of the enforcement authority is not right.',
        'reference-wrong': 'The reference is not right.',
      }),
    )
    .input(zTerms.extend({ owner: zId, validFrom: zDay, validUntil: zDay.nullable().default(null) }))
    .output(z.object({ id: zId })),
  end: ask
    .meta(shown)
    .route({ method: 'POST', path: '/garnishments/{id}/end', tags: ['garnishments'], summary: 'End an order' })
    .errors(refusals({ 'order-ended': 'The order has ended already.' }))
    .input(z.object({ id: zId }))
    .output(z.object({ id: zId })),
};

export const payoutsContract = { own: ownPay, runs, garnishments };
