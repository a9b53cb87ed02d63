import type { Hetu } from '../../basics/identifiers/hetu.ts';
import type { Iban } from '../../basics/identifiers/iban.ts';
import type { Context } from '../../platform/context.ts';
import type { Sealer } from '../../platform/secrets.ts';
import type { Address } from '../contact.ts';
import type { PayoutMode } from '../declaration.ts';
import type { IdentityCheck } from '../identity.ts';
import type { Person, Unaddressed } from '../person.ts';
import {
  agreementsOf,
  type EntrepreneurRow,
  entrepreneursOf,
  taxCardsOf,
  yelDeclarationsOf,
} from '../store/entrepreneurs.ts';
import { identityChecksOf } from '../store/identity.ts';
import { signInFactsOf } from '../store/members.ts';
import type { TaxCard, TaxCardFigures } from '../tax-card.ts';

/** The entrepreneurs of these ids by seven queries however many there are; other ids, and those not visible, are left out. */
export async function loadPeople(ctx: Context, ids: readonly string[]): Promise<Map<string, Person>> {
  const facts = new Map((await signInFactsOf(ctx.tx, ids)).map((row) => [row.id, row]));
  const found = await loadUnaddressed(ctx, ids);
  return new Map([...found].map(([id, person]) => [id, { ...person, email: facts.get(id)?.email ?? '' }]));
}

/** The same without the addresses they sign in with, which pay does not go by. */
export async function loadUnaddressed(ctx: Context, ids: readonly string[]): Promise<Map<string, Unaddressed>> {
  const { tx, secrets } = ctx;
  const rows = await entrepreneursOf(tx, ids);
  const checks = byMember(await identityChecksOf(tx, ids));
  const cards = byMember(await taxCardsOf(tx, ids));
  const yel = byMember(await yelDeclarationsOf(tx, ids));
  const agreements = byMember(await agreementsOf(tx, ids));
  const sealers = await secrets.ofAll(tx, ids);
  return new Map(
    rows.map((row): [string, Unaddressed] => {
      const id = row.member_id;
      const agreed = agreements.get(id) ?? [];
      const person: Unaddressed = {
        id,
        name: row.name,
        firstNames: row.first_names,
        lastName: row.last_name,
        language: row.language,
        joinedAt: row.joined_at,
        lastUsedOn: row.last_used_on,
        lineOfBusiness: row.line_of_business,
        marketingName: row.marketing_name,
        picture: row.picture,
        ibanChangedAt: row.iban_changed_at,
        identity: checkOf(checks.get(id) ?? [], row.hetu_index),
        yel: (yel.get(id) ?? []).map((one) => ({ value: one.status, since: one.since, givenAt: one.given_at })),
        payoutModes: agreed
          .filter((one) => one.about === 'payout-mode')
          .map((one) => ({ value: one.choice as PayoutMode, since: one.since, givenAt: one.given_at })),
        terms: agreed.findLast((one) => one.about === 'terms')?.text_version ?? null,
        ...sealedPart(row, cards.get(id) ?? [], sealers.get(id)),
      };
      return [id, person];
    }),
  );
}

/** One entrepreneur, or null where there is no such or they are not visible to the actor. */
export const loadPerson = async (ctx: Context, id: string): Promise<Person | null> =>
  (await loadPeople(ctx, [id])).get(id) ?? null;

type Sealed = Pick<Person, 'given' | 'hetu' | 'iban' | 'address' | 'phone' | 'taxCards'>;
type CardRow = Awaited<ReturnType<typeof taxCardsOf>>[number];

// A person whose key was destroyed has no sealer: what it sealed is then as if never given.
function sealedPart(row: EntrepreneurRow, cards: readonly CardRow[], sealer: Sealer | undefined): Sealed {
  const open = (column: 'hetu' | 'iban' | 'address' | 'phone') =>
    sealer && row[column] !== null
      ? sealer.open({ table: 'entrepreneur', column, row: row.member_id }, row[column])
      : null;
  const given = (column: 'hetu' | 'iban' | 'address' | 'phone') => sealer !== undefined && row[column] !== null;
  let opened: TaxCard[] | undefined;
  return {
    given: { hetu: given('hetu'), iban: given('iban'), address: given('address'), phone: given('phone') },
    hetu: () => open('hetu') as Hetu | null,
    iban: () => open('iban') as Iban | null,
    address: () => JSON.parse(open('address') ?? 'null') as Address | null,
    phone: () => open('phone'),
    taxCards: () => {
      opened ??= sealer ? cards.map((card) => taxCardOf(sealer, card)) : [];
      return opened;
    },
  };
}

/** A card whose figures are opened when one of them is asked for, since of many cards one is in use. */
function taxCardOf(sealer: Sealer, row: CardRow): TaxCard {
  let opened: TaxCardFigures | undefined;
  const figures = (): TaxCardFigures => {
    opened ??= JSON.parse(sealer.open({ table: 'tax_card', column: 'figures', row: row.id }, row.figures));
    return opened as TaxCardFigures;
  };
  return {
    get baseRateBp() {
      return figures().baseRateBp;
    },
    get additionalRateBp() {
      return figures().additionalRateBp;
    },
    get incomeLimitCents() {
      return figures().incomeLimitCents;
    },
    get usedElsewhereCents() {
      return figures().usedElsewhereCents;
    },
    id: row.id,
    kind: row.kind,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    givenAt: row.given_at,
  };
}

function checkOf(checks: Awaited<ReturnType<typeof identityChecksOf>>, hetuIndex: string | null): IdentityCheck | null {
  const last = checks.findLast((one) => one.hetu_index === hetuIndex);
  return last ? { on: last.checked_on, by: last.checked_by, document: last.document } : null;
}

function byMember<Row extends { member_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.member_id);
    if (group) group.push(row);
    else groups.set(row.member_id, [row]);
  }
  return groups;
}
