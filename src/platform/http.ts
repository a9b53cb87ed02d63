import type { AnyContractProcedure, AnyContractRouter } from '@orpc/contract';
import { type Implementer, implement, os as middlewares, ORPCError } from '@orpc/server';
import type { Meta } from '../basics/contract.ts';
import { isRefusal, type Refusal } from '../basics/refusal.ts';
import { type Context, type Start, withContext } from './context.ts';
import { over } from './database.ts';
import { platformTables } from './tables.ts';

const inTransaction = middlewares
  .$context<Start>()
  .middleware(async ({ context, next }) =>
    withContext(context.services, context.actor, async (within) => next({ context: within })),
  );

// A second request with the same key waits at the insert for the first one's commit, then gets its answer.
const once = middlewares
  .$context<Start & Context>()
  .middleware(async ({ context, next, procedure, path }, input, output) => {
    const { actor, key, tx, now, secrets } = context;
    const { route, meta } = procedure['~orpc'];
    if (actor.kind === 'anyone' || !key || route.method === 'GET' || (meta as Meta).answer === 'never-kept')
      return next();
    const queries = over(tx, platformTables);
    // Keyed, since a plain hash of a request would tell a short secret in it, such as an identity code, to whoever tries them all.
    const fingerprint = secrets.indexOf('request', path.join('.') + (await fingerprintOf(input)));
    const claimed = await queries
      .insertInto('idempotency')
      .values({ actor: actor.id, key, fingerprint, answer: null, at: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst();
    const mine = { actor: actor.id, key };
    if (!claimed) {
      const earlier = await queries
        .selectFrom('idempotency')
        .select(['fingerprint', 'answer'])
        .where((where) => where.and(mine))
        .executeTakeFirstOrThrow();
      if (earlier.fingerprint !== fingerprint)
        throw new ORPCError('idempotency-key-reused', {
          status: 422,
          message: 'This key was used for another request.',
        });
      return output(earlier.answer);
    }
    const result = await next();
    await queries
      .updateTable('idempotency')
      .set({ answer: JSON.stringify(result.output ?? null) })
      .where((where) => where.and(mine))
      .execute();
    return result;
  });

async function fingerprintOf(input: unknown): Promise<string> {
  const files: string[] = [];
  const text = JSON.stringify(input, (_key, value) => {
    if (value instanceof Blob) files.push(`${value.size}:${value.type}`);
    return value;
  });
  return `${text ?? ''}${files.join()}`;
}

/**
 * Starts the routes of a domain: `answering(contract).router({...})`, where a missing or wrong endpoint does not compile.
 * Input is parsed before the transaction opens; output is checked inside it, so a wrong answer rolls back.
 */
export const answering = <C extends AnyContractRouter>(contract: C) => {
  const plain = implement(
    { any: contract as AnyContractProcedure },
    { initialInputValidationIndex: Number.NEGATIVE_INFINITY },
  );
  // TypeScript cannot follow .use() over a generic contract; the cast says what it adds.
  return plain
    .$context<Start>()
    .use(inTransaction)
    .use(once as never).any as unknown as Implementer<C, Start, Start & Context>;
};

type Errors<Code extends string> = Record<
  Code,
  (options: { data?: Record<string, unknown> }) => ORPCError<Code, unknown>
>;

/** The action's result, or its refusal thrown as the contract's error of the same code, which rolls the transaction back. */
export function orRefuse<T, Code extends string>(
  errors: Errors<NoInfer<Code>>,
  result: T | Refusal<Code>,
): Exclude<T, Refusal> {
  if (!isRefusal(result)) return result as Exclude<T, Refusal>;
  const refusal = result as Refusal<Code>;
  throw errors[refusal.refused](refusal.data === undefined ? {} : { data: refusal.data });
}
