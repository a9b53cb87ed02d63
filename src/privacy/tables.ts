import type { Language } from '../basics/money.ts';
import { instant, optional, personal, table, text, uuid } from '../basics/tables.ts';
import type { ConsentKey, Decision } from './consent.ts';

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
  consent_event: table(
    'consent_event',
    { register: 'everyone', subject: 'subject_id' },
    'Every consent given or withdrawn, in which words and language; the newest one counts.',
    {
      id: uuid(),
      subject_id: uuid(),
      key: text<ConsentKey>(),
      decision: personal(text<Decision>(), 'consents', ['evidence'], { erasure: 'kept-by-law' }),
      text_version: text(),
      language: text<Language>(),
      at: instant(),
    },
  ),
};
