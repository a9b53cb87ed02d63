import { createHash } from 'node:crypto';
import type { Language } from '../../basics/money.ts';
import { type Refusal, refuse } from '../../basics/refusal.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { type ConsentKey, consentKeys, consents, consentTexts, type Decision } from '../consent.ts';
import { insertConsent, newestConsents } from '../store.ts';

/** Which words stand now: a hash of all three languages, so that nobody consents to words that differ by language. */
const consentVersion = (key: ConsentKey): string =>
  createHash('sha256').update(JSON.stringify(consentTexts[key])).digest('hex').slice(0, 16);

/** What the person has decided of each consent, and the words of today. */
export async function showConsents(ctx: Context) {
  const newest = await newestConsents(ctx.tx, ctx.actor.id);
  return consentKeys.map((key) => {
    const last = newest.get(key);
    const textVersion = consentVersion(key);
    return {
      key,
      given: consents(last, textVersion),
      decidedAt: last?.at ?? null,
      textVersion,
      text: consentTexts[key],
    };
  });
}

/** Records a yes or a no. A yes must be to the words of today (`text-outdated` else); a no is always taken. */
export async function decideConsent(
  ctx: Context,
  decided: { key: ConsentKey; given: boolean; textVersion: string; language: Language },
): Promise<{ key: ConsentKey; given: boolean } | Refusal<'text-outdated'>> {
  const { key, given, textVersion, language } = decided;
  if (given && textVersion !== consentVersion(key)) return refuse('text-outdated');
  const decision: Decision = given ? 'given' : 'withdrawn';
  await insertConsent(ctx.tx, { subject: ctx.actor.id, key, decision, textVersion, language, at: ctx.now });
  return { key, given };
}

/** Whether anything of this person's use may be recorded on this ground; every writer of usage must ask first, every time. */
export async function usageAllowed(tx: Tx, subject: string, key: ConsentKey): Promise<boolean> {
  const newest = await newestConsents(tx, subject);
  return consents(newest.get(key), consentVersion(key));
}
