import type { Duty } from '../basics/contract.ts';
import { addDays, type Day, dayInFinland, dayOf, yearOf } from '../basics/day.ts';
import { bp, cents } from '../basics/money.ts';
import { isRefusal, type Refusal } from '../basics/refusal.ts';
import { acceptTerms, agreePayoutMode, declareYel, giveTaxCard } from '../members/actions/declare.ts';
import { chooseLineOfBusiness, chooseMarketingName, giveAddress, givePhone } from '../members/actions/give-contact.ts';
import { giveIban } from '../members/actions/give-iban.ts';
import { giveHetu, giveName } from '../members/actions/give-identity.ts';
import { openAccount } from '../members/actions/open-account.ts';
import { verifyIdentity } from '../members/actions/verify-identity.ts';
import { textVersions } from '../members/declaration.ts';
import { type Asker, type Context, type Services, theService, withContext } from '../platform/context.ts';
import { vouchForSecondFactor } from '../platform/sign-in.ts';
import { type DemoEntrepreneur, demoEmail, demoEntrepreneurs, demoNewcomer, demoStaff } from './people.ts';

/** Everyone in the town by their key, as they act. */
export type Town = Map<string, Asker>;

/** The services with the clock set to noon so many days ago, so that the town has a past. */
export function daysAgo(services: Services, days: number): Services {
  const day = addDays(dayInFinland(services.clock.now()), -days);
  return { ...services, clock: { now: () => new Date(`${day}T10:00:00Z`) } };
}

/** An action's result, where the town is built so that nothing refuses. */
export function done<T>(result: T): Exclude<T, Refusal> {
  if (isRefusal(result))
    throw new Error(`the demo town was refused: ${result.refused} ${JSON.stringify(result.data ?? {})}`);
  return result as Exclude<T, Refusal>;
}

const settledDaysAgo = 75;

export async function plantPeople(now: Services): Promise<Town> {
  const town: Town = new Map();
  const services = daysAgo(now, settledDaysAgo);
  for (const { key, name, duties } of demoStaff) {
    const id = await account(services, 'staff', key, name, 'fi', duties);
    await vouchForSecondFactor(services.db, id);
    town.set(key, { id, kind: 'staff', duties: [...duties], secondFactor: true, name, email: demoEmail(key) });
  }
  for (const one of demoEntrepreneurs) {
    const id = await account(services, 'entrepreneur', one.key, one.name, one.language);
    const asker: Asker = {
      id,
      kind: 'entrepreneur',
      duties: [],
      secondFactor: false,
      name: one.name,
      email: demoEmail(one.key),
    };
    town.set(one.key, asker);
    await withContext(services, asker, (ctx) => settle(ctx, one));
    if (one.identified) await verify(services, town, id);
  }
  const id = await account(daysAgo(now, 0), 'entrepreneur', demoNewcomer.key, demoNewcomer.name, 'fi');
  town.set(demoNewcomer.key, {
    id,
    kind: 'entrepreneur',
    duties: [],
    secondFactor: false,
    name: demoNewcomer.name,
    email: demoEmail(demoNewcomer.key),
  });
  return town;
}

/** Who acts under a key; throws for a key nobody has. */
export function who(town: Town, key: string): Asker {
  const found = town.get(key);
  if (!found) throw new Error(`nobody in the demo town is called ${key}`);
  return found;
}

const account = (
  services: Services,
  kind: 'entrepreneur' | 'staff',
  key: string,
  name: string,
  language: 'fi' | 'sv' | 'en',
  duties: readonly Duty[] = [],
) =>
  withContext(
    services,
    theService,
    async (ctx) => done(await openAccount(ctx, { kind, email: demoEmail(key), name, language, duties })) as string,
  );

async function settle(ctx: Context, one: DemoEntrepreneur): Promise<void> {
  const [firstNames = '', lastName = ''] = one.name.split(' ');
  done(await acceptTerms(ctx, textVersions.terms));
  done(await giveName(ctx, { firstNames, lastName }));
  done(
    await giveAddress(ctx, {
      street: `Demokuja ${one.born.slice(-2)}`,
      postCode: '00100',
      town: 'Helsinki',
      country: 'FI',
    }),
  );
  done(await givePhone(ctx, `+358 40 000 0${one.born.slice(-3)}`));
  done(await giveHetu(ctx, hetuOf(one.born)));
  done(await chooseLineOfBusiness(ctx, one.lineOfBusiness));
  if (one.marketingName) done(await chooseMarketingName(ctx, one.marketingName));
  if (one.iban) done(await giveIban(ctx, one.iban));
  done(await declareYel(ctx, { status: one.yel, since: ctx.today, textVersion: textVersions.yel }));
  done(await agreePayoutMode(ctx, { mode: one.mode, textVersion: textVersions['payout-mode'] }));
  if (one.card) done(await giveTaxCard(ctx, cardOf(one, one.card, ctx.today)));
}

const cardOf = ({ mode }: DemoEntrepreneur, card: NonNullable<DemoEntrepreneur['card']>, today: Day) => ({
  kind: mode === 'wages' ? ('wage' as const) : ('trade-income' as const),
  baseRateBp: bp(card.baseRateBp),
  additionalRateBp: bp(card.additionalRateBp),
  incomeLimitCents: cents(card.incomeLimitCents),
  usedElsewhereCents: cents(0),
  validFrom: dayOf(yearOf(today), 1, 1),
  validUntil: dayOf(yearOf(today), 12, 31),
});

const verify = (services: Services, town: Town, id: string) =>
  withContext(services, who(town, 'yllapito'), async (ctx) =>
    done(await verifyIdentity(ctx, { id, document: 'passport', checkedOn: ctx.today })),
  );

/** `120388-901` with the check character it must have. */
const hetuOf = (born: string): string =>
  `${born}${'0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(born.replace(/\D/g, '')) % 31]}`;
