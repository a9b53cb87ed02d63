import type { AnyContractProcedure } from '@orpc/contract';
import type { Meta } from '../src/basics/contract.ts';
import { contract } from '../src/contract.ts';
import { apiDocument, type Operation, type Schema } from '../src/platform/api-document.ts';
import { exampleOf } from '../src/platform/api-schema.ts';
import type { Visitor } from './service.ts';

export type Input = Record<string, unknown>;

/** One endpoint of the contract: how it is named, who may ask, what it takes, and how a visitor calls it. */
export type Endpoint = {
  name: string;
  method: string;
  path: string;
  meta: Meta;
  /** Ids that stand in the path and those that come in the body. */
  ids: { path: string[]; body: string[] };
  /** An input that the contract understands, of made-up values and ids of nothing. */
  example(): Input;
  /** What the contract says against an input, or null. */
  faults(input: Input): Promise<string | null>;
};

/** Every endpoint of the contract, found by walking it, so that a new one is never forgotten. */
export async function everyEndpoint(): Promise<Endpoint[]> {
  const document = await apiDocument(contract, { name: 'Testi Oy' });
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => endpointOf(path, method.toUpperCase(), operation)),
  );
}

function endpointOf(path: string, method: string, operation: Operation): Endpoint {
  const { meta, inputSchema } = procedureAt(operation.operationId)['~orpc'];
  const parameters = (operation.parameters ?? []).filter((one) => one.in !== 'header');
  const body = operation.requestBody?.content['application/json']?.schema ?? {};
  return {
    name: operation.operationId,
    method,
    path,
    meta: meta as Meta,
    ids: {
      path: parameters.filter((one) => one.in === 'path' && one.schema?.format === 'uuid').map(({ name }) => name),
      body: idsIn(body),
    },
    example: () => ({
      ...Object.fromEntries(
        parameters.filter(({ required }) => required).map(({ name, schema }) => [name, exampleOf(schema ?? {})]),
      ),
      ...(withFiles(exampleOf(body)) as Input),
    }),
    faults: async (input) => {
      const found = await inputSchema?.['~standard'].validate(input);
      return found?.issues
        ? found.issues
            .map(
              (issue: { path?: readonly unknown[]; message: string }) => `${issue.path?.join('.')}: ${issue.message}`,
            )
            .join('; ')
        : null;
    },
  };
}

function procedureAt(name: string): AnyContractProcedure {
  let at: unknown = contract;
  for (const key of name.split('.')) at = (at as Record<string, unknown>)[key];
  return at as AnyContractProcedure;
}

const idsIn = (schema: Schema, name = ''): string[] => {
  if (schema.format === 'uuid') return [name];
  const within = [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])];
  return [
    ...within.flatMap((one) => idsIn(one, name)),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, one]) => idsIn(one, key)),
  ];
};

const withFiles = (value: unknown): unknown => {
  if (value === '(file)') return new File(['nothing'], 'nothing.txt', { type: 'text/plain' });
  if (Array.isArray(value)) return value.map(withFiles);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withFiles(one)]));
};

/** What an endpoint answers a visitor: its output, or the refusal's status and code. */
export type Answer = { status: number; code: string | null; output: unknown };

export async function call(visitor: Visitor, { name }: Endpoint, input: Input): Promise<Answer> {
  let ask: unknown = visitor.client;
  for (const key of name.split('.')) ask = (ask as Record<string, unknown>)[key];
  try {
    return { status: 200, code: null, output: await (ask as (input: Input) => Promise<unknown>)(input) };
  } catch (error) {
    const { status, code } = error as { status?: number; code?: string };
    if (!status || !code) throw error;
    return { status, code, output: null };
  }
}
