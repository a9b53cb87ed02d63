import { createHmac } from 'node:crypto';
import { asJson, password, type TestService, type Visitor } from './service.ts';

/** Opens the link in the invitation, sets the password, signs in and takes one-time codes into use. */
export async function acceptInvitation(service: TestService, email: string): Promise<Visitor> {
  const visitor = await withPasswordFromLetter(service, email);
  const enabled = await post(visitor, '/api/auth/two-factor/enable', { password });
  const { totpURI } = (await enabled.json()) as { totpURI: string };
  await post(visitor, '/api/auth/two-factor/verify-totp', { code: oneTimeCode(totpURI) });
  return visitor;
}

/** Opens the link in the latest letter to the address, sets the password and signs in with it, without a second factor. */
export async function withPasswordFromLetter(service: TestService, email: string): Promise<Visitor> {
  const visitor = service.visitor();
  const link = /https?:\/\/\S+reset-password\S+/.exec(service.letters(email).at(-1) ?? '')?.[0];
  if (!link) throw new Error('no link in the outbox');
  const opened = await visitor.fetch(link, { redirect: 'manual' });
  const token = new URL(opened.headers.get('location') ?? '').searchParams.get('token');
  await post(visitor, '/api/auth/reset-password', { newPassword: password, token });
  await post(visitor, '/api/auth/sign-in/email', { email, password });
  return visitor;
}

async function post(visitor: Visitor, path: string, body: unknown): Promise<Response> {
  const answer = await visitor.fetch(path, asJson(body));
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

// The code an authenticator shows now (RFC 6238: SHA-1, 30 seconds, six digits).
export function oneTimeCode(uri: string): string {
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
