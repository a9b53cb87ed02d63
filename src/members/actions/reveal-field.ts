import type { Category } from '../../basics/inventory.ts';
import type { Refusal } from '../../basics/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { checkReason } from '../identity.ts';
import type { Person } from '../person.ts';
import { loadPerson } from './load-people.ts';
import { shownTaxCard } from './show-own-profile.ts';

type Field = 'email' | 'phone' | 'address' | 'hetu' | 'iban' | 'tax-card';

const categoryOf: Record<Field, Category> = {
  email: 'contact',
  phone: 'contact',
  address: 'contact',
  hetu: 'identity-code',
  iban: 'bank-account',
  'tax-card': 'tax-card',
};

const plainOf: Record<Field, (person: Person) => string | null> = {
  email: (person) => person.email,
  phone: (person) => person.phone(),
  address: (person) => {
    const address = person.address();
    return address && `${address.street}, ${address.postCode} ${address.town}, ${address.country}`;
  },
  hetu: (person) => person.hetu(),
  iban: (person) => person.iban(),
  'tax-card': () => null,
};

/**
 * One sealed field of a person in full. The look and its reason go to the access log before anything is answered, and the
 * person reads them there. Answers null where there is no such person.
 */
export async function revealField(
  ctx: Context,
  { id, field, reason }: { id: string; field: Field; reason: string },
): Promise<null | { value: string | null; taxCards: ReturnType<typeof shownTaxCard>[] } | Refusal<'reason-too-short'>> {
  const vague = checkReason(reason);
  if (vague) return vague;
  const person = await loadPerson(ctx, id);
  if (!person) return null;
  ctx.saw(id, [categoryOf[field]], reason.trim());
  return {
    value: plainOf[field](person),
    taxCards: field === 'tax-card' ? person.taxCards().map(shownTaxCard) : [],
  };
}
