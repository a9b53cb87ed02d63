import {
  type Answer,
  type ApiDocument,
  type Operation,
  type Parameter,
  refusalsIn,
  type Schema,
} from './api-document.ts';
import { exampleOf, type Field, fieldsOf, noteOf, typeOf } from './api-schema.ts';
import { type Host, html, type Markup, page } from './page.ts';

type Endpoint = Operation & { method: string; path: string };

/** The API as a page to read, made from its document: nothing is loaded from elsewhere and no script is needed. */
export function apiPage(document: ApiDocument, host: Host): Markup {
  const endpoints = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, operation]): Endpoint => ({ ...operation, path, method: method.toUpperCase() }),
    ),
  );
  const tags = [...new Set(endpoints.map(tagOf))].sort();
  const of = (tag: string) => endpoints.filter((endpoint) => tagOf(endpoint) === tag);
  return page({
    language: 'en',
    host,
    title: 'The API',
    body: html`<header class="page-head"><h1>The API</h1><p class="lead">${document.info.description}</p>
<p><a href="/api/openapi.json">The same as an OpenAPI ${document.openapi} document</a></p></header>
<div class="stack">
${rules}
<nav class="part contents brief" aria-labelledby="contents"><h2 id="contents">Endpoints</h2><ul>${tags.map(
      (tag) => html`<li><a href="#tag-${tag}">${tag}</a>&nbsp;<span class="soft">${of(tag).length}</span></li>`,
    )}</ul></nav>
${tags.map((tag) => html`<section class="part" aria-labelledby="tag-${tag}"><h2 id="tag-${tag}">${tag}</h2><div class="sheet folds">${of(tag).map((one) => endpointPart(one, document))}</div></section>`)}
</div>`,
  });
}

const endpointName = (method: string, path: string): Markup =>
  html`<span class="code"><strong>${method}</strong> ${path}</span>`;

const tagOf = ({ tags }: Operation) => tags?.[0] ?? 'other';

const rules = html`<section class="part" aria-labelledby="rules"><h2 id="rules">What holds everywhere</h2><div class="sheet">
<dl class="facts">
<div><dt>Signing in</dt><dd>A session cookie, got from <span class="code">POST /api/auth/sign-in/email</span>. Staff need a second factor. A request that changes something is refused when it comes from another site.</dd></div>
<div><dt>Writing twice</dt><dd>Send an <span class="code">Idempotency-Key</span> header, one per intended action: the repeated request gets the first one's answer and nothing happens again. The same key with another content is refused.</dd></div>
<div><dt>Refusals</dt><dd>Every refusal is <span class="code">application/problem+json</span> (RFC 9457) with a stable <span class="code">code</span>. What is not yours is answered 404, as if it were not there.</dd></div>
<div><dt>Money, days, moments</dt><dd>Money is whole cents, rates are basis points, days are <span class="code">YYYY-MM-DD</span> in Finland, moments are UTC.</dd></div>
<div><dt>Lists</dt><dd>Answered as <span class="code">items</span> and <span class="code">next</span>; send <span class="code">next</span> back as <span class="code">cursor</span> until it is null.</dd></div>
</dl></div></section>`;

function endpointPart(endpoint: Endpoint, document: ApiDocument): Markup {
  const { operationId, method, path, summary, parameters = [], requestBody } = endpoint;
  const body = requestBody?.content['application/json']?.schema;
  const good = Object.entries(endpoint.responses).find(([status]) => Number(status) < 400);
  const answer = good?.[1].content?.['application/json']?.schema;
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => exampleParameter(parameters, name));
  return html`<details id="${operationId}"><summary><div class="call"><h3>${summary}</h3>${endpointName(method, path)}</div></summary>
<div class="fold">
<p>For ${whoMay(endpoint)}.</p>
${fieldTable(endpoint, 'Parameters', parameters.map(parameterField))}
${body ? fieldTable(endpoint, 'Request', fieldsOf(body)) : ''}
${answer ? fieldTable(endpoint, 'Answer', fieldsOf(answer)) : fileAnswer(good?.[1])}
${table(
  endpoint,
  'Refusals',
  ['Status', 'Code', 'Meaning'],
  Object.entries(endpoint.responses)
    .filter(([status]) => Number(status) >= 400)
    .flatMap(([status, said]) => refusalsIn(resolved(said, document)).map(({ code, title }) => [status, code, title])),
)}
<div class="part"><h4>Example</h4>
<pre class="code" tabindex="0">${method} /api${filled}${body ? `\n${example(body)}` : ''}${answer ? `\n\n${good?.[0]}\n${example(answer)}` : ''}</pre></div>
</div></details>`;
}

const example = (schema: Schema) => JSON.stringify(exampleOf(schema), null, 2);

const exampleParameter = (parameters: readonly Parameter[], name: string) =>
  String(exampleOf(parameters.find((one) => one.in === 'path' && one.name === name)?.schema ?? {}));

const duties: Record<string, string> = {
  review: 'reviewing invoices',
  money: 'handling money',
  approve: 'approving payouts',
  people: 'looking after people',
  privacy: 'privacy',
  system: 'running the system',
};

function whoMay({ 'x-who': who, 'x-duty': duty }: Operation): string {
  if (who === 'anyone') return 'anyone, without signing in';
  if (who === 'signed-in') return 'anyone signed in, about themselves';
  if (who === 'staff')
    return `staff with a second factor${duty ? ` whose duty is ${duties[duty] ?? duty} (${duty})` : ''}`;
  return `an ${who}, about their own`;
}

const parameterField = ({ name, in: place, required = false, schema = {}, description }: Parameter): Field => ({
  name,
  type: typeOf(schema),
  required,
  note: [`in the ${place}`, description, noteOf(schema)].filter(Boolean).join('; '),
});

const fieldTable = (of: Endpoint, title: string, fields: readonly Field[]) =>
  table(
    of,
    title,
    ['Field', 'Type', 'Required', 'Meaning and limits'],
    fields.map(({ name, type, required, note }) => [name, type, required ? 'yes' : 'no', note]),
  );

const table = (
  { method, path }: Endpoint,
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Markup | '' =>
  rows.length === 0
    ? ''
    : html`<div class="wide"><table aria-label="${method} ${path}: ${title}"><caption>${title}</caption>
<thead><tr>${head.map((word) => html`<th scope="col">${word}</th>`)}</tr></thead>
<tbody>${rows.map(([first, ...rest]) => html`<tr><th scope="row" class="code">${first}</th>${rest.map((cell, index) => html`<td data-title="${head[index + 1] ?? ''}">${cell}</td>`)}</tr>`)}</tbody></table></div>`;

const fileAnswer = (answer: Answer | undefined) =>
  answer?.content ? html`<p>Answers a file (${Object.keys(answer.content).join(', ')}).</p>` : '';

const resolved = (answer: Answer, document: ApiDocument): Answer =>
  answer.$ref ? (document.components.responses[answer.$ref.split('/').at(-1) ?? ''] ?? answer) : answer;
