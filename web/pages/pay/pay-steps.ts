import { type Day, dayText } from '../../../src/basics/day.ts';
import {
  bp,
  type Cents,
  cents,
  euros,
  type Language,
  minus,
  negative,
  percent,
  plus,
} from '../../../src/basics/money.ts';
import type { PayLaw } from '../../../src/law/pay-law.ts';
import { type RuleLine, rulesOn } from '../../../src/law/rule.ts';
import type { PayQuote } from '../../../src/payouts/pay.ts';
import type { CalculationStep } from '../../parts/calculation.tsx';
import type { Key, Say } from '../../say/say.ts';

type Step = PayQuote['steps'][number];
type Facts = Step['inputs'];

/**
 * A quote in the reader's words, for `<Calculation>`: from what the customer pays without VAT to what comes to the account.
 * What is taken is shown with a minus. Every line tells its arithmetic, its rule and its source with the day it holds from.
 */
export function payStepsInWords(
  quote: Pick<PayQuote, 'steps'>,
  { receivedCents, paidOn, law }: { receivedCents: Cents; paidOn: Day; law: PayLaw },
  say: Say<'pay-steps'>,
  language: Language,
): CalculationStep[] {
  return [
    { key: 'received', name: say('received'), cents: receivedCents },
    ...quote.steps.map((step) => ({
      key: step.name,
      name: nameOf(step, say, language),
      cents: taken.has(step.name) ? negative(step.cents) : step.cents,
      kind: kinds[step.name] ?? ('part' as const),
      formula: formulaOf(step, language),
      rule: say(`rule.${ruleOf(step)}`, { rate: rateOf(step, language) }),
      source: sourceOf(step, rulesOn(law, paidOn, step.rule), say, language),
    })),
  ];
}

const taken = new Set<Step['name']>(['fee', 'fee-vat', 'employer-health-contribution', 'withheld', 'garnished']);
const kinds: Partial<Record<Step['name'], CalculationStep['kind']>> = { taxable: 'sum', net: 'result' };

type RuleWords = Key<'pay-steps'> extends infer K ? (K extends `rule.${infer Name}` ? Name : never) : never;

function nameOf(step: Step, say: Say<'pay-steps'>, language: Language): string {
  const rate = rateOf(step, language);
  if (step.name === 'withheld' && step.cents === 0) return say('step.withheld-none');
  if (step.name === 'employer-health-contribution' && step.cents === 0) return say('step.contribution-none');
  return rate ? say('with-rate', { name: say(`step.${step.name}`), rate }) : say(`step.${step.name}`);
}

// The facts of a step are numbers by their names; what a step does not have counts as nothing.
const amount = (facts: Facts, name: string): Cents => cents(typeof facts[name] === 'number' ? facts[name] : 0);
const rate = (facts: Facts, name: string) => bp(typeof facts[name] === 'number' ? facts[name] : 0);

function rateOf({ name, inputs }: Step, language: Language): string {
  if (name === 'fee') return percent(bp(rate(inputs, 'percentBp') + rate(inputs, 'extraBp')), language);
  if ('rateBp' in inputs) return percent(rate(inputs, 'rateBp'), language);
  if ('baseRateBp' in inputs && amount(inputs, 'overLimitCents') === 0)
    return percent(rate(inputs, 'baseRateBp'), language);
  return '';
}

