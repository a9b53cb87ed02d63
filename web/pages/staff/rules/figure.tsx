import type { Day } from '../../../../src/basics/day.ts';
import { dayText, isDay } from '../../../../src/basics/day.ts';
import { bp, cents, euros, percent } from '../../../../src/basics/money.ts';
import { ruleName } from '../../../../src/law/rule-names.ts';
import { useLanguage, useSay } from '../../../say/say.ts';
import type { Figure } from './data.ts';

/** A figure of the law with its unit, in the reader's way of writing. */
export function FigureText({ value, unit }: { value: Figure; unit: string | null }) {
  const say = useSay('staff-rules');
  const language = useLanguage();
  if (value === null) return <span className="font-semibold">{say('not-decided')}</span>;
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (typeof value === 'string') return isDay(value) ? dayText(value as Day, language) : value;
  if (unit === 'basis-points') return <span className="figures">{percent(bp(value), language)}</span>;
  if (unit === 'cents') return <span className="figures">{euros(cents(value), language)}</span>;
  if (unit === 'cents-per-day' || unit === 'cents-per-kilometre')
    return <span className="figures">{say(`per.${unit}`, { amount: euros(cents(value), language) })}</span>;
  const counted = countedUnits.find((one) => one === unit);
  return <span className="figures">{counted ? say(`counted.${counted}`, { count: value }) : value}</span>;
}

const countedUnits = ['days', 'months', 'years', 'hours', 'kilometres'] as const;

/** What a rule decides, with the key by which the command and the documents know it. */
export function RuleName({ of }: { of: string }) {
  const language = useLanguage();
  return (
    <span className="grid">
      {ruleName(of, language)}
      <span className="text-small font-normal text-ink-soft">{of}</span>
    </span>
  );
}
