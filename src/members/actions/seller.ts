import type { Language } from '../../basics/money.ts';
import type { Context } from '../../platform/context.ts';
import type { LineOfBusiness } from '../line-of-business.ts';
import { standingOf } from '../person.ts';
import { missingToInvoice, type TaskCode, tasksOf } from '../readiness.ts';
import { namesById } from '../store/members.ts';
import { loadPerson } from './load-people.ts';

/** What an invoice needs to know of the person who did the work. */
export type Seller = {
  readonly legalName: string;
  readonly marketingName: string | null;
  readonly lineOfBusiness: LineOfBusiness | null;
  /** What still stands in the way of invoicing today; empty where nothing does. */
  readonly missingToInvoice: readonly TaskCode[];
  readonly language: Language;
  readonly email: string;
};

/** The seller of this id; throws where there is no such entrepreneur, for an invoice always has one. */
export async function sellerOf(ctx: Context, memberId: string): Promise<Seller> {
  const person = await loadPerson(ctx, memberId);
  if (!person) throw new Error('an invoice of somebody who is not an entrepreneur');
  return {
    legalName: person.name,
    marketingName: person.marketingName,
    lineOfBusiness: person.lineOfBusiness,
    missingToInvoice: missingToInvoice(tasksOf(standingOf(person, ctx.today), ctx.today)),
    language: person.language,
    email: person.email,
  };
}

/** The names of members, for lists of staff; ids of nobody are left out. */
export const namesOf = (ctx: Context, ids: readonly string[]): Promise<Map<string, string>> => namesById(ctx.tx, ids);
