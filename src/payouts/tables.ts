import type { Day } from '../basics/day.ts';
import type { Cents } from '../basics/money.ts';
import type { PersonalData } from '../basics/tables.ts';
import {
  bytes,
  type Column,
  dayColumn,
  defaulted,
  instant,
  json,
  optional,
  personal,
  sealed,
  small,
  table,
  text,
  uuid,
  whole,
} from '../basics/tables.ts';
import type { HoldReason, PayWarning, RunState } from './payout.ts';
import type { PayMode } from './withholding.ts';

const entrepreneurs = (subject: string) => ({ register: 'entrepreneurs', subject }) as const;
const keptPay = ['payout', 'bookkeeping', 'taxation'] as const;
const byUs = { source: 'use', erasure: 'kept-by-law', recipients: ['tax-administration'] } as const;
const pay = (): Column<Cents, false> => personal(whole<Cents>(), 'pay', keptPay, byUs) as Column<Cents, false>;
const fromBailiff: Partial<PersonalData> = {
  source: 'authority',
  erasure: 'kept-by-law',
  recipients: ['enforcement-authority', 'bank'],
};

export const payoutsTables = {
  fee_plan: table('fee_plan', null, "The operator's tariff: what the service takes of a payment, by date.", {
    id: uuid(),
    valid_from: dayColumn<Day>(),
    valid_until: optional(dayColumn<Day>()),
    percent_bp: small(),
    extra_bp: small(),
    minimum_cents: whole<Cents>(),
    maximum_cents: optional(whole<Cents>()),
    taken: text<'before-tax' | 'after-tax'>(),
    source: text(),
    status: text<'enacted' | 'unverified'>(),
  }),
  payout_run: table('payout_run', null, 'Payout runs: who prepared and approved what, and how far each has come.', {
    id: uuid(),
    state: text<RunState>(),
    version: defaulted(small()),
    executes_on: dayColumn<Day>(),
    received_through: dayColumn<Day>(),
    prepared_by: uuid(),
    prepared_at: instant(),
    approved_by: optional(uuid()),
    approved_at: optional(instant()),
    cancelled_by: optional(uuid()),
    cancelled_at: optional(instant()),
    released_at: optional(instant()),
    executed_on: optional(dayColumn<Day>()),
    files_sha256: optional(text()),
  }),
  payout: table('payout', entrepreneurs('owner'), 'What each person is paid in a run, and how it was calculated.', {
    id: uuid(),
    no: defaulted(whole()),
    run_id: uuid(),
    owner: uuid(),
    standing: text<'planned' | 'held' | 'rejected'>(),
    paid_on: personal(dayColumn<Day>(), 'pay', keptPay, byUs),
    mode: optional(personal(text<PayMode>(), 'pay', keptPay, byUs)),
    received_cents: pay(),
    fee_cents: pay(),
    fee_vat_cents: pay(),
    contribution_cents: pay(),
    taxable_cents: pay(),
    tax_free_cents: pay(),
    withheld_cents: pay(),
    garnished_cents: pay(),
    net_cents: pay(),
    warnings: personal(json<readonly PayWarning[]>(), 'pay', ['payout'], { source: 'use' }),
    basis: text(),
    // As bytes, since a run writes a hundred thousand of them.
    snapshot: personal(bytes(), 'pay', keptPay, { ...byUs, recipients: ['tax-administration', 'bank'], sealed: true }),
    rejected_by: optional(text()),
    rejected_at: optional(instant()),
    rejected_reason: optional(personal(text(), 'pay', ['payout'], { source: 'bank' })),
  }),
  payable: table(
    'payable',
    entrepreneurs('owner'),
    'Money received for a person, one row for each allocation, paid once.',
    {
      id: uuid(),
      owner: uuid(),
      invoice_id: uuid(),
      net_cents: personal(whole<Cents>(), 'payments', keptPay, { source: 'bank', erasure: 'kept-by-law' }),
      received_on: personal(dayColumn<Day>(), 'payments', keptPay, { source: 'bank', erasure: 'kept-by-law' }),
      gathered_at: instant(),
      payout_id: optional(uuid()),
      reversed_at: optional(instant()),
    },
  ),
  payout_hold: table('payout_hold', entrepreneurs('owner'), 'Why somebody is not paid yet, and who lifted the hold.', {
    id: uuid(),
    owner: uuid(),
    payout_id: optional(uuid()),
    reason: personal(text<HoldReason>(), 'pay', ['payout', 'security'], { source: 'use' }),
    note: optional(sealed('pay', ['payout', 'security'], { source: 'staff' })),
    placed_by: text(),
    placed_at: instant(),
    lifted_by: optional(uuid()),
    lifted_at: optional(instant()),
  }),
  garnishment_order: table(
    'garnishment_order',
    entrepreneurs('owner'),
    "The bailiff's orders to take a part of somebody's pay.",
    {
      id: uuid(),
      owner: uuid(),
      valid_from: personal(dayColumn<Day>(), 'pay', keptPay, fromBailiff),
      valid_until: optional(personal(dayColumn<Day>(), 'pay', keptPay, fromBailiff)),
      terms: sealed('pay', keptPay, fromBailiff),
      recorded_by: uuid(),
      recorded_at: instant(),
      ended_by: optional(uuid()),
      ended_at: optional(instant()),
    },
  ),
  // Sealed with a key of the run's own, since one file names everybody in it.
  payout_file: table('payout_file', entrepreneurs('run_id'), 'The files for the bank exactly as they were approved.', {
    run_id: uuid(),
    no: small(),
    message_id: text(),
    from_owner: uuid(),
    through_owner: uuid(),
    payments: small(),
    cents: whole<Cents>(),
    sha256: text(),
    content: personal(bytes(), 'payments', ['payout', 'bookkeeping'], {
      source: 'use',
      erasure: 'kept-by-law',
      recipients: ['bank'],
      sealed: true,
    }),
    executed_on: optional(dayColumn<Day>()),
  }),
  payslip: table('payslip', entrepreneurs('owner'), 'The payslip of each payout and the hash it must have.', {
    payout_id: uuid(),
    owner: uuid(),
    file_id: uuid(),
    sha256: text(),
    made_at: instant(),
  }),
};
