import type { Duty } from '../../basics/contract.ts';
import type { Language } from '../../basics/money.ts';
import { type Refusal, refuse } from '../../basics/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { insertMember, makeSignIn } from '../store/members.ts';
import { insertDuties } from '../store/staff.ts';

type NewAccount = {
  kind: 'entrepreneur' | 'staff';
  email: string;
  name: string;
  language: Language;
  duties?: readonly Duty[];
};

/** Opens an account whose address needs no letter to be believed, without a password; for the operator and its staff only. */
export async function openAccount(
  ctx: Context,
  { kind, email, name, language, duties = [] }: NewAccount,
): Promise<string | Refusal<'address-in-use'>> {
  const id = newId(ctx.now.getTime());
  if (!(await makeSignIn(ctx.tx, id, name, email, language))) return refuse('address-in-use');
  await insertMember(ctx.tx, { id, kind, name, language, at: ctx.now, today: ctx.today });
  await insertDuties(ctx.tx, id, duties, ctx.actor.kind === 'staff' ? ctx.actor.id : null, ctx.now);
  return id;
}
