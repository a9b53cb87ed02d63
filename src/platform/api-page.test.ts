import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract } from '../contract.ts';
import { apiDocument, refusalsIn } from './api-document.ts';
import { apiPage } from './api-page.ts';
import { exampleOf, fieldsOf, typeOf } from './api-schema.ts';
import { readConfig } from './config.ts';

const document = await apiDocument(contract, { name: 'Testi Oy' });
const operations = Object.values(document.paths).flatMap((path) => Object.entries(path));

test('money and days are described where they go out, not only where they come in', () => {
  const answer = document.paths['/own/invoices/{id}']?.get?.responses['200']?.content?.['application/json']?.schema;
  const fields = new Map(fieldsOf(answer ?? {}).map((field) => [field.name, field.type]));
  assert.equal(fields.get('grossCents'), 'whole number');
  assert.equal(fields.get('dueOn'), 'day or null');
  assert.equal(fields.get('draft.rows[].servedFrom'), 'day or null');
});

test('every endpoint says who may ask, and only those for everyone need no session', () => {
  for (const [, operation] of operations) {
    assert.ok(operation['x-who'], operation.operationId);
    assert.equal(operation.security === undefined, operation['x-who'] === 'anyone', operation.operationId);
    assert.equal(operation['x-who'] === 'staff' ? 'staff' : undefined, operation['x-duty'] && 'staff');
  }
});

test('a write offers an idempotency key, a read does not', () => {
  for (const [method, operation] of operations) {
    const offered = (operation.parameters ?? []).some(({ name }) => name === 'Idempotency-Key');
    if (method === 'get') assert.equal(offered, false, operation.operationId);
    assert.equal('422' in operation.responses, offered, operation.operationId);
  }
});

test('every refusal is said with its code and a sentence, shared ones once', () => {
  for (const answer of Object.values(document.components.responses)) assert.ok(refusalsIn(answer).length > 0);
  const shared = document.paths['/own/invoices/{id}']?.get?.responses['404'];
  assert.equal(shared?.$ref, '#/components/responses/not-found');
});

test('the page shows every endpoint once, and asks nothing of others', async () => {
  const page = String(await apiPage(document, { operator: readConfig({}).operator, demo: false }));
  for (const [, { operationId }] of operations)
    assert.equal(page.split(`<details id="${operationId}">`).length, 2, operationId);
  assert.doesNotMatch(page, /undefined|\[object|style="|https?:\/\/(?!kevyt\.example)/);
});

test('a schema is told in a few words and shown by an example', () => {
  assert.equal(
    typeOf({ anyOf: [{ type: 'array', items: { format: 'date' } }, { type: 'null' }] }),
    'list of day or null',
  );
  assert.deepEqual(
    exampleOf({
      type: 'object',
      properties: { day: { type: 'string', format: 'date' }, cents: { type: 'integer', minimum: 7 } },
    }),
    { day: '2026-06-15', cents: 7 },
  );
});
