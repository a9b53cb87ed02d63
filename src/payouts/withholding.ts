import type { Day } from '../basics/day.ts';
import {
  type BasisPoints,
  type Cents,
  cents,
  decimal,
  dividedHalfAway,
  larger,
  minus,
  percent,
  ratio,
  share,
  smaller,
  zero,
} from '../basics/money.ts';
import { isRefusal, type Refusal } from '../basics/refusal.ts';
import type { PayLaw } from '../law/pay-law.ts';
import { ruleOn } from '../law/rule.ts';
import { type Ground, type PayStep, payStep } from './pay-step.ts';

export type PayMode = 'wages' | 'trade-income';

/** A tax card valid on the payment day; `usedCents` is the income already paid against its yearly limit. */
export type TaxCard = {
  readonly kind: 'wage' | 'trade-income';
  readonly baseRateBp: BasisPoints;
  readonly additionalRateBp: BasisPoints;
  readonly incomeLimitCents: Cents;
  readonly usedCents: Cents;
};

/** A card with the days it is for; its `usedCents` is the income within them, since a new card counts from nothing. */
export type DatedTaxCard = TaxCard & { readonly validFrom: Day; readonly validUntil: Day };

/**
 * The card for a payment: of those valid on the day the one of the wanted kind that began last. A card of the other kind is
 * answered where there is no better, so that the calculation can say what was wrong with it.
 */
export function cardInForce(cards: readonly DatedTaxCard[], mode: PayMode, on: Day): TaxCard | null {
  const valid = cards
    .filter((card) => card.validFrom <= on && on <= card.validUntil)
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : 0));
  return valid.find((card) => card.kind === kindFor[mode]) ?? valid[0] ?? null;
}

const kindFor: Record<PayMode, TaxCard['kind']> = { wages: 'wage', 'trade-income': 'trade-income' };

/** Where the person is taxed; the deduction of a non-resident is the one marked on the source-tax card. */
export type Residence = { readonly resident: true } | NonResident;
type NonResident = {
  readonly resident: false;
  /** What earlier payments of the month have had of the deduction. */
  readonly deductedBeforeCents?: Cents | undefined;
} & (
  | { readonly deduction: 'month' }
  | { readonly deduction: 'none' }
  | { readonly deduction: 'days'; readonly days: number }
);

type Payer = {
  readonly paidOn: Day;
  readonly mode: PayMode;
  readonly taxCard: TaxCard | null;
  readonly residence: Residence;
  readonly prepaymentRegister: boolean;
};

const registerGround: Ground = {
  rule: 'withholding.prepayment_register',
  source: 'Prepayment Act 1118/1996 § 25: no withholding from trade income of a registered recipient',
  status: 'enacted',
};
const cardGround: Ground = {
  rule: 'withholding.card',
  source: 'Prepayment Act 1118/1996; tax card: base rate to the yearly income limit, additional rate over it',
  status: 'enacted',
};

/** The tax a payer takes from a taxable amount: nothing, source tax, the tax card's two rates, or the rate without a card. */
export function withheldStep(taxableCents: Cents, payer: Payer, law: PayLaw): PayStep | Refusal<'rule-missing'> {
  const { mode, taxCard, residence } = payer;
  if (mode === 'trade-income' && payer.prepaymentRegister)
    return payStep('withheld', zero, '0', registerGround, { mode, prepaymentRegister: true });
  if (!residence.resident) return sourceTax(taxableCents, residence, payer.paidOn, law);
  // A wage card says nothing of trade income and the other way round: the wrong card is no card.
  if (taxCard === null || taxCard.kind !== kindFor[mode]) return withoutCard(taxableCents, payer, law);
  return byCard(taxableCents, taxCard);
}

function byCard(taxableCents: Cents, card: TaxCard): PayStep {
  const room = larger(minus(card.incomeLimitCents, card.usedCents), zero);
  const within = smaller(taxableCents, room);
  const over = minus(taxableCents, within);
  // Both parts are rounded together, once.
  const weighted = BigInt(within) * BigInt(card.baseRateBp) + BigInt(over) * BigInt(card.additionalRateBp);
  const parts = [
    ...(within > 0 || over === 0 ? [`${decimal(within)} × ${percent(card.baseRateBp, 'en')}`] : []),
    ...(over > 0 ? [`${decimal(over)} × ${percent(card.additionalRateBp, 'en')}`] : []),
  ];
  return payStep('withheld', cents(Number(dividedHalfAway(weighted, 10_000n))), parts.join(' + '), cardGround, {
    taxableCents,
    withinLimitCents: within,
    overLimitCents: over,
    baseRateBp: card.baseRateBp,
    additionalRateBp: card.additionalRateBp,
    incomeLimitCents: card.incomeLimitCents,
    usedCents: card.usedCents,
  });
}

function withoutCard(
  taxableCents: Cents,
  { paidOn, mode, taxCard }: Payer,
  law: PayLaw,
): PayStep | Refusal<'rule-missing'> {
  const rate = ruleOn(law, 'withholding.no_card', paidOn);
  if (isRefusal(rate)) return rate;
  const formula = `${decimal(taxableCents)} × ${percent(rate.value, 'en')}`;
  return payStep('withheld', share(taxableCents, rate.value), formula, rate, {
    taxableCents,
    mode,
    cardKind: taxCard?.kind ?? null,
    rateBp: rate.value,
  });
}

function sourceTax(
  taxableCents: Cents,
  residence: NonResident,
  on: Day,
  law: PayLaw,
): PayStep | Refusal<'rule-missing'> {
  const rate = ruleOn(law, 'source_tax.nonresident_wage', on);
  if (isRefusal(rate)) return rate;
  const deduction = deductionOf(residence, on, law);
  if (isRefusal(deduction)) return deduction;
  const room = larger(minus(deduction, residence.deductedBeforeCents ?? zero), zero);
  const deducted = smaller(room, taxableCents);
  return payStep(
    'withheld',
    share(minus(taxableCents, deducted), rate.value),
    `(${decimal(taxableCents)} − ${decimal(deducted)}) × ${percent(rate.value, 'en')}`,
    rate,
    { taxableCents, deduction: residence.deduction, deductionCents: deducted, rateBp: rate.value },
  );
}

/** The law's 510 € a month or 17 € a day of work, or nothing where the source-tax card marks none. */
function deductionOf(residence: NonResident, on: Day, law: PayLaw): Cents | Refusal<'rule-missing'> {
  if (residence.deduction === 'none') return zero;
  if (residence.deduction === 'month') {
    const aMonth = ruleOn(law, 'source_tax.deduction.month', on);
    return isRefusal(aMonth) ? aMonth : aMonth.value;
  }
  const aDay = ruleOn(law, 'source_tax.deduction.day', on);
  return isRefusal(aDay) ? aDay : ratio(aDay.value, residence.days, 1);
}
