import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';

/** How a state feels: `waiting` is on its way, `act` needs somebody, `stopped` went wrong. */
export type Tone = 'quiet' | 'waiting' | 'good' | 'act' | 'stopped';

const tones: Record<Tone, { look: string; icon: IconName }> = {
  quiet: { look: 'bg-sunken text-ink', icon: 'document' },
  waiting: { look: 'bg-info-wash text-info-ink', icon: 'clock' },
  good: { look: 'bg-good-wash text-good-ink', icon: 'check' },
  act: { look: 'bg-warning-wash text-warning-ink', icon: 'alert' },
  stopped: { look: 'bg-danger-wash text-danger-ink', icon: 'cross' },
};

/** The state of a thing as word, icon and colour: `<Status tone="good">Maksettu</Status>`. It never looks like a button. */
export function Status({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1.5 rounded-control px-2 py-0.5 text-small font-medium whitespace-nowrap print:border print:border-hairline',
        tones[tone].look,
      )}
    >
      <Icon name={icon ?? tones[tone].icon} className="size-4" />
      {children}
    </span>
  );
}

const notices = {
  info: { look: 'bg-info-wash border-info-ink', ink: 'text-info-ink', icon: 'info' },
  good: { look: 'bg-good-wash border-good-ink', ink: 'text-good-ink', icon: 'check' },
  warning: { look: 'bg-warning-wash border-warning-ink', ink: 'text-warning-ink', icon: 'alert' },
  danger: { look: 'bg-danger-wash border-danger-ink', ink: 'text-danger-ink', icon: 'alert' },
} as const;

/**
 * Something the reader should know where they are now. `announce` reads it aloud when it appears later than the page.
 */
export function Notice({
  kind = 'info',
  title,
  announce,
  children,
}: {
  kind?: keyof typeof notices;
  title?: string;
  announce?: boolean;
  children?: ReactNode;
}) {
  const { look, ink, icon } = notices[kind];
  return (
    <div
      role={announce ? (kind === 'danger' ? 'alert' : 'status') : undefined}
      className={classes('flex gap-3 rounded-card border-l-4 p-4', look)}
    >
      <Icon name={icon} className={classes('mt-0.5', ink)} />
      <div className="grid min-w-0 gap-1">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
