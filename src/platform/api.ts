import { type AnyContractRouter, ValidationError } from '@orpc/contract';
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { ORPCError, type Router } from '@orpc/server';
import type { Meta } from '../basics/contract.ts';
import type { Asker, Start } from './context.ts';
import { type Log, surpriseFields } from './log.ts';

// The contract over HTTP: who may ask, and what a refusal looks like (RFC 9457).

export type ApiRouter = Router<AnyContractRouter, Start>;

const problem = (error: ORPCError<string, unknown>) => {
  const code = error.code.toLowerCase().replaceAll('_', '-');
  return {
    type: `https://kevyt.example/problems/${code}`,
    title: error.status >= 500 ? 'Something went wrong on our side.' : error.message,
    status: error.status,
    code,
    ...(error.defined ? { foreseen: true } : {}),
    ...(error.data === undefined || error.status >= 500 ? {} : { data: error.data }),
  };
};

/** A problem answer outside the contract, in the same shape. */
export const problemAnswer = (
  status: number,
  code: string,
  title: string,
  headers: Record<string, string> = {},
): Response =>
  new Response(
    JSON.stringify({ type: `https://kevyt.example/problems/${code}`, title, status, code, foreseen: true }),
    {
      status,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
    },
  );

const issuesOf = (error: ValidationError) =>
  error.issues.map((issue) => ({
    path: (issue.path ?? []).map((part) => (typeof part === 'object' ? part.key : part)).join('.'),
    code: 'code' in issue ? String(issue.code) : 'invalid',
  }));

/** Why this asker may not use an endpoint at all, or null where they may. */
function whyNot({ who, duty }: Meta, asker: Asker): 'not-signed-in' | 'second-factor-needed' | 'not-allowed' | null {
  if (who === 'anyone') return null;
  if (asker.kind === 'anyone') return 'not-signed-in';
  if (who === 'signed-in') return null;
  if (who !== asker.kind) return 'not-allowed';
  if (who === 'staff' && !asker.secondFactor) return 'second-factor-needed';
  if (duty && !asker.duties.includes(duty)) return 'not-allowed';
  return null;
}

const noTitles = {
  'not-signed-in': [401, 'Sign in first.'],
  'second-factor-needed': [403, 'Staff work needs a second factor.'],
  'not-allowed': [403, 'This is not yours to do.'],
} as const;

/** The handler of every `/api` request that the contract knows; others are answered 404 with a problem. */
export function apiHandler(router: ApiRouter, log: Log): (request: Request, start: Start) => Promise<Response> {
  const handler = new OpenAPIHandler(router, {
    customErrorResponseBodyEncoder: problem,
    interceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (error) {
          logSurprise(error, log);
          throw error;
        }
      },
    ],
    clientInterceptors: [
      async ({ next, context, procedure }) => {
        const no = whyNot(procedure['~orpc'].meta as Meta, context.actor);
        if (no) throw new ORPCError(no, { status: noTitles[no][0], message: noTitles[no][1], defined: true });
        try {
          return await next();
        } catch (error) {
          if (error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError)
            throw new ORPCError('input-invalid', {
              status: 400,
              message: 'The request does not match the contract.',
              defined: true,
              data: { issues: issuesOf(error.cause) },
            });
          throw error;
        }
      },
    ],
  });
  return async (request, start) => {
    const { matched, response } = await handler.handle(request, { prefix: '/api', context: start });
    if (!matched) return problemAnswer(404, 'not-found', 'There is no such thing, or it is not yours.');
    if (response.status >= 400) response.headers.set('content-type', 'application/problem+json');
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
    return response;
  };
}

// A validation error carries the whole input or output, so only its paths and codes are ever logged.
function logSurprise(error: unknown, log: Log): void {
  if (error instanceof SyntaxError) return;
  if (error instanceof ORPCError && error.status < 500) return;
  if (error instanceof ORPCError && error.cause instanceof ValidationError)
    log('error', 'answer-invalid', {
      issues: issuesOf(error.cause)
        .map(({ path, code }) => `${path}:${code}`)
        .join(),
    });
  else log('error', 'surprise', surpriseFields(error));
}
