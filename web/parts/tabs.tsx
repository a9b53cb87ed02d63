import { Link, type LinkProps, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

export type Tab = { name: string; count?: number; link: Pick<LinkProps, 'to' | 'params' | 'search'> };

/**
 * Views of the same list as links, so that the chosen one stands in the address and the back button works. Where they do not
 * all fit, the chosen one is brought into sight.
 */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  const row = useRef<HTMLElement>(null);
  const { href } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen one changes with the address.
  useEffect(() => {
    const chosen = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (row.current && chosen) row.current.scrollLeft = chosen.offsetLeft - row.current.offsetLeft - 16;
  }, [href]);
  return (
    <nav ref={row} aria-label={label} className="overflow-x-auto border-b border-hairline print:hidden">
      <ul className="flex min-w-max gap-1 px-1 pt-1">
        {tabs.map(({ name, count, link }) => (
          <li key={name}>
            <Link
              {...link}
              activeOptions={{ exact: true, includeSearch: true }}
              className="flex min-h-11 items-center gap-2 rounded-t-control border-b-3 border-transparent px-3 font-medium text-ink-soft no-underline hover:bg-sunken hover:text-ink aria-[current]:border-brand aria-[current]:text-ink"
            >
              {name}
              {count !== undefined && (
                <span className="figures rounded-pill bg-sunken px-2 text-small text-ink">{count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