/** The arithmetic with the figures put in, as the reader writes figures; empty where nothing was counted. */
function formulaOf({ name, cents: result, inputs }: Step, language: Language): string {
  const money = (fact: string) => euros(amount(inputs, fact), language);
  const at = (fact: string) => percent(rate(inputs, fact), language);
  const given = (...facts: string[]) => facts.filter((fact) => amount(inputs, fact) > 0).map(money);
  switch (name) {
    case 'fee':
      return `${money('receivedCents')} × (${at('percentBp')} + ${at('extraBp')})`;
    case 'fee-vat':
      return `${money('feeCents')} × ${at('rateBp')}`;
    case 'employer-health-contribution': {
      if (result === 0) return '';
      const remainder = money('remainderCents');
      return inputs.solvedFromWage
        ? `${remainder} − ${remainder} ÷ (1 + ${at('rateBp')})`
        : `${remainder} × ${at('rateBp')}`;
    }
    case 'taxable':
      return [
        money('receivedCents'),
        ...given('feeBeforeTaxCents', 'employerHealthContributionCents', 'taxFreeTravelCents'),
      ].join(' − ');
    case 'withheld':
      return withheldFormula(inputs, money, at);
    case 'net': {
      const added = plus(amount(inputs, 'taxableCents'), amount(inputs, 'taxFreeTravelCents'));
      return [euros(added, language), ...given('withheldCents', 'feeAfterTaxCents', 'garnishedCents')].join(' − ');
    }
    default:
      return '';
  }
}

type Written = (fact: string) => string;

function withheldFormula(inputs: Facts, money: Written, at: Written): string {
  if ('deductionCents' in inputs) return `(${money('taxableCents')} − ${money('deductionCents')}) × ${at('rateBp')}`;
  if ('rateBp' in inputs) return `${money('taxableCents')} × ${at('rateBp')}`;
  if (!('baseRateBp' in inputs)) return '';
  const parts = [
    amount(inputs, 'withinLimitCents') > 0 && `${money('withinLimitCents')} × ${at('baseRateBp')}`,
    amount(inputs, 'overLimitCents') > 0 && `${money('overLimitCents')} × ${at('additionalRateBp')}`,
  ];
  return parts.filter(Boolean).join(' + ');
}

/** Which sentence tells the rule of a step. */
function ruleOf(step: Step): RuleWords {
  const { name, rule, inputs } = step;
  if (name === 'fee') return minimumHeld(step) ? 'fee-minimum' : inputs.when === 'after-tax' ? 'fee-after' : 'fee';
  if (name === 'employer-health-contribution') return contributionRule(step);
  if (name === 'withheld') {
    if (rule === 'withholding.prepayment_register') return 'withheld-register';
    if (rule === 'withholding.no_card') return 'withheld-no-card';
    return rule === 'withholding.card' ? 'withheld-card' : 'withheld-source';
  }
  return name;
}

function minimumHeld({ cents: fee, inputs }: Step): boolean {
  return amount(inputs, 'minimumCents') > 0 && minus(fee, amount(inputs, 'minimumCents')) === 0;
}

function contributionRule({ rule, cents: result, inputs }: Step): RuleWords {
  if (inputs.mode === 'trade-income') return 'contribution-trade-income';
  if (result === 0) return rule.startsWith('eshi.age') ? 'contribution-age' : 'contribution-none';
  if (inputs.yel === 'insured') return 'contribution-insured';
  return inputs.yel === 'unknown' ? 'contribution-unknown' : 'contribution-threshold';
}

/** The act or agreement in the reader's language, and the day from which the figure holds. */
function sourceOf({ rule }: Step, inForce: readonly RuleLine[], say: Say<'pay-steps'>, language: Language): string {
  const family = sources.find(([beginning]) => rule.startsWith(beginning))?.[1] ?? 'agreement';
  const since = inForce.find(({ key }) => key === rule)?.since;
  const source = say(`source.${family}`);
  return since ? say('in-force', { source, day: dayText(since, language) }) : source;
}

const sources = [
  ['vat.', 'vat'],
  ['eshi.', 'health'],
  ['yel.', 'yel'],
  ['wage.base', 'wage-base'],
  ['withholding.', 'withholding'],
  ['source_tax.', 'source-tax'],
  ['garnishment.', 'garnishment'],
  ['agreement.travel', 'travel'],
  ['agreement.net', 'net'],
  ['agreement.', 'agreement'],
] as const;
