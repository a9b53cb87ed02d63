import { z } from 'zod';
import { ask, zCents, zDay, zId, zPage } from '../../basics/contract.ts';
import { payoutStates } from '../payout.ts';
import { figures, hold, zMode, zPart, zStep } from './figures.ts';
import { zFeePlan } from './price-list.ts';

const zRate = z.int().min(0).max(10_000);
const zTaxCard = z.object({
  kind: z.enum(['wage', 'trade-income']),
  baseRateBp: zRate,
  additionalRateBp: zRate,
  incomeLimitCents: zCents,
  usedCents: zCents,
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
export const ownPay = {
  list: ask
    .meta(own)
    .route({
      method: 'GET',
      path: '/own/payouts',
      tags: ['payouts'],
      summary: 'Own payouts, newest first, of one invoice on wish',
    })
    .input(zPage.extend({ invoiceId: zId.optional() }))
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
        /** In the words of the person's language. */
        holds: z.array(z.object({ ...hold, says: z.string() })),
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
