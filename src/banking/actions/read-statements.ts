import type { Context } from '../../platform/context.ts';
import { filesForStaff, findFile, type StatementFigures, statementFigures } from '../store/statements.ts';

type FileRow = NonNullable<Awaited<ReturnType<typeof findFile>>>;

/** Files from the bank with their statements and what waits in each, newest first. */
export async function listFiles(ctx: Context, before: string | undefined, limit: number) {
  const rows = await filesForStaff(ctx.tx, before, limit);
  return { items: await withStatements(ctx, rows), next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
}

export async function showFile(ctx: Context, id: string) {
  const row = await findFile(ctx.tx, id);
  return row ? ((await withStatements(ctx, [row]))[0] ?? null) : null;
}

async function withStatements(ctx: Context, rows: readonly FileRow[]) {
  const figures = await statementFigures(
    ctx.tx,
    rows.map(({ id }) => id),
  );
  const byFile = Map.groupBy(figures, ({ fileId }) => fileId);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    receivedAt: row.received_at.toISOString(),
    state: row.state,
    lines: row.lines,
    linesDone: row.lines_done,
    fault: row.fault,
    faultPlace: row.fault_place,
    statements: (byFile.get(row.id) ?? []).map(statementView),
  }));
}

function statementView({ fileId, ...one }: StatementFigures) {
  return { ...one, known: one.lines - one.brought };
}
