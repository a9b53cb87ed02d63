import type { Day } from '../basics/day.ts';
import { isRefusal, type Refusal } from '../basics/refusal.ts';
import { enacted, type Rule, rule, ruleOn, unverified } from './rule.ts';

/** The name of a rate, or `exempt`. */
export type RateName = 'standard' | 'reduced1' | 'reduced2' | 'exempt';

const act = 'Value Added Tax Act 1501/1993';

const always = (rate: RateName, section: string): Rule<RateName> =>
  rule<RateName>('formula', enacted('2013-01-01', rate, `${act} ${section}`));
// Most of what was taxed at ten per cent moved to the first reduced rate at the beginning of 2025.
const movedIn2025 = (): Rule<RateName> =>
  rule<RateName>(
    'formula',
    enacted('2013-01-01', 'reduced2', `${act} § 85 a`),
    enacted('2025-01-01', 'reduced1', `${act} § 85, from 1 January 2025`),
  );
const exempted = (section: string): Rule<RateName> =>
  rule<RateName>('formula', unverified('2013-01-01', 'exempt', `${act} ${section}`));

/** The rate of what is not taxed at the standard one, by kind. */
export const vatKinds = {
  'vat.rate_of.food': always('reduced1', '§ 85'),
  'vat.rate_of.restaurant': always('reduced1', '§ 85'),
  'vat.rate_of.books': movedIn2025(),
  'vat.rate_of.medicines': movedIn2025(),
  'vat.rate_of.sports': movedIn2025(),
  'vat.rate_of.culture': movedIn2025(),
  'vat.rate_of.passenger_transport': movedIn2025(),
  'vat.rate_of.accommodation': movedIn2025(),
  'vat.rate_of.newspapers': always('reduced2', '§ 85 a'),
  'vat.rate_of.public_broadcasting': always('reduced2', '§ 85 a'),
  'vat.rate_of.health_care': exempted('§ 34'),
  'vat.rate_of.social_welfare': exempted('§ 37'),
  'vat.rate_of.education': exempted('§ 39'),
  'vat.rate_of.finance': exempted('§ 41'),
  'vat.rate_of.insurance': exempted('§ 44'),
  'vat.rate_of.real_estate': exempted('§ 27'),
  'vat.rate_of.performance': exempted('§ 45'),
};

type KindKey = keyof typeof vatKinds;
export type VatKind = KindKey extends `vat.rate_of.${infer Kind}` ? Kind : never;

/** The rate of a kind of goods or services on a day, and the section that says so; what is of none of them is standard. */
export function rateOfKind(
  kind: VatKind,
  on: Day,
  law: typeof vatKinds = vatKinds,
): { rate: RateName; source: string } | Refusal<'rule-missing'> {
  const found = ruleOn(law, `vat.rate_of.${kind}`, on);
  return isRefusal(found) ? found : { rate: found.value, source: found.source };
}
