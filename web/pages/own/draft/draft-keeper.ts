/** Whether what was written is safe; `conflict` is when the draft has been saved elsewhere meanwhile. */
export type Kept = { state: 'idle' | 'saving' | 'saved' | 'failed' | 'conflict'; error?: unknown };

/** What a failed save means: try again by itself, ask the person which of two versions stays, or stop and say why. */
type Failure = { kind: 'again' } | { kind: 'conflict'; version: number } | { kind: 'stop' };

/**
 * Saves a draft while it is written: once the writing has rested, one save at a time, the newest words always last. A save
 * that got no answer is tried again with the same key, so that it counts once. `changed` hears of every change of state.
 */
export function draftKeeper<Content>({
  version,
  content,
  save,
  failureOf,
  changed,
  newKey,
  rest = 500,
  again = 5000,
}: {
  version: number;
  content: Content;
  save: (content: Content, version: number, key: string) => Promise<number>;
  failureOf: (error: unknown) => Failure;
  changed: (kept: Kept) => void;
  newKey: () => string;
  rest?: number;
  again?: number;
}) {
  let known = version;
  let saved = content;
  let latest = content;
  let wish: { content: Content; version: number; key: string } | undefined;
  let flight: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let kept: Kept = { state: 'idle' };

  const tell = (next: Kept) => {
    kept = next;
    changed(next);
  };
  const later = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void settled(), milliseconds);
  };

  async function saveLatest(): Promise<void> {
    tell({ state: 'saving' });
    while (latest !== saved) {
      const sent = latest;
      if (wish?.content !== sent || wish.version !== known) wish = { content: sent, version: known, key: newKey() };
      known = await save(sent, known, wish.key);
      saved = sent;
    }
    tell({ state: 'saved' });
  }

  /** Saves at once what is not saved yet. Whether everything is safe then. */
  async function settled(): Promise<boolean> {
    clearTimeout(timer);
    if (kept.state === 'conflict') return false;
    if (!flight && latest === saved) return true;
    flight ??= saveLatest()
      .catch((error: unknown) => {
        const failure = failureOf(error);
        if (failure.kind === 'conflict') known = failure.version;
        if (failure.kind === 'again') later(again);
        tell({ state: failure.kind === 'conflict' ? 'conflict' : 'failed', error });
      })
      .finally(() => {
        flight = undefined;
      });
    await flight;
    return latest === saved;
  }

  return {
    write: (next: Content) => {
      latest = next;
      if (kept.state !== 'conflict') later(rest);
    },
    settled,
    /** After a conflict: what was written here replaces what was saved elsewhere. */
    overwrite: () => {
      kept = { state: 'idle' };
      return settled();
    },
    unsaved: () => latest !== saved,
    version: () => known,
    stop: () => clearTimeout(timer),
  };
}
