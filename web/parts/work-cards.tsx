import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';

/** What waits for somebody, kind by kind, each a `<WorkCard>`. */
export function WorkCards({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {children}
    </ul>
  );
}

/** How much of one kind waits, and the way there. `count` is undefined while it is asked for, null where it was not got. */
export function WorkCard({
  title,
  count,
  link,
  children,
}: {
  title: string;
  count: number | null | undefined;
  link: Pick<LinkProps, 'to' | 'params' | 'search'>;
  children?: ReactNode;
}) {
  return (
    <li
      className={classes(
        'relative flex items-start gap-4 rounded-card border bg-paper p-5',
        count ? 'border-brand-ink/40' : 'border-hairline',
      )}
    >
      <span
        aria-hidden="true"
        className={classes(
          'figures grid h-12 min-w-12 shrink-0 place-items-center rounded-control px-2 text-heading font-semibold',
          count ? 'bg-brand text-on-brand' : 'bg-sunken text-ink-soft',
          count === undefined && 'wait-shimmer',
        )}
      >
        {count === 0 ? <Icon name="check" className="size-6" /> : (count ?? (count === null ? '?' : ''))}
      </span>
      <span className="grid min-w-0 gap-0.5">
        <Link
          {...link}
          className="font-semibold text-ink no-underline after:absolute after:inset-0 after:rounded-card hover:underline"
        >
          {title}
          {typeof count === 'number' && <span className="sr-only">: {count}</span>}
        </Link>
        <span className="text-small text-ink-soft">{children}</span>
      </span>
    </li>
  );
}
