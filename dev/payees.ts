import { createCipheriv, randomBytes } from 'node:crypto';
import { addDays, type Day, day, yearOf } from '../src/basics/day.ts';
import { cents } from '../src/basics/money.ts';
import { owed } from '../src/ledger/account.ts';
import { bookAll } from '../src/ledger/actions/book.ts';
import { credit, debit, transfer } from '../src/ledger/transfer.ts';
import { type Asker, type Services, theService, withContext } from '../src/platform/context.ts';
import { newId } from '../src/platform/ids.ts';
import { readKeys } from '../src/platform/secrets.ts';
import { testHetu, testIban } from './people.ts';

/** Somebody of the staff as an asker, with the duties and a second factor, without signing in. */
export async function staffAsker(services: Services, duties: Asker['duties'], secondFactor = true): Promise<Asker> {
  const id = newId();
  const { pool } = services.db;
  await pool.query(
    'insert into "user" (id, name, email, "emailVerified", "twoFactorEnabled") values ($1, $2, $3, true, $4)',
    [id, 'Testi Toimija', `${id}@testi.example`, secondFactor],
  );
  await pool.query(
    "insert into member (id, kind, name, language, joined_at, last_used_on) values ($1, 'staff', 'Testi Toimija', 'fi', now(), now())",
    [id],
  );
  for (const duty of duties)
    await pool.query('insert into staff_duty (member_id, duty, given_at) values ($1, $2, now())', [id, duty]);
  return { id, kind: 'staff', duties, secondFactor, name: 'Testi Toimija', email: `${id}@testi.example` };
}

type Wishes = { garnishedEach?: number; withoutCardEach?: number; checkedBy: string };

/**
 * So many entrepreneurs with everything that being paid needs, in a handful of statements for each five thousand: every so
 * manyth is garnished or has no tax card. Answers their ids in order.
 */
export async function payees(services: Services, count: number, wishes: Wishes): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  for (let at = 0; at < count; at += 5000) await addPeople(services, ids.slice(at, at + 5000), at, wishes);
  return ids;
}

async function addPeople(services: Services, ids: readonly string[], from: number, wishes: Wishes): Promise<void> {
  const { pool } = services.db;
  const { root } = readKeys(services.config.keyFile, false);
  const insert = (statement: string, ...columns: unknown[][]) => pool.query(statement, columns);
  await insert(
    'insert into subject_key (subject_id, wrapped) select * from unnest($1::uuid[], $2::text[])',
    [...ids],
    ids.map((id) => wrappedKey(root, id)),
  );
  await insert(
    "insert into member (id, kind, name, language, joined_at, last_used_on) select id, 'entrepreneur', 'Testi Saaja', 'fi', now(), now() from unnest($1::uuid[]) as id",
    [...ids],
  );
  const sealers = await withContext(services, theService, ({ tx, secrets }) => secrets.ofAll(tx, ids));
  const sealed = (id: string, table: string, column: string, row: string, plain: string) => {
    const sealer = sealers.get(id);
    if (!sealer) throw new Error('a person whose key was just made has none');
    return sealer.seal({ table, column, row }, plain);
  };
  const hetus = ids.map((_, at) => testHetu(addDays(day('1960-01-01'), from + at), 900));
  await insert(
    `insert into entrepreneur (member_id, first_names, last_name, hetu, hetu_index, hetu_given_at, iban)
      select id, 'Testi', 'Saaja', hetu, hash, now(), iban from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as g (id, hetu, hash, iban)`,
    [...ids],
    ids.map((id, at) => sealed(id, 'entrepreneur', 'hetu', id, hetus[at] ?? '')),
    hetus.map((hetu) => services.secrets.indexOf('hetu', hetu)),
    ids.map((id, at) => sealed(id, 'entrepreneur', 'iban', id, testIban(from + at + 1))),
  );
  await insert(
    `insert into identity_check (id, member_id, hetu_index, document, checked_on, checked_by, recorded_at)
      select gen_random_uuid(), id, hash, 'passport', '2026-01-02', $3::uuid[][1], now() from unnest($1::uuid[], $2::text[]) as g (id, hash)`.replace(
      '$3::uuid[][1]',
      `'${wishes.checkedBy}'::uuid`,
    ),
    [...ids],
    hetus.map((hetu) => services.secrets.indexOf('hetu', hetu)),
  );
  await insert(
    `insert into agreement (id, member_id, about, choice, since, text_version, given_at)
      select gen_random_uuid(), id, 'payout-mode', 'wages', '2026-01-01', '2026-1', now() from unnest($1::uuid[]) as id`,
    [...ids],
  );
  await insert(
    `insert into yel_declaration (id, member_id, status, since, text_version, given_at)
      select gen_random_uuid(), id, 'not-obliged', '2026-01-01', '2026-1', now() from unnest($1::uuid[]) as id`,
    [...ids],
  );
  await addCards(
    services,
    ids.filter((_, at) => !isEach(from + at, wishes.withoutCardEach)),
    sealed,
  );
  await addOrders(
    services,
    ids.filter((_, at) => isEach(from + at, wishes.garnishedEach)),
    wishes.checkedBy,
    sealed,
  );
}

