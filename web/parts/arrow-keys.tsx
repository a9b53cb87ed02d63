import type { KeyboardEvent, ReactNode } from 'react';

const steps: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/**
 * Around a table whose rows begin with a link: arrows, Home and End go from row to row while the focus is on such a link, so
 * that a long queue is worked through without Tab. No single letters, which would get in the way of speech input.
 */
export function ArrowKeys({ children }: { children: ReactNode }) {
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = steps[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = [...event.currentTarget.querySelectorAll('tbody tr')];
    const at = rows.findIndex((row) => row.querySelector('a') === document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    rows[step(at, rows.length)]?.querySelector('a')?.focus();
  };
  // biome-ignore lint/a11y/noStaticElementInteractions: the keys move between links that are reached by Tab as well.
  return <div onKeyDown={move}>{children}</div>;
}
