import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import type { Duty } from '../basics/contract.ts';
import { type Day, dayInFinland } from '../basics/day.ts';
import type { Clock } from './clock.ts';
import type { Asker } from './context.ts';
import { nobody } from './context.ts';
import type { Database } from './database.ts';
import { newId } from './ids.ts';
import { type Log, surpriseFields } from './log.ts';
import type { Secrets } from './secrets.ts';

/** What sign-in tells the members domain: letters to send, and that somebody has registered. */
export type SignInNews = {
  verifyAddress(to: Addressee, url: string): Promise<void>;
  resetPassword(to: Addressee, url: string): Promise<void>;
  /** Somebody tried to register with an address that has an account already: its owner is told, the asker is not. */
  addressInUse(to: Addressee): Promise<void>;
  registered(who: { id: string; name: string; language: string }): Promise<void>;
};
export type Addressee = { email: string; language: string };

/**
 * E-mail and password with a verified address, passkeys, and a second factor by one-time codes. Accounts are never joined
 * by e-mail. A session's cookie carries a signature whose key is not in the database, so a copy of the database opens none.
 */
export function signInOver(db: Database, secrets: Secrets, url: string, tell: SignInNews, log: Log) {
  const host = new URL(url).hostname;
  return betterAuth({
    baseURL: url,
    basePath: '/api/auth',
    secret: secrets.sign('sign-in', 'cookie'),
    telemetry: { enabled: false },
    // A surprise is answered and logged where all others are.
    onAPIError: { throw: true },
    // What the library says of a failure may quote an address, so only its kind and place go to the log.
    logger: {
      log: (level, _quoting, ...told) => {
        const error = told.find((one) => one instanceof Error);
        if (level === 'error') log('error', 'sign-in-failed', error && surpriseFields(error));
        else log('warning', 'sign-in-refused');
      },
    },
    database: { db: db.asOwner, type: 'postgres' as const, transaction: false },
    advanced: {
      database: { generateId: () => newId() },
      ipAddress: { disableIpTracking: true },
      useSecureCookies: url.startsWith('https:'),
    },
    session: { expiresIn: 12 * 3600, updateAge: 1800, freshAge: 300 },
    account: { accountLinking: { enabled: false } },
    user: {
      changeEmail: { enabled: false },
      deleteUser: { enabled: false },
      additionalFields: { language: { type: 'string', required: false, defaultValue: 'fi', input: true } },
    },
    databaseHooks: {
      user: {
        create: {
          after: async (user) => tell.registered({ id: user.id, name: user.name, language: addressee(user).language }),
        },
      },
    },
    // Ours counts by network before the library sees the request.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3600,
      sendResetPassword: async ({ user, url: link }) => tell.resetPassword(addressee(user), link),
      onExistingUserSignUp: async ({ user }) => tell.addressInUse(addressee(user)),
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      autoSignInAfterVerification: true,
      expiresIn: 24 * 3600,
      sendVerificationEmail: async ({ user, url: link }) => tell.verifyAddress(addressee(user), link),
    },
    plugins: [
      twoFactor({ issuer: 'Kevyt', trustDeviceMaxAge: 0 }),
      passkey({ rpID: host, rpName: 'Kevyt', origin: new URL(url).origin }),
    ],
  });
}

const addressee = (user: { email?: unknown; language?: unknown }): Addressee => ({
  email: String(user.email),
  language: typeof user.language === 'string' && ['fi', 'sv', 'en'].includes(user.language) ? user.language : 'fi',
});

type Row = {
  id: string;
  kind: 'entrepreneur' | 'client' | 'staff';
  duties: Duty[] | null;
  second_factor: boolean | null;
  name: string;
  email: string;
  last_used_on: Day;
};

/** Who a request's cookie says is asking, by one query; anything amiss (no cookie, wrong signature, ended session) is nobody. */
export function askerBy(
  db: Database,
  secrets: Secrets,
  clock: Clock,
  firstUseOfDay: (id: string) => Promise<void>,
): (cookies: string | null) => Promise<Asker> {
  const key = secrets.sign('sign-in', 'cookie');
  return async (cookies) => {
    const token = tokenIn(cookies, key);
    if (!token) return nobody;
    const found = await db.pool.query<Row>({
      name: 'asker',
      text: `select m.id, m.kind, m.last_used_on, u.name, u.email, u."twoFactorEnabled" as second_factor,
          (select json_agg(d.duty) from staff_duty d where d.member_id = m.id and d.ended_at is null) as duties
        from session s join "user" u on u.id = s."userId" join member m on m.id = u.id
        where s.token = $1 and s."expiresAt" > $2 and m.closed_at is null`,
      values: [token, clock.now()],
    });
    const row = found.rows[0];
    if (!row) return nobody;
    if (row.last_used_on < dayInFinland(clock.now())) await firstUseOfDay(row.id);
    return {
      id: row.id,
      kind: row.kind,
      duties: row.kind === 'staff' ? (row.duties ?? []) : [],
      secondFactor: row.second_factor === true,
      name: row.name,
      email: row.email,
    };
  };
}

/**
 * Starts a session for a person without asking how they prove who they are, and answers its cookie as name and value.
 * Only the demo town and tests may: whoever calls it has decided that the person is there.
 */
export async function startSession(db: Database, secrets: Secrets, clock: Clock, url: string, userId: string) {
  const token = randomBytes(24).toString('base64url');
  const now = clock.now();
  await db.pool.query(
    'insert into session (id, "expiresAt", token, "updatedAt", "userId") values ($1, $2, $3, $4, $5)',
    [newId(now.getTime()), new Date(now.getTime() + 12 * 3_600_000), token, now, userId],
  );
  const signature = createHmac('sha256', secrets.sign('sign-in', 'cookie')).update(token).digest('base64');
  const name = `${url.startsWith('https:') ? '__Secure-' : ''}better-auth.session_token`;
  return { name, value: encodeURIComponent(`${token}.${signature}`) };
}

/** Marks a person's second factor as taken into use; like `startSession`, for the demo town and tests only. */
export async function vouchForSecondFactor(db: Database, userId: string): Promise<void> {
  await db.pool.query('update "user" set "twoFactorEnabled" = true where id = $1', [userId]);
}

/** The session token in a Cookie header, if its signature is ours. */
function tokenIn(cookies: string | null, key: string): string | null {
  const match = /(?:^|;\s*)(?:__Secure-)?better-auth\.session_token=([^;]+)/.exec(cookies ?? '');
  if (!match?.[1]) return null;
  let value: string;
  try {
    value = decodeURIComponent(match[1]);
  } catch {
    return null;
  }
  const dot = value.lastIndexOf('.');
  if (dot < 1) return null;
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  const right = createHmac('sha256', key).update(value.slice(0, dot)).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? value.slice(0, dot) : null;
}
