import { createHmac } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient, createORPCErrorFromJson } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { closeServices, openServices, serviceOver } from '../src/app.ts';
import type { Duty } from '../src/basics/contract.ts';
import { isRefusal } from '../src/basics/refusal.ts';
import { type Contract, contract } from '../src/contract.ts';
import { inviteStaff } from '../src/members/actions/invite-staff.ts';
import { readConfig } from '../src/platform/config.ts';
import { type Services, theService, withContext } from '../src/platform/context.ts';
import type { Web } from '../src/platform/server.ts';
import { testDatabase } from './test-database.ts';

export type Client = JsonifiedClient<ContractRouterClient<Contract, { key?: string }>>;

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
  const config = readConfig({ KEVYT_DATA: folder, KEVYT_DEMO: 'no', KEVYT_URL: 'http://localhost:3000', ...settings });
  let now = new Date('2026-06-01T09:00:00Z');
  const log: TestService['log'] = [];
  const services = await openServices(config, await testDatabase(), {
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
    close: async () => {
      await closeServices(services);
      rmSync(folder, { recursive: true, force: true });
    },
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
    names = readdirSync(outbox).filter((name) => name.endsWith('.eml'));
  } catch {
    return [];
  }
  return names
    .sort()
    .map((name) => readFileSync(join(outbox, name), 'utf8'))
    .filter((raw) => raw.includes(`To: ${to}`))
    .map((raw) => unfolded(raw));
}

// Quoted-printable soft breaks cut links in two, so they are joined before anyone looks for one.
const unfolded = (raw: string) =>
  /quoted-printable/i.test(raw)
    ? raw
        .replace(/=\r?\n/g, '')
        .replace(/(?:=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'))
    : raw;

const asJson = (body: unknown): RequestInit => ({
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

/** Is invited to the staff by the service itself, and goes through the letter, the password and the second factor. */
export async function joinStaff(
  service: TestService,
  email: string,
  duties: readonly Duty[],
  name = 'Testi Työntekijä',
): Promise<Visitor> {
  const invited = await withContext(service.services, theService, (ctx) =>
    inviteStaff(ctx, { email, name, duties, language: 'fi' }),
  );
  if (isRefusal(invited)) throw new Error(`the invitation was refused: ${invited.refused}`);
  await service.work();
  return acceptInvitation(service, email);
}

/** Opens the link in the invitation, sets the password, signs in and takes one-time codes into use. */
export async function acceptInvitation(service: TestService, email: string): Promise<Visitor> {
  const visitor = await withPasswordFromLetter(service, email);
  const enabled = await send(visitor, '/api/auth/two-factor/enable', { password });
  const { totpURI } = (await enabled.json()) as { totpURI: string };
  await send(visitor, '/api/auth/two-factor/verify-totp', { code: oneTimeCode(totpURI) });
  return visitor;
}

/** Opens the link in the latest letter to the address, sets the password and signs in with it, without a second factor. */
export async function withPasswordFromLetter(service: TestService, email: string): Promise<Visitor> {
  const visitor = service.visitor();
  const link = /https?:\/\/\S+reset-password\S+/.exec(service.letters(email).at(-1) ?? '')?.[0];
  if (!link) throw new Error('no link in the outbox');
  const opened = await visitor.fetch(link, { redirect: 'manual' });
  const token = new URL(opened.headers.get('location') ?? '').searchParams.get('token');
  await send(visitor, '/api/auth/reset-password', { newPassword: password, token });
  await send(visitor, '/api/auth/sign-in/email', { email, password });
  return visitor;
}

async function send(visitor: Visitor, path: string, body: unknown): Promise<Response> {
  const answer = await visitor.fetch(path, asJson(body));
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

// The code an authenticator shows now (RFC 6238: SHA-1, 30 seconds, six digits).
function oneTimeCode(uri: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}
