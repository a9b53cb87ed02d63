import { z } from 'zod';
import { ask, refusals, zDay, zId } from '../../basics/contract.ts';
import { bp, cents } from '../../basics/money.ts';
import { zDecision } from '../../tariffs/contract.ts';

const zRate = z.int().min(0).max(10_000).transform(bp);
const zFee = z.int().min(0).max(100_000_00).transform(cents);
export const zFeePlan = z.object({
  percentBp: zRate,
  extraBp: zRate,
  minimumCents: zFee,
  maximumCents: zFee.nullable(),
  when: z.enum(['before-tax', 'after-tax']),
});
const zPrice = zFeePlan.extend({ since: zDay, source: z.string() });
/** The price that came with the installation has no source: nobody has decided it. */
const zPriceNow = zPrice.extend({ source: z.string().nullable() });

const money = { who: 'staff', duty: 'money' } as const;
const route = { tags: ['payouts'] };
const decided = { 'row-decided': 'The proposal has been confirmed or withdrawn already.' };
const past = { 'day-past': 'Prices change from today on, never backwards.' };

/** What the service takes of payments, for the public and for the staff who set it. */
export const listPrice = ask
  .meta({ who: 'anyone' })
  .route({ ...route, method: 'GET', path: '/list-price', summary: 'The tariff in force today' })
  .output(zFeePlan);

export const priceList = {
  show: ask
    .meta(money)
    .route({ ...route, method: 'GET', path: '/price-list', summary: 'The price list of today and the proposed ones' })
    .output(z.object({ now: zPriceNow.nullable(), items: z.array(zPrice.extend({ id: zId, ...zDecision })) })),
  propose: ask
    .meta(money)
    .route({
      ...route,
      method: 'POST',
      path: '/price-list',
      summary: 'Propose what the service takes from a day on; it counts when another person has confirmed it',
    })
    .errors(
      refusals({
        ...past,
        'fee-over-whole': 'The percentages come to more than the whole.',
        'maximum-below-minimum': 'The maximum is less than the minimum.',
        'row-waits-already': 'A price for this day waits already.',
      }),
    )
    .input(zPrice.extend({ source: z.string().trim().min(10).max(500) }))
    .output(z.object({ id: zId })),
  confirm: ask
    .meta({ who: 'staff', duty: 'approve' })
    .route({
      ...route,
      method: 'POST',
      path: '/price-list/{id}/confirm',
      summary: 'Confirm a price that somebody else proposed',
    })
    .errors(refusals({ ...decided, ...past, 'own-row': 'A price is confirmed by another person than proposed it.' }))
    .input(z.object({ id: zId }))
    .output(z.object({ id: zId })),
  withdraw: ask
    .meta(money)
    .route({
      ...route,
      method: 'POST',
      path: '/price-list/{id}/withdraw',
      summary: 'Withdraw a proposed price',
    })
    .errors(refusals(decided))
    .input(z.object({ id: zId }))
    .output(z.object({ id: zId })),
};
