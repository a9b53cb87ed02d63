import { type Day, yearOf } from '../basics/day.ts';
import type { BasisPoints, Cents } from '../basics/money.ts';
import { type Refusal, refuse } from '../basics/refusal.ts';
import type { PayoutMode } from './declaration.ts';

export type TaxCardKind = 'wage' | 'trade-income';

/** A tax card as the Tax Administration gives it; the additional rate is for income over the yearly limit. */
export type TaxCard = {
  readonly id: string;
  readonly kind: TaxCardKind;
  readonly baseRateBp: BasisPoints;
  readonly additionalRateBp: BasisPoints;
  readonly incomeLimitCents: Cents;
  /** Income of other payers within this card's validity, as the person told when giving the card. */
  readonly usedElsewhereCents: Cents;
  readonly validFrom: Day;
  readonly validUntil: Day;
  readonly givenAt: Date;
};

/** What of a card is sealed; its kind and validity are what cards are found by. */
export type TaxCardFigures = Pick<
  TaxCard,
  'baseRateBp' | 'additionalRateBp' | 'incomeLimitCents' | 'usedElsewhereCents'
>;

/**
 * Checks a card against what every card fulfils. Refused: `tax-card-dates` (ends before it starts, or runs over the year's
 * end: cards are for a calendar year since 2025), `tax-card-ended`, `tax-card-rates` (the additional rate is the lower one).
 */
export function checkTaxCard(
  card: Pick<TaxCard, 'baseRateBp' | 'additionalRateBp' | 'validFrom' | 'validUntil'>,
  today: Day,
): Refusal<'tax-card-dates' | 'tax-card-ended' | 'tax-card-rates'> | null {
  if (card.validUntil < card.validFrom || yearOf(card.validFrom) !== yearOf(card.validUntil))
    return refuse('tax-card-dates');
  if (card.validUntil < today) return refuse('tax-card-ended', { validUntil: card.validUntil });
  if (card.additionalRateBp < card.baseRateBp) return refuse('tax-card-rates');
  return null;
}

/**
 * The card in force on a day: the last given of those valid then. A card of the kind that the payout mode needs goes first;
 * the other kind is answered only where there is none, so that the calculation can say which card was wrong.
 */
export function taxCardOn(cards: readonly TaxCard[], on: Day, mode: PayoutMode | null): TaxCard | null {
  const wanted: TaxCardKind = mode === 'trade-income' ? 'trade-income' : 'wage';
  const valid = cards
    .filter((card) => card.validFrom <= on && on <= card.validUntil)
    .sort((a, b) => b.givenAt.getTime() - a.givenAt.getTime());
  return valid.find((card) => card.kind === wanted) ?? valid[0] ?? null;
}
