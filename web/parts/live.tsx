import { useEffect, useState } from 'react';
import { useSay } from '../say/say.ts';
import { Icon, Spinner } from './icon.tsx';

/** The value once it has rested: for searches while typing and for saving drafts. */
export function useRested<Value>(value: Value, milliseconds: number): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
}

/** Reads a changing text aloud, politely and only after it has rested, such as a live sum. Unseen. */
export function Announce({ text }: { text: string }) {
  return (
    <p role="status" className="sr-only">
      {useRested(text, 700)}
    </p>
  );
}

/** Whether a draft is safe: being saved, saved, or not saved and why. */
export function SavedState({
  state,
  refusal,
}: {
  state: 'idle' | 'saving' | 'saved' | 'failed';
  refusal?: string | undefined;
}) {
  const say = useSay('parts');
  return (
    <p role="status" className="flex min-h-6 items-center gap-1.5 text-small text-ink-soft print:hidden">
      {state === 'saving' && (
        <>
          <Spinner /> {say('saving')}
        </>
      )}
      {state === 'saved' && (
        <>
          <Icon name="check" className="text-good-ink" /> {say('saved')}
        </>
      )}
      {state === 'failed' && (
        <span className="flex items-center gap-1.5 font-medium text-danger-ink">
          <Icon name="alert" /> {refusal ?? say('not-saved')}
        </span>
      )}
    </p>
  );
}
