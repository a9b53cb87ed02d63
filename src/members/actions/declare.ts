import { addDays, type Day, daysBetween } from '../../basics/day.ts';
import { type Refusal, refuse } from '../../basics/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { type PayoutMode, seenText, type YelStatus } from '../declaration.ts';
import { insertAgreement, insertTaxCard, insertYelDeclaration } from '../store/entrepreneurs.ts';
import { checkTaxCard, type TaxCard, type TaxCardFigures } from '../tax-card.ts';

type Outdated = Refusal<'text-outdated'>;

export async function acceptTerms(ctx: Context, textVersion: string): Promise<undefined | Outdated> {
  return seenText('terms', textVersion) ?? agree(ctx, 'terms', 'accepted', textVersion);
}

/** Being paid as wages or as trade income is agreed from today on, never backwards: past pay was reported as it was. */
export async function agreePayoutMode(
  ctx: Context,
  { mode, textVersion }: { mode: PayoutMode; textVersion: string },
): Promise<undefined | Outdated> {
  return seenText('payout-mode', textVersion) ?? agree(ctx, 'payout-mode', mode, textVersion);
}

async function agree(
  ctx: Context,
  about: 'terms' | 'payout-mode',
  choice: 'accepted' | PayoutMode,
  textVersion: string,
): Promise<undefined> {
  await insertAgreement(ctx.tx, {
    id: newId(ctx.now.getTime()),
    member_id: ctx.actor.id,
    about,
    choice,
    since: ctx.today,
    text_version: textVersion,
    given_at: ctx.now,
  });
}

/** Pension insurance as the person declares it, from a day at most a year away in either direction. */
export async function declareYel(
  ctx: Context,
  { status, since, textVersion }: { status: YelStatus; since: Day; textVersion: string },
): Promise<undefined | Outdated | Refusal<'since-too-far'>> {
  const outdated = seenText('yel', textVersion);
  if (outdated) return outdated;
  if (Math.abs(daysBetween(ctx.today, since)) > 366)
    return refuse('since-too-far', { earliest: addDays(ctx.today, -366), latest: addDays(ctx.today, 366) });
  await insertYelDeclaration(ctx.tx, {
    id: newId(ctx.now.getTime()),
    member_id: ctx.actor.id,
    status,
    since,
    text_version: textVersion,
    given_at: ctx.now,
  });
}

/** Adds a tax card as the person typed it in; the earlier ones stay, since pay of their time was counted by them. */
export async function giveTaxCard(ctx: Context, card: Omit<TaxCard, 'id' | 'givenAt'>) {
  const wrong = checkTaxCard(card, ctx.today);
  if (wrong) return wrong;
  const id = newId(ctx.now.getTime());
  const member = ctx.actor.id;
  const { baseRateBp, additionalRateBp, incomeLimitCents, usedElsewhereCents } = card;
  const figures: TaxCardFigures = { baseRateBp, additionalRateBp, incomeLimitCents, usedElsewhereCents };
  const sealer = await ctx.secrets.of(ctx.tx, member);
  await insertTaxCard(ctx.tx, {
    id,
    member_id: member,
    kind: card.kind,
    figures: sealer.seal({ table: 'tax_card', column: 'figures', row: id }, JSON.stringify(figures)),
    valid_from: card.validFrom,
    valid_until: card.validUntil,
    source: 'typed',
    given_at: ctx.now,
  });
}
