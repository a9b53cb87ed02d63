import { garnishment } from './garnishment.ts';
import { healthContribution } from './health-contribution.ts';
import { vat } from './vat.ts';
import { wageBase } from './wage-base.ts';
import { withholding } from './withholding.ts';
import { yel } from './yel.ts';

/** What a payment is calculated by: the part of the law that the browser carries too, so it is kept apart and small. */
export const payLaw = { ...vat, ...wageBase, ...healthContribution, ...yel, ...withholding, ...garnishment };

export type PayLaw = typeof payLaw;
