import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { refusalText } from '../say/refusals.ts';
import { useSay } from '../say/say.ts';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import { Icon, type IconName, Spinner } from './icon.tsx';

/**
 * The answer of a query in all its states: skeleton at first, the last answer while asking anew, the reason and “try again”
 * where it failed. `<Answered query={useQuery(…)}>{(invoices) => …}</Answered>`
 */
export function Answered<Data>({
  query,
  skeleton = <Skeleton lines={4} />,
  children,
}: {
  query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch' | 'isFetching'>;
  skeleton?: ReactNode;
  children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failed error={query.error} retry={() => query.refetch()} busy={query.isFetching} />;
  return <Waiting>{skeleton}</Waiting>;
}

/** Grey lines where text will come, so that nothing jumps. */
export function Skeleton({ lines, card }: { lines: number; card?: boolean }) {
  const widths = ['w-3/5', 'w-full', 'w-4/5', 'w-11/12', 'w-2/3'];
  return (
    <div
      className={classes('grid gap-3', card && 'rounded-card border border-hairline bg-paper p-5')}
      aria-hidden="true"
    >
      {Array.from({ length: lines }, (_, line) => line).map((line) => (
        <div key={line} className={classes('wait-shimmer h-5 rounded-control', widths[line % widths.length])} />
      ))}
    </div>
  );
}

/** Says “loading” to a screen reader only where it lasts, and shows the skeleton meanwhile. */
function Waiting({ children }: { children: ReactNode }) {
  const say = useSay('parts');
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 1000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy="true">
      {children}
      <p role="status" className={classes('mt-4 flex items-center gap-2 text-ink-soft', !long && 'sr-only')}>
        {long && (
          <>
            <Spinner /> {say('loading')}
          </>
        )}
      </p>
    </div>
  );
}

/** A question that failed: why, and try again. Not for what a person typed wrong. */
export function Failed({ error, retry, busy }: { error: unknown; retry: () => unknown; busy?: boolean }) {
  const say = useSay('parts');
  return (
    <Blank icon="alert" title={say('failed-title')} live>
      <p>{refusalText(error)}</p>
      <Button icon="undo" onClick={() => retry()} {...(busy && { busy })}>
        {say('retry')}
      </Button>
    </Blank>
  );
}

/** Nothing yet: what will be here, and the one thing to do about it (`action`, a primary button or link). */
export function Empty({
  icon,
  title,
  children,
  action,
}: {
  icon?: IconName;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <Blank icon={icon ?? 'document'} title={title}>
      {children}
      {action}
    </Blank>
  );
}

/** A search or filter without hits, which is not the same as having nothing. */
export function NoResults({ onClear }: { onClear: () => void }) {
  const say = useSay('parts');
  return (
    <Blank icon="search" title={say('no-results')} live>
      <Button onClick={onClear}>{say('clear-filters')}</Button>
    </Blank>
  );
}

function Blank({
  icon,
  title,
  live,
  children,
}: {
  icon: IconName;
  title: string;
  live?: boolean;
  children: ReactNode;
}) {
  return (
    <div
      role={live ? 'status' : undefined}
      className="grid justify-items-start gap-3 rounded-card border border-dashed border-edge p-6 text-ink-soft sm:p-8"
    >
      <span className="grid size-11 place-items-center rounded-pill bg-brand-wash text-brand-ink">
        <Icon name={icon} />
      </span>
      <p className="text-heading font-semibold text-ink">{title}</p>
      {children}
    </div>
  );
}

const subscribe = (changed: () => void) => {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
};

/** Tells, on every page, that the connection is gone and what that means; the region exists before the text does. */
export function OfflineBanner() {
  const say = useSay('parts');
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return <div role="status">{!online && <Banner icon="cloud">{say('offline')}</Banner>}</div>;
}

/** A line across the page above it, about something that stops work until it is seen to. */
export function Banner({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <div className="flex items-center justify-center gap-2 bg-warning-wash px-4 py-2 font-medium text-warning-ink">
      <Icon name={icon} /> <p>{children}</p>
    </div>
  );
}

/** A page that is still being loaded. */
export function PageWaits() {
  return (
    <Waiting>
      <Skeleton lines={6} />
    </Waiting>
  );
}

/** A page that failed: what the service said, or that the fault is ours, and try again. */
export function PageFailed({ error, reset }: { error: unknown; reset: () => void }) {
  return <Failed error={error} retry={reset} />;
}
