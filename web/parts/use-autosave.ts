import { useCallback, useEffect, useRef, useState } from 'react';
import { isForeseen, mayRetry, refusalText } from '../say/refusals.ts';
import { useRested } from './live.tsx';

type State = 'idle' | 'saving' | 'saved' | 'failed';

/**
 * Saves a draft half a second after the last change, one save at a time, and again every three seconds while the service is
 * not reached. What a draft opens with counts as saved. `flush` saves at once and throws where it fails: call it before
 * sending. Saving never sends.
 */
export function useAutosave<Value>(value: Value, save: (value: Value) => Promise<unknown>) {
  const [state, setState] = useState<State>('idle');
  const [refusal, setRefusal] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const text = JSON.stringify(value);
  const saved = useRef(text);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const latest = useRef({ value, text, save });
  useEffect(() => {
    latest.current = { value, text, save };
  });

  const flush = useCallback((): Promise<void> => {
    const next = queue.current.then(async () => {
      const draft = latest.current;
      if (draft.text === saved.current) return;
      setState('saving');
      try {
        await draft.save(draft.value);
      } catch (error) {
        setState('failed');
        setRefusal(refusalText(error));
        throw error;
      }
      saved.current = draft.text;
      setState('saved');
    });
    // Whoever asked hears of a failure; the next save in the row starts all the same.
    queue.current = next.catch(() => undefined);
    return next;
  }, []);

  const flushOrRetry = useCallback(async () => {
    try {
      await flush();
    } catch (error) {
      if (mayRetry(error)) setTimeout(() => setAttempt((count) => count + 1), 3000);
      else if (!isForeseen(error)) reportError(error);
    }
  }, [flush]);

  const rested = useRested(text, 500);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a rested text and a new attempt are what starts a save.
  useEffect(() => {
    void flushOrRetry();
  }, [rested, attempt, flushOrRetry]);

  // Who leaves the page within the half second keeps the last words too.
  useEffect(() => () => void flushOrRetry(), [flushOrRetry]);

  return { state, refusal, flush };
}
