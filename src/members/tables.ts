import type { Duty } from '../basics/contract.ts';
import type { Day } from '../basics/day.ts';
import type { Language } from '../basics/money.ts';
import { dayColumn, instant, json, optional, personal, sealed, table, text, uuid } from '../basics/tables.ts';

/** A file in the service's keeping that goes with a letter. */
export type LetterAttachment = { file: string; name: string; mime: string };

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
  letter: table(
    'letter',
    { register: 'everyone', subject: 'about' },
    'Letters the service has sent or is about to send, sealed with the key of the person they are about.',
    {
      id: uuid(),
      about: uuid(),
      kind: text(),
      recipient: sealed('contact', ['account', 'invoicing'], { recipients: ['invoice-recipient'] }),
      subject: sealed('messages', ['account', 'invoicing']),
      body: sealed('messages', ['account', 'invoicing']),
      attachments: json<readonly LetterAttachment[]>(),
      written_at: instant(),
      sent_at: optional(instant()),
    },
  ),
};
