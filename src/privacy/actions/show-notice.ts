import { createHash } from 'node:crypto';
import type { Table } from '../../basics/tables.ts';
import type { Config } from '../../platform/config.ts';
import { browserSettings, cookies, nameInBrowser } from '../cookies.ts';
import type { Notice } from '../documents/notice-page.ts';
import { factsOf, groundOf, type RegisterFacts } from '../notice.ts';

/** The notice over all declared tables; its version is a hash of the facts it shows, the same in every language. */
export function noticeOf(tables: readonly Table[], { operator, url }: Pick<Config, 'operator' | 'url'>): Notice {
  const registers = factsOf(tables);
  const { iban: _iban, bic: _bic, eAddress: _eAddress, intermediator: _intermediator, ...shown } = operator;
  const facts = JSON.stringify([shown, registers.map(shownFacts), cookies, browserSettings]);
  return { version: createHash('sha256').update(facts).digest('hex').slice(0, 12), registers, operator, url };
}

/** What the page says, as data. */
export const noticeFacts = ({ version, registers, operator, url }: Notice) => ({
  version,
  controller: {
    name: operator.name,
    businessId: operator.businessId,
    street: operator.street,
    postCode: operator.postCode,
    town: operator.town,
    phone: operator.phone,
    email: operator.email,
    privacyContact: operator.privacyContact,
  },
  registers: registers.map(shownFacts),
  cookies: cookies.map(({ name, use, minutes }) => ({ name: nameInBrowser(name, url), use, minutes })),
  settings: browserSettings.map(({ name, use }) => ({ name, use })),
});

/** The record of processing (GDPR Article 30): the same facts, and the tables that hold each kind. */
export const processingRecord = ({ version, registers, operator }: Notice) => ({
  version,
  controller: { name: operator.name, businessId: operator.businessId, privacyContact: operator.privacyContact },
  outsideEu: false as const,
  registers: registers.map(({ register, categories }) => ({
    register,
    categories: categories.map((facts) => ({ ...shownCategory(facts), tables: facts.tables })),
  })),
});

const shownFacts = ({ register, categories }: RegisterFacts) => ({
  register,
  categories: categories.map(shownCategory),
});

const shownCategory = ({ category, purposes, sources, recipients, sealed }: RegisterFacts['categories'][number]) => ({
  category,
  purposes: purposes.map(groundOf),
  sources,
  recipients,
  sealed,
});
