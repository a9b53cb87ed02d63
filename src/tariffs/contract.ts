import { z } from 'zod';
import { ask, refusals, zDay, zId, zInstant } from '../basics/contract.ts';

const zValue = z.union([z.int(), z.boolean(), z.string().max(400)]);
const zStatus = z.enum(['enacted', 'derived', 'unverified', 'missing']);
/** How far a proposal has come, and who did what. */
export const zDecision = {
  state: z.enum(['proposed', 'in-force', 'withdrawn']),
  proposedBy: z.string(),
  proposedById: zId,
  proposedAt: zInstant,
  decidedBy: z.string().nullable(),
  decidedAt: zInstant.nullable(),
};
const zRow = z.object({
  id: zId,
  rule: z.string(),
  since: zDay,
  value: zValue,
  /** Null where this release no longer knows the rule. */
  unit: z.string().nullable(),
  source: z.string(),
  ...zDecision,
});
const zRule = z.object({
  key: z.string(),
  unit: z.string(),
  value: zValue.nullable(),
  since: zDay,
  until: zDay.nullable(),
  status: zStatus,
  source: z.string(),
  /** The figure was entered or confirmed by the operator. */
  entered: z.boolean(),
  later: z.array(z.object({ since: zDay, value: zValue.nullable(), status: zStatus })),
});

const money = { who: 'staff', duty: 'money' } as const;
const route = { tags: ['rules'] };
const decided = { 'row-decided': 'The row has been confirmed or withdrawn already.' };

export const tariffsContract = {
  own: ask
    .meta({ who: 'anyone' })
    .route({
      ...route,
      method: 'GET',
      path: '/rules/own',
      summary: 'The figures of the law that the operator has entered itself and goes by',
    })
    .output(
      z.object({
        items: z.array(z.object({ key: z.string(), since: zDay, value: zValue, source: z.string() })),
      }),
    ),
  list: ask
    .meta(money)
    .route({ ...route, method: 'GET', path: '/rules', summary: 'Every figure of the law as it stands on a day' })
    .input(z.object({ on: zDay.optional() }))
    .output(z.object({ on: zDay, items: z.array(zRule) })),
  rows: ask
    .meta(money)
    .route({ ...route, method: 'GET', path: '/rules/rows', summary: 'The rows staff have entered, newest first' })
    .output(z.object({ items: z.array(zRow) })),
  propose: ask
    .meta(money)
    .route({
      ...route,
      method: 'POST',
      path: '/rules/rows',
      summary: 'Propose a figure of the law from a day on; it counts when another person has confirmed it',
    })
    .errors(
      refusals({
        'rule-unknown': 'There is no rule by this key.',
        'place-unknown':
          'A per diem abroad is of a country of ISO 3166 outside Finland, or of its city as the list writes it.',
        'value-not-of-unit': 'The value is not of the rule’s unit, or out of all measure.',
        'row-waits-already': 'A row for this rule and day waits already.',
      }),
    )
    .input(
      z.object({ rule: z.string().max(80), since: zDay, value: zValue, source: z.string().trim().min(10).max(500) }),
    )
    .output(z.object({ id: zId })),
  confirm: ask
    .meta({ who: 'staff', duty: 'approve' })
    .route({
      ...route,
      method: 'POST',
      path: '/rules/rows/{id}/confirm',
      summary: 'Confirm a row that somebody else proposed',
    })
    .errors(refusals({ ...decided, 'own-row': 'A row is confirmed by another person than proposed it.' }))
    .input(z.object({ id: zId }))
    .output(z.object({ id: zId })),
  withdraw: ask
    .meta(money)
    .route({
      ...route,
      method: 'POST',
      path: '/rules/rows/{id}/withdraw',
      summary: 'Withdraw a row that is not in force',
    })
    .errors(refusals(decided))
    .input(z.object({ id: zId }))
    .output(z.object({ id: zId })),
};
