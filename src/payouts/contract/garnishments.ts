import { z } from 'zod';
import { ask, refusals, zCents, zDay, zId, zInstant } from '../../basics/contract.ts';
import { orderRules } from '../garnishment-order.ts';

const shown = { who: 'staff', duty: 'money', shows: 'people' } as const;
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

export const garnishments = {
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
        name: z.string().describe('Whom the orders are about.'),
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
