import type { Basis, Category, Purpose, purposes, Recipient, RegisterName, Source } from '../../basics/inventory.ts';
import type { CookieUse, SettingUse } from '../cookies.ts';

type OnBasis<B extends Basis> = {
  [P in Purpose]: (typeof purposes)[P] extends { basis: B } ? P : never;
}[Purpose];

/** What a person may ask, in the order of the law (GDPR Articles 15–22 and 7(3)). */
type Right =
  | 'access'
  | 'rectification'
  | 'erasure'
  | 'restriction'
  | 'portability'
  | 'objection'
  | 'withdrawal'
  | 'no-automatic-decision';

/** Every word of the notice: a kind, purpose, source or recipient without its word in a language does not compile. */
export type NoticeTexts = {
  title: string;
  intro: (operator: string) => string;
  /** The whole in a few lines; the lists after these words come from the inventory. */
  short: Record<'title' | 'what' | 'why' | 'how-long' | 'whom' | 'nobody-else' | 'rights' | 'ask', string>;
  contents: string;
  controller: {
    title: string;
    name: string;
    businessId: string;
    address: string;
    phone: string;
    email: string;
    contact: string;
  };
  registers: Record<RegisterName, { title: string; about: string }>;
  labels: Record<'category' | 'kept' | 'why' | 'from' | 'to' | 'nobody' | 'sealed', string>;
  categories: Record<Category, { name: string; kept: string }>;
  whys: Record<'title' | 'intro' | 'purpose' | 'ground' | 'ends' | 'statute' | 'interest', string>;
  purposes: Record<Purpose, string>;
  grounds: Record<Basis, string>;
  article: (letter: string) => string;
  statutes: Record<OnBasis<'legal-obligation'>, string>;
  interests: Record<OnBasis<'legitimate-interest'>, string>;
  keptFor: {
    'last-use': (time: string) => string;
    'financial-year': (time: string) => string;
    event: (time: string) => string;
  };
  time: (months: number) => string;
  sources: Record<Source, string>;
  recipients: Record<Recipient, string>;
  ending: { title: string; paragraphs: readonly string[] };
  needed: { title: string; paragraphs: readonly string[] };
  customers: { title: string; paragraphs: (operator: string) => readonly string[] };
  safety: { title: string; paragraphs: readonly string[] };
  rights: {
    title: string;
    intro: (email: string) => string;
    each: Record<Right, { name: string; how: string }>;
    answer: string;
  };
  cookies: {
    title: string;
    intro: string;
    settings: string;
    head: { name: string; why: string; lasts: string };
    uses: Record<CookieUse | SettingUse, string>;
    minutes: (count: number) => string;
    hours: (count: number) => string;
    untilClosed: string;
    untilCleared: string;
  };
  complaint: { title: string; text: string; office: string };
  version: { title: string; text: (version: string) => string };
};
