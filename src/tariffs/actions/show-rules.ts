import type { Day } from '../../basics/day.ts';
import { type OwnRow, ruleOf } from '../../law/own-rows.ts';
import type { Rule } from '../../law/rule.ts';
import { rulesOn } from '../../law/rule.ts';
import { finnishLaw, type Law } from '../../law/rules.ts';
import type { Context } from '../../platform/context.ts';
import { rowsForStaff } from '../store.ts';
import { lawInForce } from './law-in-force.ts';
import { whoDecided } from './who-decided.ts';

/** Every rule as it stands on a day, and of each the rows that come later. */
export async function listRules(ctx: Context, on: Day) {
  const law = await lawInForce(ctx.tx);
  const entered = new Set(
    (await rowsForStaff(ctx.tx)).filter((row) => row.confirmed_at).map(({ rule, since }) => `${rule} ${since}`),
  );
  return {
    on,
    items: rulesOn(law, on).map(({ key, value, ...line }) => ({
      ...line,
      key,
      value: value as Figure,
      entered: entered.has(`${key} ${line.since}`),
      later: (rulesOf(law)[key]?.rows ?? [])
        .filter((row) => row.since > on)
        .map(({ since, value, status }) => ({ since, value, status })),
    })),
  };
}

type Figure = OwnRow['value'] | null;
const rulesOf = (law: Law) => law as Record<string, Rule<OwnRow['value']>>;

/** The rows staff have entered, newest first, with who did what. */
export async function listRows(ctx: Context) {
  const rows = await rowsForStaff(ctx.tx);
  const decided = await whoDecided(ctx, rows);
  return {
    items: rows.map((row) => ({
      id: row.id,
      rule: row.rule,
      since: row.since,
      value: row.value,
      unit: ruleOf(finnishLaw, row.rule)?.unit ?? null,
      source: row.source,
      ...decided(row),
    })),
  };
}
