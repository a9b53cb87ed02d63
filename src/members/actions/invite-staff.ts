import type { Duty } from '../../basics/contract.ts';
import type { Language } from '../../basics/money.ts';
import { isRefusal, type Refusal } from '../../basics/refusal.ts';
import { type Context, type Services, theService, withContext } from '../../platform/context.ts';
import { job } from '../../platform/jobs.ts';
import { signInOver } from '../../platform/sign-in.ts';
import { parseName } from '../contact.ts';
import { addressOf } from '../store/members.ts';
import { hearSignIn } from './hear-sign-in.ts';
import { openAccount } from './open-account.ts';

type Invitation = { email: string; name: string; duties: readonly Duty[]; language: Language };

export const sendInvitationJob = job<{ memberId: string }>('send-invitation', 5);

/**
 * Opens a staff account without a password and sends its owner a letter with the link to set one. Whoever opens it must
 * still take a second factor into use before any staff work. Refuses an address that has an account of any kind.
 */
export async function inviteStaff(
  ctx: Context,
  { email, name, duties, language }: Invitation,
): Promise<{ id: string } | Refusal<'address-in-use' | 'name-invalid'>> {
  const parsed = parseName(name);
  if (isRefusal(parsed)) return parsed;
  const id = await openAccount(ctx, { kind: 'staff', email, name: parsed, language, duties });
  if (isRefusal(id)) return id;
  await ctx.send(sendInvitationJob, { memberId: id });
  return { id };
}

/** Asks sign-in for the link; the letter is written when it answers. A repeat sends a further link, which does no harm. */
export async function sendInvitation(services: Services, { memberId }: { memberId: string }): Promise<void> {
  const email = await withContext(services, theService, (ctx) => addressOf(ctx.tx, memberId));
  if (!email) return;
  const { db, secrets, config, log } = services;
  const signIn = signInOver(
    db,
    secrets,
    config.url,
    hearSignIn(() => services),
    log,
  );
  await signIn.api.requestPasswordReset({ body: { email, redirectTo: `${config.url}/salasana` } });
}
