import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient, createORPCErrorFromJson } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { closeServices, openServices, serviceOver } from '../src/app.ts';
import { type Contract, contract } from '../src/contract.ts';
import { readConfig } from '../src/platform/config.ts';
import type { Services } from '../src/platform/context.ts';
import type { Database } from '../src/platform/database.ts';
import type { Web } from '../src/platform/server.ts';
import { testDatabase } from './test-database.ts';

type Client = JsonifiedClient<ContractRouterClient<Contract, { key?: string }>>;

/** A person at the door: their cookies, the typed client, and plain requests for what the contract does not cover. */
export type Visitor = {
  client: Client;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  cookies: Map<string, string>;
};

export type TestService = {
  services: Services;
  app: Web;
  log: { event: string; fields: Record<string, unknown> }[];
  /** Moves the service's clock; stories travel in time with it. */
  setNow(instant: string): void;
  visitor(): Visitor;
  /** Runs every job that is due. */
  work(): Promise<number>;
  /** The texts of the letters that landed in the outbox, by recipient, newest last. */
  letters(to: string): string[];
  close(): Promise<void>;
};

/** The whole service in this process over a database of its own, with a clock that stands still until told. */
export async function testService(settings: Record<string, string> = {}): Promise<TestService> {
  const folder = mkdtempSync(join(tmpdir(), 'kevyt-'));
  const service = await serviceIn(folder, await testDatabase(), settings);
  return {
    ...service,
    close: async () => {
      await service.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The same over a folder and a database that may have been used before, as after a restart. */
export async function serviceIn(
  folder: string,
  db: Database,
  settings: Record<string, string> = {},
): Promise<TestService> {
  const config = readConfig({ KEVYT_DATA: folder, KEVYT_DEMO: 'no', KEVYT_URL: 'http://localhost:3000', ...settings });
  let now = new Date('2026-06-01T09:00:00Z');
  const log: TestService['log'] = [];
  const services = await openServices(config, db, {
    clock: { now: () => now },
    log: (_level, event, fields = {}) => void log.push({ event, fields }),
  });
  const app = serviceOver(services);
  return {
    services,
    app,
    log,
    setNow: (instant) => {
      now = new Date(instant);
    },
    visitor: () => visitorOf(app, config.url),
    work: () => services.jobs.drain(services),
    letters: (to) => lettersIn(config.folders.outbox, to),
    close: () => closeServices(services),
  };
}

function visitorOf(app: Web, url: string): Visitor {
  const cookies = new Map<string, string>();
  const send: Visitor['fetch'] = async (path, init = {}) => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    headers.set('origin', url);
    const response = await app.fetch(new Request(new URL(path, url), { ...init, headers }), {});
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (/max-age=0/i.test(line) || value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const link = new OpenAPILink<{ key?: string }>(contract, {
    url: `${url}/api`,
    headers: ({ context }) => (context.key ? { 'idempotency-key': context.key } : {}),
    fetch: async (request) => {
      const body = request.body ? await request.arrayBuffer() : null;
      const answer = await send(request.url, { method: request.method, headers: request.headers, body });
      if (!answer.headers.get('content-type')?.startsWith('application/problem+json')) return answer;
      const headers = new Headers(answer.headers);
      headers.set('content-type', 'application/json');
      return new Response(answer.body, { status: answer.status, headers });
    },
    customErrorResponseBodyDecoder: (body) => {
      const { code, status, title, foreseen, data } = body as {
        code: string;
        status: number;
        title: string;
        foreseen?: boolean;
        data?: unknown;
      };
      return createORPCErrorFromJson({ defined: foreseen === true, code, status, message: title, data });
    },
  });
  return { client: createORPCClient(link), fetch: send, cookies };
}

function lettersIn(outbox: string, to: string): string[] {
  let names: string[] = [];
  try {
    names = readdirSync(outbox).filter((name) => !name.startsWith('.'));
  } catch {
    return [];
  }
  return names
    .sort()
    .map((name) => readFileSync(join(outbox, name), 'utf8'))
    .filter((raw) => raw.includes(`To: ${to}`))
    .map(unfolded);
}

/** A letter whose quoted-printable breaks are joined, since they cut links in two. */
export const unfolded = (raw: string): string =>
  /quoted-printable/i.test(raw)
    ? raw
        .replace(/=\r?\n/g, '')
        .replace(/(?:=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'))
    : raw;

/** A POST of JSON. */
export const asJson = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const password = 'pitka-ja-oma-salasana';

/** Registers with e-mail and password, opens the link in the letter, and is signed in. */
export async function joinService(
  service: TestService,
  email: string,
  name = 'Testi Henkilö',
  language = 'fi',
): Promise<Visitor> {
  const visitor = service.visitor();
  const registered = await visitor.fetch('/api/auth/sign-up/email', asJson({ email, password, name, language }));
  if (!registered.ok) throw new Error(`sign-up answered ${registered.status}: ${await registered.text()}`);
  await service.work();
  const link = /https?:\/\/\S+verify-email\S+/.exec(service.letters(email).at(-1) ?? '')?.[0];
  if (!link) throw new Error('no link in the outbox');
  await visitor.fetch(link);
  return visitor;
}
