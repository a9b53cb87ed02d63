import { namesOf } from '../../members/actions/seller.ts';
import type { Context } from '../../platform/context.ts';
import { type Proposal, stateOf } from '../proposal.ts';

type Decided = Proposal & {
  readonly proposed_by: string;
  readonly proposed_at: Date;
  readonly confirmed_by: string | null;
  readonly withdrawn_by: string | null;
};

/** Of each row how far it has come and who did what, by name. */
export async function whoDecided(ctx: Context, rows: readonly Decided[]) {
  const names = await namesOf(
    ctx,
    rows.flatMap((row) => [row.proposed_by, row.confirmed_by ?? [], row.withdrawn_by ?? []].flat()),
  );
  return (row: Decided) => {
    const decider = row.confirmed_by ?? row.withdrawn_by;
    return {
      state: stateOf(row),
      proposedBy: names.get(row.proposed_by) ?? '',
      proposedById: row.proposed_by,
      proposedAt: row.proposed_at.toISOString(),
      decidedBy: decider && (names.get(decider) ?? ''),
      decidedAt: (row.confirmed_at ?? row.withdrawn_at)?.toISOString() ?? null,
    };
  };
}
