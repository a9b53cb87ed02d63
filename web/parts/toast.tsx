import { useEffect, useState, useSyncExternalStore } from 'react';
import { useSay } from '../say/say.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

type Toast = { id: number; text: string; undo?: () => void };

let shown: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();
const change = (next: readonly Toast[]) => {
  shown = next;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Says that something was done: `toast('Lasku arkistoitu', undo)`. The same undo must also stand in the thing's history. */
export function toast(text: string, undo?: () => void): void {
  count += 1;
  change([...shown.slice(-2), { id: count, text, ...(undo && { undo }) }]);
}

const dismiss = (id: number) => change(shown.filter((one) => one.id !== id));

/** Where toasts appear: once in the page frame, so that the live region is there before its text. */
export function ToastRegion() {
  const say = useSay('parts');
  const toasts = useSyncExternalStore(subscribe, () => shown);
  return (
    <section
      aria-label={say('toasts')}
      className="pointer-events-none fixed inset-x-0 top-3 z-20 mx-auto max-w-md px-4 sm:right-2 sm:left-auto sm:mx-0 print:hidden"
    >
      <ol aria-live="polite" aria-relevant="additions" className="grid gap-2">
        {toasts.map((one) => (
          <ToastCard key={one.id} toast={one} />
        ))}
      </ol>
    </section>
  );
}

// Ten seconds, as the Finnish public design system asks, and never while somebody points at it or is inside it.
const visibleMilliseconds = 10_000;

function ToastCard({ toast: { id, text, undo } }: { toast: Toast }) {
  const say = useSay('parts');
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss(id), visibleMilliseconds);
    return () => clearTimeout(timer);
  }, [held, id]);
  return (
    <li
      className="pointer-events-auto flex items-center gap-2 rounded-card border border-hairline bg-paper py-2 pr-2 pl-4 shadow-raised"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name="check" className="text-good-ink" />
      <p className="grow">{text}</p>
      {undo && (
        <Button
          kind="quiet"
          onClick={() => {
            undo();
            dismiss(id);
          }}
        >
          {say('undo')}
        </Button>
      )}
      <button
        type="button"
        aria-label={say('close')}
        onClick={() => dismiss(id)}
        className="grid size-11 shrink-0 cursor-pointer place-items-center rounded-control text-ink-soft hover:bg-sunken"
      >
        <Icon name="cross" />
      </button>
    </li>
  );
}
