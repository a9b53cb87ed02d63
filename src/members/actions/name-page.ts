/** One page of a list in the order of names. */
export type Page = { search?: string; cursor?: string | undefined; limit: number };
type Asked = { search: string; after: { name: string; id: string } | null; limit: number };

/** The rows of a page and the cursor of the next; a cursor is the last row's name and id, and a strange one starts over. */
export async function pageOfNames<Row extends { name: string; id: string }>(
  { search = '', cursor, limit }: Page,
  ask: (asked: Asked) => Promise<Row[]>,
): Promise<{ rows: Row[]; next: string | null }> {
  const found = await ask({ search, after: readCursor(cursor), limit: limit + 1 });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? writeCursor(last) : null };
}

const writeCursor = ({ name, id }: { name: string; id: string }) =>
  Buffer.from(`${id}${name}`, 'utf8').toString('base64url');

function readCursor(cursor: string | undefined): { name: string; id: string } | null {
  const match = /^([0-9a-f-]{36})(.*)$/su.exec(Buffer.from(cursor ?? '', 'base64url').toString('utf8'));
  return match?.[1] && match[2] !== undefined ? { id: match[1], name: match[2] } : null;
}
