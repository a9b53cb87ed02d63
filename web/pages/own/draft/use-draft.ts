import { useEffect, useRef, useState } from 'react';
import { ask } from '../../../client.ts';
import { isForeseen, mayRetry } from '../../../say/refusals.ts';
import { queries } from '../../../who.ts';
import type { DraftContent, InvoiceView } from '../data.ts';
import { draftKeeper, type Kept } from './draft-keeper.ts';

const { invoices } = ask.invoicing;
const copyKey = (id: string) => `kevyt.draft.${id}`;

/**
 * A draft being written: every change is kept in this tab at once and saved to the service when the writing rests, so that
 * neither a reload nor a lost connection loses a word.
 */
export function useDraft({ id, version, draft: start }: Pick<InvoiceView, 'id' | 'version' | 'draft'>) {
  const [copy] = useState(() => unsavedCopy(id, start));
  const [draft, setDraft] = useState(copy?.content ?? start);
  const [kept, setKept] = useState<Kept>({ state: 'idle' });
  const [keeper] = useState(() =>
    draftKeeper<DraftContent>({
      version: copy?.version ?? version,
      content: start,
      newKey: () => crypto.randomUUID(),
      changed: setKept,
      save: async (content, known, key) => {
        const saved = await invoices.save.call({ id, version: known, draft: content }, { context: { key } });
        queries.invalidateQueries({ queryKey: ask.invoicing.key(), refetchType: 'none' });
        return saved.version;
      },
      failureOf: (error) => {
        const data = error instanceof Error && 'data' in error ? (error.data as { version?: unknown } | null) : null;
        if (typeof data?.version === 'number') return { kind: 'conflict', version: data.version };
        if (!isForeseen(error)) reportError(error);
        return { kind: mayRetry(error) ? 'again' : 'stop' };
      },
    }),
  );
  const latest = useRef(draft);

  const change = (next: (before: DraftContent) => DraftContent) => {
    latest.current = next(latest.current);
    setDraft(latest.current);
    sessionStorage.setItem(copyKey(id), JSON.stringify({ version: keeper.version(), content: latest.current }));
    keeper.write(latest.current);
  };

  useEffect(() => {
    if (kept.state === 'saved' && !keeper.unsaved()) sessionStorage.removeItem(copyKey(id));
  }, [kept, keeper, id]);

  useEffect(() => {
    if (copy) keeper.write(copy.content);
    const retry = () => void keeper.settled();
    const ask = (event: BeforeUnloadEvent) => keeper.unsaved() && event.preventDefault();
    // A connection comes back, or who was signed out comes back from signing in beside this page.
    addEventListener('online', retry);
    addEventListener('focus', retry);
    addEventListener('beforeunload', ask);
    return () => {
      removeEventListener('online', retry);
      removeEventListener('focus', retry);
      removeEventListener('beforeunload', ask);
      retry();
    };
  }, [keeper, copy]);

  return {
    id,
    draft,
    change,
    kept,
    settled: keeper.settled,
    version: keeper.version,
    overwrite: keeper.overwrite,
    /** Leaves what was written here and takes what was saved elsewhere. */
    yield: () => {
      sessionStorage.removeItem(copyKey(id));
      keeper.stop();
      return queries.invalidateQueries({ queryKey: ask.invoicing.key() });
    },
  };
}

export type Draft = ReturnType<typeof useDraft>;

// What this tab wrote and could not save before it was reloaded; nothing where the service has it already.
function unsavedCopy(id: string, saved: DraftContent): { version: number; content: DraftContent } | null {
  const text = sessionStorage.getItem(copyKey(id));
  if (!text) return null;
  const copy = JSON.parse(text) as { version: number; content: DraftContent };
  if (canonical(copy.content) !== canonical(saved)) return copy;
  sessionStorage.removeItem(copyKey(id));
  return null;
}

// The database gives the keys of a draft back in an order of its own.
const canonical = (content: DraftContent): string =>
  JSON.stringify(content, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
