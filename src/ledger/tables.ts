import type { Day } from '../basics/day.ts';
import type { Cents } from '../basics/money.ts';
import { dayColumn, defaulted, instant, small, table, text, whole } from '../basics/tables.ts';
import type { Account } from './account.ts';
import type { CauseKind } from './transfer.ts';

// Ids only: whose money it is stands in the tables the ids point to, so that forgetting a person leaves the books whole.
export const ledgerTables = {
  ledger_transfer: table('ledger_transfer', null, 'What was booked, for which cause and day, and the hash of it.', {
    no: defaulted(whole()),
    cause_kind: text<CauseKind>(),
    cause_id: text(),
    booked_on: dayColumn<Day>(),
    lines: small(),
    content_hash: text(),
    booked_at: instant(),
  }),
  ledger_entry: table('ledger_entry', null, 'How much each account moved in a transfer; debit is positive.', {
    transfer_no: whole(),
    line: small(),
    account: text<Account>(),
    cents: whole<Cents>(),
  }),
  ledger_balance: table('ledger_balance', null, 'What is left on accounts that may never be taken below zero.', {
    account: text<Account>(),
    credit_cents: whole<Cents>(),
  }),
  ledger_period: table('ledger_period', null, 'Through which day the books were closed, by whom and when.', {
    closed_through: dayColumn<Day>(),
    closed_by: text(),
    closed_at: instant(),
  }),
  ledger_seal: table(
    'ledger_seal',
    null,
    'A chained hash over all transfers up to a number, so that tampering is seen.',
    {
      no: whole(),
      through_no: whole(),
      transfers: whole(),
      digest: text(),
      sealed_at: instant(),
    },
  ),
};
