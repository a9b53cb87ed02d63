import type { Duty } from '../basics/contract.ts';
import type { Day } from '../basics/day.ts';
import type { Language } from '../basics/money.ts';
import { dayColumn, instant, optional, personal, table, text, uuid } from '../basics/tables.ts';

export const membersTables = {
  member: table(
    'member',
    { register: 'everyone', subject: 'id' },
    'Everyone with an account: what they are and when they last used it.',
    {
      id: uuid(),
      kind: text<'entrepreneur' | 'client' | 'staff'>(),
      language: personal(text<Language>(), 'language', ['account']),
      joined_at: instant(),
      last_used_on: personal(dayColumn<Day>(), 'sign-in', ['account'], { source: 'use' }),
      closed_at: optional(instant()),
    },
  ),
  staff_duty: table(
    'staff_duty',
    { register: 'staff', subject: 'member_id' },
    'What each of the staff may do, since when and by whom.',
    {
      member_id: uuid(),
      duty: personal(text<Duty>(), 'sign-in', ['staffing'], { source: 'staff' }),
      given_at: instant(),
      given_by: optional(uuid()),
      ended_at: optional(instant()),
    },
  ),
};
