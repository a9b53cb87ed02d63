import { useSyncExternalStore } from 'react';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const stored = 'kevyt.theme';
const listeners = new Set<() => void>();

const read = (): Theme => themes.find((theme) => theme === document.documentElement.dataset.theme) ?? 'auto';

/** Shows the app light, dark or as the device does, and remembers it on this device. */
export function setTheme(theme: Theme): void {
  localStorage.setItem(stored, theme);
  apply(theme);
}

/** Applies what this device remembers; called before the first picture. */
export const startTheme = (): void => apply(localStorage.getItem(stored));

function apply(theme: string | null): void {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  for (const listener of listeners) listener();
}

export const useTheme = (): Theme =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, read);
