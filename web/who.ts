import { QueryClient, queryOptions } from '@tanstack/react-query';
import type { ask } from './client.ts';
import { mayRetry } from './say/refusals.ts';

// What every page begins with stands here and not beside the typed client, which comes only with the pages that ask for more.

/** What was read from the service. A refusal is final; only an answer that did not come is asked for again. */
export const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 10_000, retry: (failures, error) => failures < 2 && mayRetry(error) } },
});

type Who = Awaited<ReturnType<typeof ask.members.me.call>>;

/** Who is signed in on this device, the operator's name and channels, and whether this is the demo. */
export const whoAmI = () =>
  queryOptions({
    queryKey: ['who'],
    staleTime: 60_000,
    // Who is signed out may sign in beside this page and come back to it.
    refetchOnWindowFocus: ({ state }) => (state.data?.signedIn === null ? 'always' : true),
    queryFn: async (): Promise<Who> => {
      const answer = await fetch('/api/me');
      const read = await answer.json();
      if (!answer.ok) throw Object.assign(new Error(read.title), { code: read.code, status: answer.status });
      return read;
    },
  });
