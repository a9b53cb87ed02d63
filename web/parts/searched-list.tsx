import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useRested } from './live.tsx';
import { Stack } from './page.tsx';
import { Answered, NoResults } from './states.tsx';
import { TextField } from './text-field.tsx';

type Search = { asked: string; typed: string; type: (text: string) => void };

/** What is searched for stands in the address, so that going back finds it again; it is asked when typing rests. */
export function useSearchInAddress(asked: string, keep: (search: { haku?: string }) => void): Search {
  const [typed, type] = useState(asked);
  const rested = useRested(typed.trim(), 300);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address changes when what is typed does, not when its keeper does.
  useEffect(() => {
    if (rested !== asked) keep(rested ? { haku: rested } : {});
  }, [rested, asked]);
  return { asked, typed, type };
}

type Query<Item> = Pick<
  UseInfiniteQueryResult<{ pages: readonly { items: readonly Item[] }[] }>,
  'data' | 'error' | 'refetch' | 'isFetching' | 'hasNextPage' | 'fetchNextPage' | 'isFetchingNextPage'
>;
type ForTable = { empty: ReactNode; more: { load: () => unknown; busy: boolean } | undefined };

/** A list with a search over it; `empty` is shown where nobody has searched and there is nothing yet. */
export function SearchedList<Item>({
  query,
  search: { asked, typed, type },
  label,
  found,
  empty,
  children,
}: {
  query: Query<Item>;
  search: Search;
  label: string;
  found: (count: number) => string;
  empty: ReactNode;
  children: (items: readonly Item[], table: ForTable) => ReactNode;
}) {
  return (
    <Answered query={query}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0 && !asked && !typed) return empty;
        return (
          <Stack tight>
            <TextField label={label} type="search" width="short" value={typed} onChange={type} />
            <p role="status" className="sr-only">
              {asked ? found(items.length) : ''}
            </p>
            {children(items, {
              empty: <NoResults onClear={() => type('')} />,
              more: query.hasNextPage ? { load: query.fetchNextPage, busy: query.isFetchingNextPage } : undefined,
            })}
          </Stack>
        );
      }}
    </Answered>
  );
}
