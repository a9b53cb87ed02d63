import type { Day } from '../basics/day.ts';
import { dayColumn, instant, json, optional, table, text, uuid } from '../basics/tables.ts';
import type { OwnRow } from '../law/own-rows.ts';

export const tariffsTables = {
  rule_row: table(
    'rule_row',
    null,
    'Figures of the law that the operator has entered or confirmed itself: who proposed each and who confirmed it.',
    {
      id: uuid(),
      rule: text(),
      since: dayColumn<Day>(),
      value: json<OwnRow['value']>(),
      source: text(),
      proposed_by: uuid(),
      proposed_at: instant(),
      confirmed_by: optional(uuid()),
      confirmed_at: optional(instant()),
      withdrawn_by: optional(uuid()),
      withdrawn_at: optional(instant()),
    },
  ),
};
