import type { Day } from '../basics/day.ts';
import { type Refusal, refuse } from '../basics/refusal.ts';

/** How pay is taxed and reported, as agreed with the entrepreneur. */
export type PayoutMode = 'wages' | 'trade-income';

/** Insured under YEL, not obliged to insure, or the person does not know; the employer's contribution follows it. */
export type YelStatus = 'insured' | 'not-obliged' | 'unknown';

/** Something a person has said, holding from a day on until they say otherwise. */
export type Said<Value> = { readonly value: Value; readonly since: Day; readonly givenAt: Date };

/** The versions of the texts that are shown beside each declaration; a changed text gets a new version here. */
export const textVersions = { terms: '2026-1', 'payout-mode': '2026-1', yel: '2026-1' } as const;
export type DeclaredText = keyof typeof textVersions;

/** Whether a person has seen the text that is in force; refuses another version than the present one. */
export const seenText = (about: DeclaredText, version: string): Refusal<'text-outdated'> | null =>
  version === textVersions[about] ? null : refuse('text-outdated', { version: textVersions[about] });

/** What holds on a day: of all that had begun to hold by then, what was said last. */
export function saidOn<Value>(said: readonly Said<Value>[], on: Day): Value | null {
  let last: Said<Value> | null = null;
  for (const one of said) if (one.since <= on && (!last || one.givenAt >= last.givenAt)) last = one;
  return last?.value ?? null;
}
