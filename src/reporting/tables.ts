import type { Day } from '../basics/day.ts';
import type { Cents } from '../basics/money.ts';
import {
  bytes,
  type Column,
  dayColumn,
  entrepreneurs,
  instant,
  optional,
  personal,
  sealed,
  small,
  table,
  text,
  uuid,
  whole,
} from '../basics/tables.ts';
import type { DeliveryKind, DeliveryState, PaidAs } from './delivery.ts';

const reported = { source: 'use', erasure: 'kept-by-law', recipients: ['tax-administration'] } as const;
const said = () =>
  optional(personal(text(), 'messages', ['taxation'], { source: 'authority', erasure: 'kept-by-law', recipients: [] }));
const pay = (): Column<Cents, false> => personal(whole<Cents>(), 'pay', ['taxation'], reported) as Column<Cents, false>;

export const reportingTables = {
  // Sealed with a key of the delivery's own, since one file names everybody in it.
  register_delivery: table(
    'register_delivery',
    entrepreneurs('id'),
    'Files for the Incomes Register as they were made, and how far each has come.',
    {
      id: uuid(),
      kind: text<DeliveryKind>(),
      run_id: optional(uuid()),
      no: small(),
      delivery_id: text(),
      paid_on: dayColumn<Day>(),
      period_from: dayColumn<Day>(),
      period_to: dayColumn<Day>(),
      due_on: dayColumn<Day>(),
      reports: small(),
      paid_cents: whole<Cents>(),
      withheld_cents: whole<Cents>(),
      garnished_cents: whole<Cents>(),
      contribution_cents: optional(whole<Cents>()),
      sha256: text(),
      content: personal(bytes(), 'pay', ['taxation'], { ...reported, sealed: true }),
      state: text<DeliveryState>(),
      made_at: instant(),
      written_at: optional(instant()),
      sent_by: optional(uuid()),
      sent_at: optional(instant()),
      settled_by: optional(uuid()),
      settled_at: optional(instant()),
      reason: said(),
    },
  ),
  register_report: table(
    'register_report',
    entrepreneurs('owner'),
    'What was reported of each payout, in which delivery, and whether the register refused it.',
    {
      delivery: uuid(),
      payout_id: uuid(),
      owner: uuid(),
      report_id: text(),
      paid_as: personal(text<PaidAs>(), 'pay', ['taxation'], reported),
      paid_cents: pay(),
      withheld_cents: pay(),
      garnished_cents: pay(),
      earner: optional(sealed('identity-code', ['taxation'], reported)),
      refused_at: optional(instant()),
      refusal: said(),
    },
  ),
  register_cancellation: table(
    'register_cancellation',
    entrepreneurs('owner'),
    'Reports taken back because their payment failed, in which delivery, and whether the register refused that.',
    {
      delivery: uuid(),
      payout_id: uuid(),
      owner: uuid(),
      reported_in: uuid(),
      refused_at: optional(instant()),
      refusal: said(),
    },
  ),
};
