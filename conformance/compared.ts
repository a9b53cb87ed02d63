// A table at the end tells what was compared with what others wrote: only a comparison that held is entered, so what is
// missing from the table was skipped or failed.

type Row = { format: string; by: string; documents: number };
const rows: Row[] = [];

/** Enters a comparison that held: of which format, by whose schema, rules, list or tool, and how many documents or values. */
export function compared(format: string, by: string, documents: number): void {
  if (rows.length === 0) process.once('exit', print);
  const row = rows.find((one) => one.format === format && one.by === by);
  if (row) row.documents += documents;
  else rows.push({ format, by, documents });
}

/** Each line begins with a sign by which the report of all tests finds it. */
function print(): void {
  const [format, by] = ['format', 'by'].map((name) =>
    Math.max(name.length, ...rows.map((row) => row[name as 'format' | 'by'].length)),
  ) as [number, number];
  const line = (one: string, other: string, count: string | number) =>
    `▤ ${one.padEnd(format)}  ${other.padEnd(by)}  ${String(count).padStart(9)}`;
  const sorted = rows.toSorted((a, b) => `${a.format}${a.by}`.localeCompare(`${b.format}${b.by}`));
  const lines = [
    line('format', 'compared by', 'passed'),
    ...sorted.map((row) => line(row.format, row.by, row.documents)),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
