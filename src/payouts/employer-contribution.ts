import { addMonths, type Day, monthOf } from '../basics/day.ts';
import { type Cents, decimal, minus, percent, ratio, share, zero } from '../basics/money.ts';
import { isRefusal, type Refusal } from '../basics/refusal.ts';
import type { PayLaw } from '../law/pay-law.ts';
import { type RuleInForce, ruleOn } from '../law/rule.ts';
import { type PayStep, payStep } from './pay-step.ts';
import type { PayMode } from './withholding.ts';

/** What the entrepreneur has declared: insured under YEL, not obliged to insure, or nothing known on the payment day. */
export type YelStatus = 'insured' | 'not-obliged' | 'unknown';

type Insured = {
  readonly paidOn: Day;
  readonly mode: PayMode;
  readonly yel: YelStatus;
  readonly bornOn: Day | null;
  readonly invoicedThisYearCents: Cents | null;
};

/**
 * The employer's health insurance contribution out of what remains of the customer's payment for wage and contribution.
 * Due on wages of the YEL-insured, of those whose status is not known, and of those who have invoiced over the YEL
 * threshold this year; from the month after the 16th birthday to the month of the 68th.
 */
export function contributionStep(remainderCents: Cents, who: Insured, law: PayLaw): PayStep | Refusal<'rule-missing'> {
  const { mode, yel, bornOn, invoicedThisYearCents } = who;
  const facts = { remainderCents, mode, yel, bornOn, invoicedThisYearCents };
  const ground = groundOfDuty(who, law);
  if (isRefusal(ground)) return ground;
  if (!ground.value) return payStep('employer-health-contribution', zero, '0', ground, facts);

  const rate = ruleOn(law, 'eshi.rate', who.paidOn);
  if (isRefusal(rate)) return rate;
  const solved = ruleOn(law, 'eshi.solve_from_wage', who.paidOn);
  if (isRefusal(solved)) return solved;
  const remainder = decimal(remainderCents);
  const wage = ratio(remainderCents, 10_000, 10_000 + rate.value);
  return payStep(
    'employer-health-contribution',
    solved.value ? minus(remainderCents, wage) : share(remainderCents, rate.value),
    solved.value
      ? `${remainder} − ${remainder} ÷ (1 + ${percent(rate.value, 'en')})`
      : `${remainder} × ${percent(rate.value, 'en')}`,
    rate,
    { ...facts, rateBp: rate.value, solvedFromWage: solved.value },
  );
}

/** Whether the contribution is due, with the rule that says so. */
function groundOfDuty(
  { paidOn, mode, yel, bornOn, invoicedThisYearCents }: Insured,
  law: PayLaw,
): RuleInForce<boolean> | Refusal<'rule-missing'> {
  const onInsuredWages = ruleOn(law, 'eshi.wages_of_insured', paidOn);
  if (isRefusal(onInsuredWages)) return onInsuredWages;
  const no = { ...onInsuredWages, value: false };
  if (mode === 'trade-income') return no;
  const age = bornOn === null ? null : groundOfAge(bornOn, paidOn, law);
  if (age !== null && (isRefusal(age) || !age.value)) return age;
  if (yel === 'insured') return onInsuredWages;
  if (yel === 'unknown') return ruleOn(law, 'eshi.unknown_status_pays', paidOn);
  if (invoicedThisYearCents === null) return no;
  const threshold = ruleOn(law, 'yel.threshold', paidOn);
  if (isRefusal(threshold)) return threshold;
  return invoicedThisYearCents > threshold.value ? { ...threshold, value: true } : no;
}

/** Whole months count: liable from the month after one birthday to the month of another. */
function groundOfAge(bornOn: Day, paidOn: Day, law: PayLaw): RuleInForce<boolean> | Refusal<'rule-missing'> {
  const from = ruleOn(law, 'eshi.age.from', paidOn);
  if (isRefusal(from)) return from;
  const until = ruleOn(law, 'eshi.age.until', paidOn);
  if (isRefusal(until)) return until;
  const month = monthOf(paidOn);
  if (month <= monthOf(addMonths(bornOn, 12 * from.value))) return { ...from, value: false };
  return { ...until, value: month <= monthOf(addMonths(bornOn, 12 * until.value)) };
}