const isEach = (number: number, each: number | undefined) => each !== undefined && number % each === each - 1;

type Seal = (id: string, table: string, column: string, row: string, plain: string) => string;

async function addCards(services: Services, ids: readonly string[], sealed: Seal): Promise<void> {
  const cards = ids.map((owner) => ({ owner, id: newId() }));
  const year = yearOf(day(services.clock.now().toISOString().slice(0, 10)));
  const figures = JSON.stringify({
    baseRateBp: 2000,
    additionalRateBp: 4000,
    incomeLimitCents: 30_000_00,
    usedElsewhereCents: 0,
  });
  await services.db.pool.query(
    `insert into tax_card (id, member_id, kind, figures, valid_from, valid_until, source, given_at)
      select id, owner, 'wage', figures, '${year}-01-01', '${year}-12-31', 'typed', now()
      from unnest($1::uuid[], $2::uuid[], $3::text[]) as g (id, owner, figures)`,
    [
      cards.map((card) => card.id),
      cards.map((card) => card.owner),
      cards.map((card) => sealed(card.owner, 'tax_card', 'figures', card.id, figures)),
    ],
  );
}

async function addOrders(services: Services, ids: readonly string[], by: string, sealed: Seal): Promise<void> {
  const orders = ids.map((owner) => ({ owner, id: newId() }));
  const terms = JSON.stringify({
    rule: 'table',
    dependants: 0,
    periodDays: 30,
    cents: null,
    freeMonths: [],
    caseNumber: 'UO-1',
    creditor: { name: 'Ulosottolaitos', iban: 'FI2112345600000785', reference: '1232' },
  });
  await services.db.pool.query(
    `insert into garnishment_order (id, owner, valid_from, terms, recorded_by, recorded_at)
      select id, owner, '2026-01-01', terms, '${by}', now() from unnest($1::uuid[], $2::uuid[], $3::text[]) as g (id, owner, terms)`,
    [
      orders.map((order) => order.id),
      orders.map((order) => order.owner),
      orders.map((order) => sealed(order.owner, 'garnishment_order', 'terms', order.id, terms)),
    ],
  );
}

/** Money received for people, `times` payments each, payable and in the books, as banking would have brought it. */
export async function payables(
  services: Services,
  owners: readonly string[],
  net: (at: number) => number,
  receivedOn: Day,
): Promise<number> {
  let total = 0;
  for (let from = 0; from < owners.length; from += 5000) {
    const part = owners
      .slice(from, from + 5000)
      .map((owner, at) => ({ owner, id: newId(), invoice: newId(), cents: cents(net(from + at)) }));
    total += part.reduce((sum, one) => sum + one.cents, 0);
    await services.db.pool.query(
      `insert into invoice (id, owner, state, version, draft, buyer_name, net_cents, vat_cents, gross_cents, number, reference, issued_on, due_on, content, created_at, changed_at)
        select invoice, owner, 'issued', 1, '{}', 'Esimerkki Oy', cents, 0, cents, invoice::text, invoice::text, $5, $5, '{}', now(), now()
        from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[]) as g (id, owner, invoice, cents)`,
      [
        part.map((one) => one.id),
        part.map((one) => one.owner),
        part.map((one) => one.invoice),
        part.map((one) => one.cents),
        receivedOn,
      ],
    );
    await services.db.pool.query(
      `insert into payable (id, owner, invoice_id, net_cents, received_on, gathered_at)
        select id, owner, invoice, cents, $5, now() from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[]) as g (id, owner, invoice, cents)`,
      [
        part.map((one) => one.id),
        part.map((one) => one.owner),
        part.map((one) => one.invoice),
        part.map((one) => one.cents),
        receivedOn,
      ],
    );
    await withContext(services, theService, ({ tx, now }) =>
      bookAll(
        tx,
        part.map((one) =>
          transfer({
            cause: { kind: 'payment-allocated', id: one.id },
            bookedOn: receivedOn,
            entries: [debit('unmatched', one.cents), credit(owed(one.owner), one.cents)],
          }),
        ),
        now,
      ),
    );
  }
  return total;
}

/** A person's new key as platform/secrets wraps it; made here by thousands, which a service never has to. */
function wrappedKey(root: Buffer, subject: string): string {
  const nonce = randomBytes(12);
  const aad = ['subject_key', 'wrapped', subject].map((part) => `${part.length}:${part}`).join('');
  const cipher = createCipheriv('aes-256-gcm', root, nonce, { authTagLength: 16 }).setAAD(Buffer.from(aad));
  const body = Buffer.concat([cipher.update(randomBytes(32)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}
