import { z } from 'zod';
import { zCents, zDay, zId } from '../../basics/contract.ts';
import { holdReasons } from '../payout.ts';

export const zMode = z.enum(['wages', 'trade-income']);
export const zStep = z.object({
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
export const hold = {
  reason: z.enum(holdReasons),
  /** Who can change it. */
  actor: z.enum(['person', 'operator', 'nobody']),
};
export const figures = {
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
export const zPart = z.object({
  invoiceId: zId,
  number: z.string(),
  buyerName: z.string(),
  receivedOn: zDay,
  cents: zCents,
});
