import { instant, optional, personal, table, text, uuid } from '../basics/tables.ts';

export const privacyTables = {
  access_log: table(
    'access_log',
    { register: 'everyone', subject: 'subject_id' },
    'Who of the staff was shown whose data, when, what kind and why.',
    {
      id: uuid(),
      at: instant(),
      actor: text(),
      subject_id: uuid(),
      what: personal(text(), 'access-log', ['evidence'], { source: 'use', erasure: 'kept-by-law' }),
      reason: optional(personal(text(), 'access-log', ['evidence'], { source: 'staff', erasure: 'kept-by-law' })),
    },
  ),
};
