import { Fragment, type ReactNode } from 'react';
import { useSay } from '../say/say.ts';

export type Fact = { name: string; value: ReactNode; change?: ReactNode };

/** What is known, line by line, as on a check-answers page; what was not given says so. `change` is a link to change it. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const say = useSay('parts');
  return (
    <dl className="grid sm:grid-cols-[minmax(9rem,max-content)_minmax(0,1fr)_auto] sm:gap-x-6">
      {facts.map(({ name, value, change }) => (
        <Fragment key={name}>
          <dt className="border-t border-hairline pt-3 text-ink-soft sm:py-3">{name}</dt>
          <dd className="pb-3 sm:border-t sm:border-hairline sm:pt-3">
            {value ?? <span className="text-ink-soft">{say('not-given')}</span>}
            {change && <span className="ml-3 sm:hidden">{change}</span>}
          </dd>
          <dd className="hidden border-t border-hairline py-3 text-right sm:block">{change}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
