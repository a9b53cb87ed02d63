import routes from 'virtual:contract';
import { createORPCClient, createORPCErrorFromJson } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '../src/contract.ts';
import { queries, whoAmI } from './who.ts';

type Problem = { title: string; status: number; code: string; foreseen?: boolean; data?: unknown };
type Context = { key?: string };

const link = new OpenAPILink<Context>(routes, {
  url: () => `${location.origin}/api`,
  headers: ({ context }) => (context.key ? { 'idempotency-key': context.key } : {}),
  // The client reads JSON only under the name application/json; a problem would otherwise become a file.
  fetch: async (request, init) => {
    const answer = await fetch(request, init as RequestInit);
    // Whoever was signed out meanwhile is told so by the frame.
    if (answer.status === 401) void queries.invalidateQueries(whoAmI());
    if (!answer.headers.get('content-type')?.startsWith('application/problem+json')) return answer;
    const headers = new Headers(answer.headers);
    headers.set('content-type', 'application/json');
    return new Response(answer.body, { status: answer.status, headers });
  },
  customErrorResponseBodyDecoder: (body) => {
    const { code, status, title, foreseen, data } = body as Problem;
    return createORPCErrorFromJson({ defined: foreseen === true, code, status, message: title, data });
  },
});

type Client = JsonifiedClient<ContractRouterClient<Contract, Context>>;

/**
 * The service, typed by its contract, for queries: `useQuery(ask.invoicing.list.queryOptions({ input: {} }))`. Writes go
 * through `useAction(ask.invoicing.issue)`, which gives each intended action its key.
 */
export const ask = createTanstackQueryUtils(createORPCClient<Client>(link));
