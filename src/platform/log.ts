// A log line is an event's name and typed fields: ids, counts and codes only. Free text and personal values have no field to go into.

type Field = string | number | boolean | null | undefined;
export type Log = (level: 'info' | 'warning' | 'error', event: string, fields?: Record<string, Field>) => void;

/** One JSON line on standard error per event. */
export const jsonLog: Log = (level, event, fields = {}) => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`);
};

/** What may be told of a surprise: its class, database code and the frames of our own stack, never its message. */
export function surpriseFields(error: unknown): Record<string, Field> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined;
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8);
  return { kind: error.name, code, constraint, frames: frames.map((line) => line.trim()).join(' | ') };
}
