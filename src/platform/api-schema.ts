import type { Schema } from './api-document.ts';

// A JSON schema in words for people, and an example of it; only what the contract's schemas come out as is known here.

export type Field = { name: string; type: string; required: boolean; note: string };

/** The fields of a schema, those within written after a dot, those of list members after `[]`. */
export function fieldsOf(schema: Schema, prefix = ''): Field[] {
  const [plain] = withoutNull(schema);
  if (plain.type === 'array' && plain.items) return fieldsOf(plain.items, `${prefix}[]`);
  if (!plain.properties) return [];
  return Object.entries(plain.properties).flatMap(([key, value]) => {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    const field = { name, type: typeOf(value), required: plain.required?.includes(key) ?? false, note: noteOf(value) };
    return [field, ...fieldsOf(value, name)];
  });
}

/** What kind of value a schema allows, in a few words. */
export function typeOf(schema: Schema): string {
  const [plain, nullable] = withoutNull(schema);
  return `${plainType(plain)}${nullable ? ' or null' : ''}`;
}

function plainType(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(', ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map(typeOf).join(' or ');
  if (schema.contentMediaType !== undefined) return 'file';
  if (schema.type === 'array') return `list of ${typeOf(schema.items ?? {})}`;
  if (schema.format === 'date') return 'day';
  if (schema.format === 'date-time') return 'instant';
  if (schema.format) return schema.format;
  if (schema.type === 'string') return 'text';
  if (schema.type === 'integer') return 'whole number';
  return schema.type ?? 'any';
}

/** The limits and the meaning of a value. */
export function noteOf(schema: Schema): string {
  const [plain] = withoutNull(schema);
  const safe = (value: number | undefined) =>
    value === undefined || Math.abs(value) >= 2 ** 53 - 1 ? undefined : value;
  const limits = [
    ['at least', safe(plain.minimum)],
    ['at most', safe(plain.maximum)],
    ['at least', plain.minLength, 'characters'],
    ['at most', plain.maxLength, 'characters'],
    ['at least', plain.minItems, 'members'],
    ['at most', plain.maxItems, 'members'],
    ['like', plain.format ? undefined : plain.pattern],
    ['default', plain.default === undefined ? undefined : JSON.stringify(plain.default)],
  ].filter(([, value]) => value !== undefined);
  return [schema.description ?? plain.description, ...limits.map((words) => words.join(' '))]
    .filter((text) => text !== undefined)
    .join('; ');
}

/** A value the schema allows: the given example, else the simplest one. */
export function exampleOf(schema: Schema): unknown {
  if (schema.examples?.[0] !== undefined) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return exampleOf(choices[0] ?? {});
  if (schema.type === 'object')
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, value]) => [name, exampleOf(value)]));
  if (schema.type === 'array') return schema.items && !schema.contentMediaType ? [exampleOf(schema.items)] : [];
  if (schema.type === 'integer' || schema.type === 'number') return exampleNumber(schema);
  if (schema.type === 'boolean') return true;
  if (schema.type === 'null') return null;
  return exampleText(schema);
}

const exampleNumber = ({ minimum = -Infinity, maximum = Infinity }: Schema): number =>
  Math.min(Math.max(1, minimum), maximum);

const byFormat: Record<string, string> = {
  uuid: '01900000-0000-7000-8000-000000000001',
  email: 'aino@testi.example',
  date: '2026-06-15',
  'date-time': '2026-06-15T09:00:00.000Z',
  uri: 'https://kevyt.example/',
};

function exampleText({ format, pattern, contentMediaType, maxLength = 4 }: Schema): string {
  if (contentMediaType !== undefined) return '(file)';
  if (pattern === '^[A-Z]{2}$') return 'FI';
  return (format && byFormat[format]) ?? 'text'.slice(0, maxLength);
}

function withoutNull(schema: Schema): [Schema, boolean] {
  const choices = schema.anyOf ?? [];
  const rest = choices.filter(({ type }) => type !== 'null');
  if (choices.length === 2 && rest.length === 1 && rest[0]) return [rest[0], true];
  return [schema, false];
}
