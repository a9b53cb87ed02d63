import { addDays, type Day } from '../basics/day.ts';
import { type Cents, ratio, zero } from '../basics/money.ts';
import { isRefusal, type Refusal, refuse } from '../basics/refusal.ts';
import type { Debtor } from './interest.ts';
import { type RuleInForce, ruleOn } from './rule.ts';
import { finnishLaw, type Law } from './rules.ts';

/** One act of collecting a claim, on the day it is sent. */
export type CollectionAct = {
  readonly debtor: Debtor;
  readonly on: Day;
  readonly principalCents: Cents;
  /** A reminder; a demand by the creditor itself; a demand by a collection agency. */
  readonly act: 'reminder' | 'own-demand' | 'agency-demand';
  /** A claim that can be enforced without a judgment. */
  readonly enforceable: boolean;
  /** Whether an agency has demanded the same claim before. */
  readonly again: boolean;
};

/**
 * The most a debtor may be asked to pay for one act (Debt Collection Act 513/1999), with the rule that says so. A consumer's
 * creditor may ask for its own demand no more than for a reminder.
 */
export function collectionCap(
  asked: CollectionAct,
  law: Law = finnishLaw,
): RuleInForce<Cents> | Refusal<'rule-missing'> {
  const { debtor, on, act, again } = asked;
  const kind = debtor === 'business' ? 'b2b' : 'consumer';
  if (act === 'own-demand' && kind === 'b2b') return ruleOn(law, 'collection.b2b.own_demand', on);
  if (act !== 'agency-demand') return ruleOn(law, `collection.${kind}.reminder`, on);
  const cap = ruleOn(law, demandRule(asked), on);
  if (isRefusal(cap) || !again || kind === 'consumer') return cap;
  const next = ruleOn(law, 'collection.b2b.demand.next', on);
  return isRefusal(next) ? next : { ...next, value: ratio(cap.value, 1, next.value) };
}

function demandRule({ debtor, principalCents, enforceable }: CollectionAct) {
  if (debtor === 'consumer') {
    if (enforceable) return 'collection.consumer.demand.enforceable';
    if (principalCents <= 100_00) return 'collection.consumer.demand.to_100';
    return principalCents <= 1_000_00 ? 'collection.consumer.demand.to_1000' : 'collection.consumer.demand.above';
  }
  if (enforceable) return 'collection.b2b.demand.enforceable';
  if (principalCents <= 500_00) return 'collection.b2b.demand.to_500';
  if (principalCents <= 2_500_00) return 'collection.b2b.demand.to_2500';
  return principalCents <= 10_000_00 ? 'collection.b2b.demand.to_10000' : 'collection.b2b.demand.above';
}

/**
 * The first day on which a reminder may be charged for: so many days after the last reminder or demand, and to a consumer
 * after the due day too. Refuses `too-soon` with that day.
 */
export function chargeableReminder(
  asked: { debtor: Debtor; on: Day; dueOn: Day; previousOn: Day | null },
  law: Law = finnishLaw,
): RuleInForce<Cents> | Refusal<'too-soon' | 'rule-missing'> {
  const { debtor, on, dueOn, previousOn } = asked;
  const kind = debtor === 'business' ? 'b2b' : 'consumer';
  const interval = ruleOn(law, `collection.${kind}.interval`, on);
  if (isRefusal(interval)) return interval;
  const afterDueDay = addDays(dueOn, debtor === 'consumer' ? interval.value : 1);
  const afterPrevious = previousOn === null ? afterDueDay : addDays(previousOn, interval.value);
  const earliestOn = afterPrevious > afterDueDay ? afterPrevious : afterDueDay;
  if (on < earliestOn) return refuse('too-soon', { earliestOn });
  return ruleOn(law, `collection.${kind}.reminder`, on);
}

/**
 * What a late business owes for recovery without proof of cost, once for each overdue invoice; reminder fees are inside it
 * (Act on payment terms 30/2013). Nothing from a consumer, nor before the due day has passed.
 */
export function standardCompensation(
  asked: { debtor: Debtor; on: Day; dueOn: Day; openCents: Cents },
  law: Law = finnishLaw,
): Cents | Refusal<'rule-missing'> {
  if (asked.debtor === 'consumer' || asked.on <= asked.dueOn || asked.openCents <= 0) return zero;
  const compensation = ruleOn(law, 'collection.b2b.compensation', asked.on);
  return isRefusal(compensation) ? compensation : compensation.value;
}
