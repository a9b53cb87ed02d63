import { parseHetu } from '../../basics/identifiers/hetu.ts';
import { isRefusal, type Refusal, refuse } from '../../basics/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { parseName } from '../contact.ts';
import { lockEntrepreneur, saveEntrepreneur, saveLegalName } from '../store/entrepreneurs.ts';
import { loadPerson } from './load-people.ts';
import { sealFor } from './seal-for.ts';

/** Legal names, until a document has been seen; after that they are the operator's to correct. */
export async function giveName(
  ctx: Context,
  given: { firstNames: string; lastName: string },
): Promise<undefined | Refusal<'name-invalid' | 'name-verified'>> {
  const id = ctx.actor.id;
  const names = parseNames(given);
  if (isRefusal(names)) return names;
  const person = await loadPerson(ctx, id);
  const same = person?.firstNames === names.firstNames && person.lastName === names.lastName;
  if (person?.identity && !same) return refuse('name-verified');
  await saveLegalName(ctx.tx, id, names.firstNames, names.lastName);
}

/**
 * The personal identity code, taken once. One that another account has is taken the same way and shows up as a case for
 * staff: an answer that differed would tell anybody whose code is known here.
 */
export async function giveHetu(
  ctx: Context,
  text: string,
): Promise<undefined | Refusal<'hetu-invalid' | 'hetu-given'>> {
  const id = ctx.actor.id;
  const change = await sealedHetu(ctx, id, text);
  if (isRefusal(change)) return change;
  const row = await lockEntrepreneur(ctx.tx, id);
  if (row?.hetu_index === change.hetu_index) return;
  if (row?.hetu_index) return refuse('hetu-given');
  await saveEntrepreneur(ctx.tx, id, change);
}

/** Both legal names, or the refusal of the first that is none. */
export function parseNames(given: { firstNames: string; lastName: string }) {
  const firstNames = parseName(given.firstNames);
  if (isRefusal(firstNames)) return firstNames;
  const lastName = parseName(given.lastName);
  return isRefusal(lastName) ? lastName : { firstNames, lastName };
}

/** The columns of a personal identity code: sealed, and the keyed index it is found by. Refuses with the `fault`. */
export async function sealedHetu(ctx: Context, id: string, text: string) {
  const hetu = parseHetu(text, ctx.today);
  if (isRefusal(hetu)) return refuse('hetu-invalid', { fault: hetu.refused });
  return {
    hetu: await sealFor(ctx, id, 'hetu', hetu),
    hetu_index: ctx.secrets.indexOf('hetu', hetu),
    hetu_given_at: ctx.now,
  };
}
