import type { Day } from '../basics/day.ts';
import { type Refusal, refuse } from '../basics/refusal.ts';

export const identityDocuments = ['passport', 'identity-card', 'driving-licence', 'residence-permit'] as const;
export type IdentityDocument = (typeof identityDocuments)[number];

/** Who of the staff saw a document of the person, and when. */
export type IdentityCheck = { readonly on: Day; readonly by: string; readonly document: IdentityDocument };

/** What staff need before they can say that a person is who they say they are. */
type Claim = { readonly named: boolean; readonly hetuGiven: boolean; readonly otherIsVerified: boolean };

/**
 * Whether an identity may be recorded as checked. Refused: `identity-incomplete` (no name or code to check), `identity-day`
 * (a day still to come), `identity-taken` (another account is already verified with the same code: settle that case first).
 */
export function mayVerify(
  claim: Claim,
  checkedOn: Day,
  today: Day,
): Refusal<'identity-incomplete' | 'identity-day' | 'identity-taken'> | null {
  if (!claim.named || !claim.hetuGiven) return refuse('identity-incomplete');
  if (checkedOn > today) return refuse('identity-day');
  if (claim.otherIsVerified) return refuse('identity-taken');
  return null;
}

/** Refuses a reason that says nothing: at least ten characters and two words, since the person reads it in their log. */
export function checkReason(reason: string): Refusal<'reason-too-short'> | null {
  const words = reason.trim().split(/\s+/);
  return reason.trim().length >= 10 && words.length >= 2 ? null : refuse('reason-too-short');
}
