import { isRefusal, type Refusal } from '../../basics/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { saidOn, textVersions } from '../declaration.ts';
import { maskedHetu, maskedIban } from '../masks.ts';
import { type Person, standingOf } from '../person.ts';
import { type Task, tasksOf } from '../readiness.ts';
import { type TaxCard, taxCardOn } from '../tax-card.ts';
import { loadPerson } from './load-people.ts';

/** What an entrepreneur sees of themselves: their own words in full, the identity code and the account masked. */
export async function showOwnProfile(ctx: Context) {
  const person = await ownPerson(ctx);
  const hetu = person.hetu();
  const iban = person.iban();
  const cards = person.taxCards();
  const mode = saidOn(person.payoutModes, ctx.today);
  return {
    name:
      person.firstNames !== null && person.lastName !== null
        ? { firstNames: person.firstNames, lastName: person.lastName }
        : null,
    email: person.email,
    language: person.language,
    address: person.address(),
    phone: person.phone(),
    hetu: hetu && maskedHetu(hetu),
    identity: person.identity && { on: person.identity.on, document: person.identity.document },
    iban: iban && maskedIban(iban),
    ibanChangedAt: person.ibanChangedAt?.toISOString() ?? null,
    lineOfBusiness: person.lineOfBusiness,
    marketingName: person.marketingName,
    picture: person.picture !== null,
    taxCards: cards.map(shownTaxCard),
    taxCardInForce: taxCardOn(cards, ctx.today, mode)?.id ?? null,
    yel: {
      inForce: saidOn(person.yel, ctx.today),
      declared: person.yel.map((one) => ({
        status: one.value,
        since: one.since,
        givenAt: one.givenAt.toISOString(),
      })),
    },
    payoutMode: {
      inForce: mode,
      agreed: person.payoutModes.map((one) => ({
        mode: one.value,
        since: one.since,
        givenAt: one.givenAt.toISOString(),
      })),
    },
    termsAccepted: person.terms,
    texts: textVersions,
  };
}

export const shownTaxCard = (card: TaxCard) => ({ ...card, givenAt: card.givenAt.toISOString() });

/** What the entrepreneur still has to do. */
export async function ownTasks(ctx: Context): Promise<{ tasks: Task[] }> {
  return { tasks: tasksOf(standingOf(await ownPerson(ctx), ctx.today), ctx.today) };
}

/** What is left to do after what has just been tried, or its refusal. */
export async function thenTasks<R extends Refusal>(
  ctx: Context,
  tried: Promise<undefined | R>,
): Promise<{ tasks: Task[] } | R> {
  const refusal = await tried;
  return isRefusal(refusal) ? refusal : ownTasks(ctx);
}

export async function ownPerson(ctx: Context): Promise<Person> {
  const person = await loadPerson(ctx, ctx.actor.id);
  if (!person) throw new Error('an entrepreneur who signed in has no own data');
  return person;
}
