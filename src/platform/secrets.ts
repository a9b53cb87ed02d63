import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import { uuids } from './arrays.ts';
import { WrongSetting } from './config.ts';
import type { Tx } from './database.ts';

// A sealed value is `k1.` and base64url of nonce, tag and ciphertext, under the person's own key; that key is kept in the
// database wrapped by the root key, which lives outside it. Destroying the person's key makes every sealed value unreadable.

export type RootKeys = { root: Buffer; index: Buffer };

/** The root and index keys from their file; a missing file is made when `create` is set, readable by its owner only. */
export function readKeys(path: string, create: boolean): RootKeys {
  if (!existsSync(path)) {
    if (!create) throw new Error(`no key file at ${path}`);
    mkdirSync(dirname(path), { recursive: true });
    const made = { root: randomBytes(32).toString('base64'), index: randomBytes(32).toString('base64') };
    writeFileSync(path, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  }
  const keys = keysIn(readFileSync(path, 'utf8'));
  if (keys.root.length !== 32 || keys.index.length !== 32)
    throw new WrongSetting(`KEVYT_KEYS: ${path} does not hold two 32-byte keys`);
  return keys;
}

function keysIn(text: string): RootKeys {
  try {
    const { root, index } = JSON.parse(text) as Record<string, unknown>;
    return { root: Buffer.from(String(root), 'base64'), index: Buffer.from(String(index), 'base64') };
  } catch {
    return { root: Buffer.alloc(0), index: Buffer.alloc(0) };
  }
}

/** Tells a key file from any other without telling anything of the keys. */
export const keyFingerprint = ({ root, index }: RootKeys): string =>
  createHmac('sha256', root)
    .update('fingerprint')
    .update(createHmac('sha256', index).update('fingerprint').digest())
    .digest('base64url');

/** Where a sealed value stands; it opens nowhere else. */
export type Place = { table: string; column: string; row: string };

const aadOf = ({ table, column, row }: Place) =>
  Buffer.from(`${table.length}:${table}${column.length}:${column}${row.length}:${row}`);

// In this mode the last step adds no bytes: it only makes the tag, or checks it.
function encrypt(key: KeyObject, plain: Uint8Array, aad: Buffer): Buffer {
  const nonce = newNonce();
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 }).setAAD(aad);
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

// Randomness is drawn for hundreds of nonces at a time, since asking for it takes longer than sealing a short value.
const nonces = { pool: Buffer.alloc(0), at: 0 };

function newNonce(): Buffer {
  if (nonces.at === nonces.pool.length) Object.assign(nonces, { pool: randomBytes(12 * 512), at: 0 });
  nonces.at += 12;
  return nonces.pool.subarray(nonces.at - 12, nonces.at);
}

function decrypt(key: KeyObject, packed: Uint8Array, aad: Buffer): Buffer {
  const opener = createDecipheriv('aes-256-gcm', key, packed.subarray(0, 12), { authTagLength: 16 }).setAAD(aad);
  opener.setAuthTag(packed.subarray(12, 28));
  const plain = opener.update(packed.subarray(28));
  opener.final();
  return plain;
}

/** Seals and opens one person's values; the person's key never leaves it, and is unwrapped when it is first used. */
export class Sealer {
  readonly #unwrap: () => Buffer;
  #kept: KeyObject | undefined;
  constructor(unwrap: () => Buffer) {
    this.#unwrap = unwrap;
  }
  get #key(): KeyObject {
    this.#kept ??= createSecretKey(this.#unwrap());
    return this.#kept;
  }
  seal(place: Place, plain: string): string {
    return `k1.${encrypt(this.#key, Buffer.from(plain, 'utf8'), aadOf(place)).toString('base64url')}`;
  }
  open(place: Place, sealed: string): string {
    if (!sealed.startsWith('k1.')) throw new Error(`an unknown seal in ${place.table}.${place.column}`);
    return decrypt(this.#key, Buffer.from(sealed.slice(3), 'base64url'), aadOf(place)).toString('utf8');
  }
  sealBytes(place: Place, plain: Uint8Array): Buffer {
    return encrypt(this.#key, plain, aadOf(place));
  }
  openBytes(place: Place, sealed: Uint8Array): Buffer {
    return decrypt(this.#key, sealed, aadOf(place));
  }
}

export type Secrets = {
  /** The person's sealer; their key is made when they have none yet. Throws for a person whose key was destroyed. */
  of(tx: Tx, subject: string): Promise<Sealer>;
  /**
   * Sealers of many people by one query, for runs; people without a key are left out. Who was among those asked for last in
   * the same transaction is not asked for again: unwrapping a person's key costs as much as opening a value.
   */
  ofAll(tx: Tx, subjects: readonly string[]): Promise<Map<string, Sealer>>;
  /** A keyed, one-way index value for finding a sealed value by equality; `kind` keeps different identifiers apart. */
  indexOf(kind: string, canonical: string): string;
  /** A keyed signature for links that work without signing in. */
  sign(purpose: string, text: string): string;
};

type KeyRow = { subject_id: string; wrapped: string | null };

export function secretsWith(keys: RootKeys): Secrets {
  // As objects, since Node would make one of a plain key for every value again, which takes longer than the sealing.
  const root = createSecretKey(keys.root);
  const index = createSecretKey(keys.index);
  const placeOf = (subject: string): Place => ({ table: 'subject_key', column: 'wrapped', row: subject });
  const lastOf = new WeakMap<Tx, Map<string, Sealer>>();
  const unwrap = (row: KeyRow): Sealer => {
    const { subject_id, wrapped } = row;
    if (wrapped === null) throw new Error('this person was erased: the key is destroyed');
    return new Sealer(() => decrypt(root, Buffer.from(wrapped, 'base64url'), aadOf(placeOf(subject_id))));
  };
  return {
    async of(tx, subject) {
      const found =
        await sql<KeyRow>`select subject_id, wrapped from subject_key where subject_id = ${subject}`.execute(tx);
      if (found.rows[0]) return unwrap(found.rows[0]);
      const wrapped = encrypt(root, randomBytes(32), aadOf(placeOf(subject))).toString('base64url');
      await sql`insert into subject_key (subject_id, wrapped) values (${subject}, ${wrapped}) on conflict do nothing`.execute(
        tx,
      );
      const kept = await sql<KeyRow>`select subject_id, wrapped from subject_key where subject_id = ${subject}`.execute(
        tx,
      );
      if (!kept.rows[0]) throw new Error('a person key that was just made is not visible to its maker');
      return unwrap(kept.rows[0]);
    },
    async ofAll(tx, subjects) {
      const before = lastOf.get(tx);
      if (before && subjects.every((subject) => before.has(subject))) return before;
      const found =
        await sql<KeyRow>`select subject_id, wrapped from subject_key where subject_id = any(${uuids(subjects)}::uuid[]) and wrapped is not null`.execute(
          tx,
        );
      const sealers = new Map(found.rows.map((row) => [row.subject_id, unwrap(row)]));
      lastOf.set(tx, sealers);
      return sealers;
    },
    indexOf: (kind, canonical) => createHmac('sha256', index).update(`${kind}\0${canonical}`).digest('base64url'),
    sign: (purpose, text) => createHmac('sha256', root).update(`sign\0${purpose}\0${text}`).digest('base64url'),
  };
}
