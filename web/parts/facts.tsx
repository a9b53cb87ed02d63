import type { ReactNode } from 'react';
import { useSay } from '../say/say.ts';

export type Fact = { name: string; value: ReactNode; change?: ReactNode };

/** What is known, line by line, as on a check-answers page; what was not given says so. `change` is a link to change it. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const say = useSay('parts');
  return (
    <dl className="divide-y divide-hairline">
      {facts.map(({ name, value, change }) => (
        <div key={name} className="flex flex-wrap items-baseline gap-x-2 py-2 sm:flex-nowrap sm:gap-x-6">
          <dt className="w-full shrink-0 text-ink-soft sm:w-44">{name}</dt>
          <dd className="min-w-0 flex-1 basis-40 py-1 wrap-anywhere">
            {value ?? <span className="text-ink-soft">{say('not-given')}</span>}
          </dd>
          {change && <dd className="-my-1.5 -mr-3 shrink-0">{change}</dd>}
        </div>
      ))}
    </dl>
  );
}
