import type { Duty } from '../basics/contract.ts';
import type { Day } from '../basics/day.ts';
import type { Language } from '../basics/money.ts';
import {
  dayColumn,
  entrepreneurs,
  instant,
  json,
  optional,
  personal,
  sealed,
  table,
  text,
  uuid,
  whole,
} from '../basics/tables.ts';
import type { PayoutMode, YelStatus } from './declaration.ts';
import type { IdentityDocument } from './identity.ts';
import type { TaxCardKind } from './tax-card.ts';

/** A file in the service's keeping that goes with a letter. */
export type LetterAttachment = { file: string; name: string; mime: string };

const forPay = ['payout', 'taxation'] as const;

export const membersTables = {
  member: table(
    'member',
    { register: 'everyone', subject: 'id' },
    'Everyone with an account: what they are and when they last used it.',
    {
      id: uuid(),
      kind: text<'entrepreneur' | 'client' | 'staff'>(),
      name: personal(text(), 'name', ['account']),
      language: personal(text<Language>(), 'language', ['account']),
      joined_at: instant(),
      last_used_on: personal(dayColumn<Day>(), 'sign-in', ['account'], { source: 'use' }),
      closed_at: optional(instant()),
    },
  ),
  entrepreneur: table(
    'entrepreneur',
    entrepreneurs('member_id'),
    'What an entrepreneur has told of themselves for invoicing and pay.',
    {
      member_id: uuid(),
      first_names: optional(
        personal(text(), 'name', ['invoicing', ...forPay], {
          recipients: ['tax-administration', 'bank', 'invoice-recipient'],
        }),
      ),
      last_name: optional(
        personal(text(), 'name', ['invoicing', ...forPay], {
          recipients: ['tax-administration', 'bank', 'invoice-recipient'],
        }),
      ),
      address: optional(sealed('contact', ['account', 'payout'])),
      phone: optional(sealed('contact', ['account'])),
      hetu: optional(sealed('identity-code', forPay, { recipients: ['tax-administration'] })),
      hetu_index: optional(personal(text(), 'identity-code', ['security'])),
      hetu_given_at: optional(instant()),
      iban: optional(sealed('bank-account', ['payout'], { recipients: ['bank'] })),
      iban_changed_at: optional(personal(instant(), 'bank-account', ['security'], { source: 'use' })),
      line_of_business: optional(personal(text(), 'line-of-business', ['account', 'assignments'])),
      marketing_name: optional(
        personal(text(), 'marketing-name', ['invoicing', 'assignments'], { recipients: ['invoice-recipient'] }),
      ),
      picture: optional(personal(uuid(), 'picture', ['account', 'assignments'])),
    },
  ),
  tax_card: table(
    'tax_card',
    entrepreneurs('member_id'),
    'Every tax card an entrepreneur has given, by its validity.',
    {
      id: uuid(),
      member_id: uuid(),
      kind: personal(text<TaxCardKind>(), 'tax-card', forPay, { erasure: 'kept-by-law' }),
      figures: sealed('tax-card', forPay),
      valid_from: personal(dayColumn<Day>(), 'tax-card', forPay, { erasure: 'kept-by-law' }),
      valid_until: personal(dayColumn<Day>(), 'tax-card', forPay, { erasure: 'kept-by-law' }),
      source: text<'typed' | 'staff'>(),
      given_at: instant(),
    },
  ),
  yel_declaration: table(
    'yel_declaration',
    entrepreneurs('member_id'),
    'What an entrepreneur has declared of their pension insurance, and from which day on.',
    {
      id: uuid(),
      member_id: uuid(),
      status: personal(text<YelStatus>(), 'pension-insurance', forPay, { erasure: 'kept-by-law' }),
      since: personal(dayColumn<Day>(), 'pension-insurance', forPay, { erasure: 'kept-by-law' }),
      text_version: text(),
      given_at: instant(),
    },
  ),
  agreement: table(
    'agreement',
    entrepreneurs('member_id'),
    'What an entrepreneur has agreed to: the terms, and being paid as wages or as trade income.',
    {
      id: uuid(),
      member_id: uuid(),
      about: text<'terms' | 'payout-mode'>(),
      choice: personal(text<'accepted' | PayoutMode>(), 'consents', ['evidence', 'payout'], {
        erasure: 'kept-by-law',
      }),
      since: dayColumn<Day>(),
      text_version: text(),
      given_at: instant(),
    },
  ),
  identity_check: table(
    'identity_check',
    entrepreneurs('member_id'),
    'Who of the staff has seen which document of whom, and on which day.',
    {
      id: uuid(),
      member_id: uuid(),
      hetu_index: personal(text(), 'identity-code', ['security'], { source: 'staff' }),
      document: personal(text<IdentityDocument>(), 'identity-code', ['evidence'], {
        source: 'staff',
        erasure: 'kept-by-law',
      }),
      checked_on: dayColumn<Day>(),
      checked_by: uuid(),
      recorded_at: instant(),
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
      ended_by: optional(uuid()),
    },
  ),
  // The content lies in the file store, sealed with the owner's key, so destroying the key erases it there too.
  file: table('file', { register: 'everyone', subject: 'owner' }, 'Files in keeping: whose each is and what it is.', {
    id: uuid(),
    owner: uuid(),
    kind: text(),
    mime: text(),
    size_bytes: whole(),
    created_at: instant(),
  }),
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
