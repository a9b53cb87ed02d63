import type { Duty } from '../src/basics/contract.ts';
import { membersTables } from '../src/members/tables.ts';
import { theService, withContext } from '../src/platform/context.ts';
import { over } from '../src/platform/database.ts';
import { newId } from '../src/platform/ids.ts';
import { startSession } from '../src/platform/sign-in.ts';
import { joinService, type TestService, type Visitor } from './service.ts';

/** A member of staff with a second factor, signed in, holding the duties. */
export async function staffMember(
  service: TestService,
  email: string,
  duties: readonly Duty[],
  name = 'Testi Toimija',
): Promise<Visitor> {
  const { services } = service;
  const id = newId();
  await services.db.pool.query(
    'insert into "user" (id, name, email, "emailVerified", "twoFactorEnabled", language) values ($1, $2, $3, true, true, $4)',
    [id, name, email, 'fi'],
  );
  await withContext(services, theService, async ({ tx, now, today }) => {
    const members = over(tx, membersTables);
    await members
      .insertInto('member')
      .values({ id, kind: 'staff', name, language: 'fi', joined_at: now, last_used_on: today })
      .execute();
    for (const duty of duties)
      await members.insertInto('staff_duty').values({ member_id: id, duty, given_at: now }).execute();
  });
  return signedInAs(service, id);
}

/** A visitor with a session of the person, as if they had just signed in. */
export async function signedInAs(service: TestService, id: string): Promise<Visitor> {
  const { db, secrets, clock, config } = service.services;
  const { name, value } = await startSession(db, secrets, clock, config.url, id);
  const visitor = service.visitor();
  visitor.cookies.set(name, value);
  return visitor;
}

/** An entrepreneur who has given everything that invoicing and being paid need. */
export async function entrepreneurReady(service: TestService, email: string, name: string): Promise<Visitor> {
  return joinService(service, email, name);
}
