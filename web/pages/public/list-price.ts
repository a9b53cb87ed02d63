import { bp, zero } from '../../../src/basics/money.ts';
import type { FeePlan } from './calculate.ts';

/** What the service takes, as its price list says to somebody who has not joined yet. */
export const listPrice: FeePlan = {
  percentBp: bp(300),
  extraBp: bp(250),
  minimumCents: zero,
  maximumCents: null,
  when: 'before-tax',
};
