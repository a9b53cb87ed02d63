import type { Duty } from '../src/basics/contract.ts';
import { addDays, type Day, day, dayInFinland, firstOfMonth, yearOf } from '../src/basics/day.ts';
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

/** An entrepreneur at the door, and what they gave of themselves. */
export type Ready = Visitor & { id: string; hetu: string; iban: string };

type Wishes = {
  mode?: 'wages' | 'trade-income';
  yel?: 'insured' | 'not-obliged' | 'unknown';
  /** Null: none is given. Rates in basis points, the limit in cents. */
  taxCard?: { baseRateBp: number; additionalRateBp: number; incomeLimitCents: number } | null;
  identity?: 'checked' | 'unchecked';
};

const ordinaryCard = { baseRateBp: 20_00, additionalRateBp: 40_00, incomeLimitCents: 30_000_00 };
const checkers = new WeakMap<TestService, Promise<Visitor>>();
let born = 0;

/**
 * An entrepreneur who has given everything that invoicing and being paid need, with a tax card for the year of 20 % and
 * 40 % over 30 000 € unless wished otherwise, and whose identity is checked. Each has a hetu and an account of their own.
 */
export async function entrepreneurReady(
  service: TestService,
  email: string,
  name: string,
  { mode = 'wages', yel = 'not-obliged', taxCard = ordinaryCard, identity = 'checked' }: Wishes = {},
): Promise<Ready> {
  const visitor = await joinService(service, email, name);
  const { members } = visitor.client;
  const number = ++born;
  const [hetu, iban] = [testHetu(addDays(day('1990-01-01'), number), 900), testIban(number)];
  const id = (await members.me()).signedIn?.id ?? '';
  const { texts } = await members.profile();
  const today = dayInFinland(service.services.clock.now());
  const at = name.lastIndexOf(' ');
  await members.acceptTerms({ textVersion: texts.terms });
  await members.giveName({ firstNames: name.slice(0, at), lastName: name.slice(at + 1) });
  await members.chooseLineOfBusiness({ code: 'cleaning' });
  await members.giveAddress({ street: 'Testikatu 1', postCode: '00100', town: 'Helsinki', country: 'FI' });
  await members.givePhone({ phone: '040 000 0000' });
  await members.giveHetu({ hetu });
  await members.giveIban({ iban });
  await members.agreePayoutMode({ mode, textVersion: texts['payout-mode'] });
  await members.declareYel({ status: yel, since: firstOfMonth(today), textVersion: texts.yel });
  if (taxCard)
    await members.giveTaxCard({
      ...taxCard,
      kind: mode === 'wages' ? 'wage' : 'trade-income',
      usedElsewhereCents: 0,
      validFrom: day(`${yearOf(today)}-01-01`),
      validUntil: day(`${yearOf(today)}-12-31`),
    });
  if (identity === 'unchecked') return { ...visitor, id, hetu, iban };
  const checker = checkers.get(service) ?? staffMember(service, 'henkilot@testi.example', ['people']);
  checkers.set(service, checker);
  await (await checker).client.members.verifyIdentity({ id, document: 'passport', checkedOn: today });
  return { ...visitor, id, hetu, iban };
}

/** A personal identity code that is given to nobody: its individual number is 900 to 999. */
export function testHetu(bornOn: Day, individual: number): string {
  const [year = '', month = '', date = ''] = bornOn.split('-');
  const digits = `${date}${month}${year.slice(2)}`;
  const check = '0123456789ABCDEFHJKLMNPRSTUVWXY'.charAt(Number(`${digits}${individual}`) % 31);
  return `${digits}${year < '2000' ? '-' : 'A'}${individual}${check}`;
}

/** A Finnish account number of a bank group that is not in use, with right check digits. */
export function testIban(number: number): string {
  const account = `9999${String(number).padStart(10, '0')}`;
  const remainder = BigInt(`${account}151800`) % 97n;
  return `FI${String(98n - remainder).padStart(2, '0')}${account}`;
}
