import { type Refusal, refuse } from '../basics/refusal.ts';

/** What one of the staff has proposed, and how it went: a figure of the law, or a price. */
export type Proposal = {
  readonly proposed_by: string | null;
  readonly confirmed_at: Date | null;
  readonly withdrawn_at: Date | null;
};

/** Why somebody may not confirm a proposal: it is there no more, was decided, or is their own; null where they may. */
export function notConfirmable(
  row: Proposal | undefined,
  by: string,
): Refusal<'not-found' | 'row-decided' | 'own-row'> | null {
  return notDecidable(row) ?? (row?.proposed_by === by ? refuse('own-row') : null);
}

/** Why a proposal may not be decided at all. What is in force is not withdrawn: a newer row puts it right. */
export function notDecidable(row: Proposal | undefined): Refusal<'not-found' | 'row-decided'> | null {
  if (!row) return refuse('not-found');
  return row.confirmed_at || row.withdrawn_at ? refuse('row-decided') : null;
}

export const stateOf = (row: Proposal): 'in-force' | 'withdrawn' | 'proposed' =>
  row.confirmed_at ? 'in-force' : row.withdrawn_at ? 'withdrawn' : 'proposed';
