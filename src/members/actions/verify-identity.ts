import type { Day } from '../../basics/day.ts';
import { isRefusal, type Refusal } from '../../basics/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { checkReason, type IdentityDocument, mayVerify } from '../identity.ts';
import { lockEntrepreneur, saveEntrepreneur, saveLegalName } from '../store/entrepreneurs.ts';
import { identityChecksOf, insertIdentityCheck, lockClaimantsForStaff } from '../store/identity.ts';
import { parseNames, sealedHetu } from './give-identity.ts';

/**
 * Records that the asker has seen a document of the person. Everyone who claims the same code is locked first, so that two
 * of the staff cannot verify two accounts of one code at the same moment. Answers null where there is no such person.
 */
export async function verifyIdentity(
  ctx: Context,
  { id, document, checkedOn }: { id: string; document: IdentityDocument; checkedOn: Day },
): Promise<null | Record<string, never> | Refusal<'identity-incomplete' | 'identity-day' | 'identity-taken'>> {
  const row = await lockEntrepreneur(ctx.tx, id);
  if (!row) return null;
  const others = (row.hetu_index ? await lockClaimantsForStaff(ctx.tx, row.hetu_index) : [])
    .map((claimant) => claimant.member_id)
    .filter((claimant) => claimant !== id);
  const checks = await identityChecksOf(ctx.tx, others);

  const no = mayVerify(
    {
      named: row.last_name !== null,
      hetuGiven: row.hetu_index !== null,
      otherIsVerified: checks.some((one) => one.hetu_index === row.hetu_index),
    },
    checkedOn,
    ctx.today,
  );
  if (no) return no;

  await insertIdentityCheck(ctx.tx, {
    id: newId(ctx.now.getTime()),
    member_id: id,
    hetu_index: row.hetu_index ?? '',
    document,
    checked_on: checkedOn,
    checked_by: ctx.actor.id,
    recorded_at: ctx.now,
  });
  return {};
}

/**
 * Corrects a person's name, and the identity code where one is given; a new code has to be checked against a document
 * again. Who did it and why goes to the access log. Answers null where there is no such person.
 */
export async function correctIdentity(
  ctx: Context,
  given: { id: string; firstNames: string; lastName: string; hetu?: string | undefined; reason: string },
): Promise<null | Record<string, never> | Refusal<'reason-too-short' | 'name-invalid' | 'hetu-invalid'>> {
  const vague = checkReason(given.reason);
  if (vague) return vague;
  const names = parseNames(given);
  if (isRefusal(names)) return names;
  const row = await lockEntrepreneur(ctx.tx, given.id);
  if (!row) return null;
  const hetu = given.hetu === undefined ? null : await sealedHetu(ctx, given.id, given.hetu);
  if (isRefusal(hetu)) return hetu;

  ctx.saw(given.id, hetu ? ['name', 'identity-code'] : ['name'], given.reason.trim());
  await saveLegalName(ctx.tx, given.id, names.firstNames, names.lastName);
  if (hetu && hetu.hetu_index !== row.hetu_index) await saveEntrepreneur(ctx.tx, given.id, hetu);
  return {};
}
