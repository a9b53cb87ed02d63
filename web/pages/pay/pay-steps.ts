import { type Day, dayText } from '../../../src/basics/day.ts';
import { bp, type Cents, cents, euros, type Language, negative, percent } from '../../../src/basics/money.ts';
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
      formula: formulaOf(step, say, language),
      rule: rulesOf(step)
        .map((rule) =>
          say(`rule.${rule}`, {
            rate: rateOf(step, language),
            turnover: euros(amount(step.inputs, 'turnoverBeforeCents'), language),
          }),
        )
        .join(' '),
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

/** The one rate a step went by; empty where it had none, several, or something else decided. */
function rateOf(step: Step, language: Language): string {
  const { name, formula, inputs } = step;
  if (name === 'fee') {
    const [only, ...others] = formula.match(aRate) ?? [];
    return only && others.length === 0 && !boundOf(step) ? percent(rateFrom(only), language) : '';
  }
  if ('rateBp' in inputs) return percent(rate(inputs, 'rateBp'), language);
  if ('baseRateBp' in inputs && amount(inputs, 'overLimitCents') === 0)
    return percent(rate(inputs, 'baseRateBp'), language);
  return '';
}

const aRate = /\d+(?:\.\d+)?%/g;
const aFigure = /(?<rate>\d+(?:\.\d+)?%)|at (?<bound>least|most) (?<limit>\d+\.\d\d)|\d+\.\d\d/g;
const rateFrom = (text: string) => bp(Math.round(Number(text.replace('%', '')) * 100));
const amountFrom = (text: string): Cents => cents(Number(text.replace('.', '')));

/**
 * The arithmetic as the calculation wrote it down, with its figures as the reader writes them; empty where nothing was
 * counted. It is the step's own, so that what is shown is what was done.
 */
function formulaOf({ name, formula, inputs }: Step, say: Say<'pay-steps'>, language: Language): string {
  if (!kinds[name] && !/[×÷+−]|at (?:least|most)/.test(formula)) return '';
  // The price list tells the fee and its extra part apart, so the reader finds both again.
  const extra = name === 'fee' ? rate(inputs, 'extraBp') : bp(0);
  const written = (whole: number) =>
    extra > 0
      ? `(${percent(bp(whole - extra), language)} + ${percent(extra, language)})`
      : percent(bp(whole), language);
  return formula.replace(aFigure, (text, ...found) => {
    const { rate, bound, limit } = found.at(-1);
    if (rate) return written(rateFrom(rate));
    if (!bound) return euros(amountFrom(text), language);
    return say(bound === 'least' ? 'at-least' : 'at-most', { amount: euros(amountFrom(limit), language) });
  });
}

/** Which sentences tell the rule of a step. */
function rulesOf(step: Step): RuleWords[] {
  const { name, inputs } = step;
  switch (name) {
    case 'fee':
      return feeRules(step);
    case 'employer-health-contribution':
      return [contributionRule(step)];
    case 'taxable':
      return [amount(inputs, 'feeBeforeTaxCents') > 0 ? 'taxable' : 'taxable-fee-after'];
    case 'withheld':
      return [withheldRule(step)];
    case 'garnished':
      return [garnishedRule(step)];
    default:
      return [name];
  }
}

function feeRules(step: Step): RuleWords[] {
  const { inputs } = step;
  const bound = boundOf(step);
  return [
    inputs.when === 'after-tax' ? 'fee-after' : 'fee',
    ...('turnoverBeforeCents' in inputs ? (['fee-tiers'] as const) : []),
    ...(bound ? ([`fee-${bound}`] as const) : []),
  ];
}

/** Whether the least or the most of the price list decided the fee. */
function boundOf({ cents: fee, inputs }: Step): 'minimum' | 'maximum' | null {
  if (fee > 0 && fee === inputs.minimumCents) return 'minimum';
  return fee === inputs.maximumCents ? 'maximum' : null;
}

function withheldRule({ rule, inputs }: Step): RuleWords {
  if (rule === 'withholding.prepayment_register') return 'withheld-register';
  if (rule === 'withholding.no_card') return 'withheld-no-card';
  if (rule === 'withholding.card') return 'withheld-card';
  return amount(inputs, 'deductionCents') > 0 ? 'withheld-source' : 'withheld-source-whole';
}

function garnishedRule({ inputs }: Step): RuleWords {
  if ('freeMonth' in inputs) return 'garnished-free-month';
  if (inputs.order === 'table') return 'garnished-table';
  return inputs.order === 'fixed' ? 'garnished-fixed' : 'garnished';
}

function contributionRule({ rule, cents: result, inputs }: Step): RuleWords {
  if (inputs.mode === 'trade-income') return 'contribution-trade-income';
  if (result === 0) return rule.startsWith('eshi.age') ? 'contribution-age' : 'contribution-none';
  if (inputs.yel === 'insured') return inputs.solvedFromWage ? 'contribution-insured' : 'contribution-of-remainder';
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
  ['wage.base', 'wage-base'],
  ['withholding.', 'withholding'],
  ['source_tax.', 'source-tax'],
  ['garnishment.', 'garnishment'],
  ['agreement.travel', 'travel'],
  ['agreement.net', 'net'],
  ['agreement.', 'agreement'],
] as const;
