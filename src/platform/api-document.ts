import type { AnyContractProcedure, AnyContractRouter } from '@orpc/contract';
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { z } from 'zod';
import type { Meta } from '../basics/contract.ts';

// The document that describes the contract to others (OpenAPI 3.1), made from the contract alone.

export type Schema = {
  type?: string;
  format?: string;
  description?: string;
  enum?: readonly unknown[];
  const?: unknown;
  default?: unknown;
  examples?: readonly unknown[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  contentMediaType?: string;
  properties?: Record<string, Schema>;
  required?: readonly string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
};
export type Parameter = {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema?: Schema;
  description?: string;
};
type Content = Record<string, { schema?: Schema }>;
export type Answer = { description?: string; content?: Content; $ref?: string };
export type Operation = {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, Answer>;
  security?: Record<string, never[]>[];
  'x-who'?: Meta['who'];
  'x-duty'?: Meta['duty'];
};
export type ApiDocument = {
  openapi: string;
  info: { title: string; version: string; description: string };
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, Answer> };
};

/** The document of a contract: who may ask, refusals as problems, and the idempotency key on writes. */
export async function apiDocument(contract: AnyContractRouter, operator: { name: string }): Promise<ApiDocument> {
  const generator = new OpenAPIGenerator({ schemaConverters: [schemas] });
  const document = (await generator.generate(contract, {
    info: {
      title: 'Kevyt',
      version: '1',
      description: `The service of ${operator.name}. Money is integer cents, days are YYYY-MM-DD, lists are paged by cursor.`,
    },
    servers: [{ url: '/api' }],
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'better-auth.session_token' } } },
    customErrorResponseBodySchema: (defined, status) => ({ oneOf: defined.map((one) => problemSchema(one, status)) }),
  })) as unknown as ApiDocument;
  document.components.responses = {};
  for (const path of Object.values(document.paths))
    for (const [method, operation] of Object.entries(path)) {
      const meta = metaOf(contract, operation.operationId);
      sayWho(operation, meta);
      if (method !== 'get' && meta.who !== 'anyone' && meta.answer !== 'never-kept')
        operation.parameters = [...(operation.parameters ?? []), idempotencyKey];
      else delete operation.responses['422'];
      sayRefusals(operation, document.components.responses);
    }
  return document;
}

// Our transforms only brand a value (cents, days), so what goes out looks as what came in.
const schemas = new ZodToJsonSchemaConverter({
  interceptors: [
    ({ next, ...asked }) => {
      const { schema, options } = asked;
      const branded =
        schema instanceof z.ZodPipe && schema.def.out instanceof z.ZodTransform && options.strategy === 'output';
      const [required, json] = branded ? next({ ...asked, schema: schema.def.in }) : next(asked);
      const { format, example } = z.globalRegistry.get(schema) ?? {};
      return [
        required,
        {
          ...json,
          ...(typeof format === 'string' ? { format } : {}),
          ...(example === undefined ? {} : { examples: [example] }),
        },
      ];
    },
  ],
});

const problemSchema = ([code, title, , data]: readonly [string, string, boolean, unknown], status: number) => ({
  type: 'object' as const,
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' as const, format: 'uri' },
    title: { type: 'string' as const, default: title },
    status: { const: status },
    code: { const: code },
    ...(data && Object.keys(data).length > 0 ? { data } : {}),
  },
});

const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', maxLength: 200 },
  description: 'One key per intended action: a repeated request with it is answered and not done again.',
};

/** The meta of an endpoint by its operation id, which is its way through the contract. */
function metaOf(contract: AnyContractRouter, operationId: string): Meta {
  let at: unknown = contract;
  for (const key of operationId.split('.')) at = (at as Record<string, unknown>)[key];
  return (at as AnyContractProcedure)['~orpc'].meta as Meta;
}

function sayWho(operation: Operation, { who, duty }: Meta): void {
  operation['x-who'] = who;
  if (duty) operation['x-duty'] = duty;
  if (who === 'anyone') {
    delete operation.responses['401'];
    delete operation.responses['403'];
  } else operation.security = [{ session: [] }];
}

// Refusals that many endpoints share are said once and pointed at, which makes the document a tenth of its length.
function sayRefusals(operation: Operation, shared: Record<string, Answer>): void {
  for (const [status, answer] of Object.entries(operation.responses)) {
    if (Number(status) < 400) continue;
    const schema = answer.content?.['application/json']?.schema;
    if (!schema) continue;
    answer.content = { 'application/problem+json': { schema } };
    answer.description = refusalsIn(answer)
      .map(({ code, title }) => `\`${code}\`: ${title}`)
      .join(' · ');
    if (status === '409') continue;
    const name = refusalsIn(answer)
      .map(({ code }) => code)
      .join('-or-');
    shared[name] ??= answer;
    if (JSON.stringify(shared[name]) === JSON.stringify(answer))
      operation.responses[status] = { $ref: `#/components/responses/${name}` };
  }
}

/** The refusals an answer may carry: stable code and plain sentence. */
export const refusalsIn = (answer: Answer): { code: string; title: string }[] =>
  problemsOf(answer.content?.['application/problem+json']?.schema).map(({ properties = {} }) => ({
    code: String(properties.code?.const ?? ''),
    title: String(properties.title?.default ?? ''),
  }));

const problemsOf = (schema: Schema | undefined) => schema?.oneOf ?? (schema ? [schema] : []);
