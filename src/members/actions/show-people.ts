import type { Context } from '../../platform/context.ts';
import { saidOn } from '../declaration.ts';
import { maskedEmail, maskedHetu, maskedIban, maskedPhone } from '../masks.ts';
import { type Person, standingOf } from '../person.ts';
import { missingToBePaid, missingToInvoice, tasksOf } from '../readiness.ts';
import { contestedClaimsForStaff, isContestedForStaff } from '../store/identity.ts';
import { namesById } from '../store/members.ts';
import { membersForStaff } from '../store/staff.ts';
import { taxCardOn } from '../tax-card.ts';
import { loadPeople, loadPerson } from './load-people.ts';
import { type Page, pageOfNames } from './name-page.ts';

/** Entrepreneurs by name, each with what still stands in the way of invoicing and of being paid. */
export async function listPeople(ctx: Context, page: Page) {
  const { rows, next } = await pageOfNames(page, (asked) => membersForStaff(ctx.tx, 'entrepreneur', asked));
  const people = await loadPeople(
    ctx,
    rows.map((row) => row.id),
  );
  const items = rows.flatMap((row) => {
    const person = people.get(row.id);
    if (!person) return [];
    ctx.saw(row.id, ['name']);
    const tasks = tasksOf(standingOf(person, ctx.today), ctx.today);
    return [
      {
        id: row.id,
        name: row.name,
        joinedAt: row.joined_at.toISOString(),
        lastUsedOn: row.last_used_on,
        identityVerified: person.identity !== null,
        missingToInvoice: missingToInvoice(tasks),
        missingToBePaid: missingToBePaid(tasks),
      },
    ];
  });
  return { items, next };
}

/** One entrepreneur for staff, everything sealed masked; null where there is no such. */
export async function showPerson(ctx: Context, id: string) {
  const person = await loadPerson(ctx, id);
  if (!person) return null;
  ctx.saw(id, ['name', 'marketing-name', 'line-of-business', 'pension-insurance', 'consents', 'language']);
  const checker = person.identity ? (await namesById(ctx.tx, [person.identity.by])).get(person.identity.by) : null;
  const mode = saidOn(person.payoutModes, ctx.today);
  const card = taxCardOn(person.taxCards(), ctx.today, mode);
  return {
    id,
    name: person.name,
    firstNames: person.firstNames,
    lastName: person.lastName,
    ...maskedParts(person),
    ibanChangedAt: person.ibanChangedAt?.toISOString() ?? null,
    language: person.language,
    lineOfBusiness: person.lineOfBusiness,
    marketingName: person.marketingName,
    picture: person.picture !== null,
    joinedAt: person.joinedAt.toISOString(),
    lastUsedOn: person.lastUsedOn,
    identity: person.identity && {
      on: person.identity.on,
      document: person.identity.document,
      byName: checker ?? '',
    },
    contested: await isContestedForStaff(ctx.tx, id),
    taxCard: card && { kind: card.kind, validFrom: card.validFrom, validUntil: card.validUntil },
    yel: saidOn(person.yel, ctx.today),
    payoutMode: mode,
    tasks: tasksOf(standingOf(person, ctx.today), ctx.today),
  };
}

function maskedParts(person: Person) {
  const [hetu, iban, phone] = [person.hetu(), person.iban(), person.phone()];
  return {
    email: maskedEmail(person.email),
    phone: phone && maskedPhone(phone),
    town: person.address()?.town ?? null,
    hetu: hetu && maskedHetu(hetu),
    iban: iban && maskedIban(iban),
  };
}

/** The identity codes that more than one account claims, for staff to look into. */
export async function listIdentityCases(ctx: Context) {
  const claims = await contestedClaimsForStaff(ctx.tx);
  const people = await loadPeople(
    ctx,
    claims.flatMap((claim) => claim.claimants),
  );
  return {
    items: claims.map((claim) => ({
      lastClaimedAt: claim.last_claimed_at?.toISOString() ?? '',
      claimants: claim.claimants.flatMap((id) => {
        const person = people.get(id);
        if (!person) return [];
        ctx.saw(id, ['name']);
        return [{ id, name: person.name, joinedAt: person.joinedAt.toISOString(), verified: person.identity !== null }];
      }),
    })),
  };
}
