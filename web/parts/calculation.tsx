import type { ReactNode } from 'react';
import type { Cents } from '../../src/basics/money.ts';
import { useSay } from '../say/say.ts';
import { classes } from './classes.ts';
import { Money } from './figures.tsx';
import { Icon } from './icon.tsx';

/** One line of a calculation: what it is, what it comes to, and why. */
export type CalculationStep = {
  key: string;
  name: string;
  cents: Cents;
  /** `sum` closes what stands above it, `result` is what the reader came for. */
  kind?: 'part' | 'sum' | 'result';
  /** “1 000,00 € × 1,87 %, pyöristetään sentteihin”. */
  formula?: ReactNode;
  /** What the rule says, in a sentence. */
  rule?: ReactNode;
  /** The act, decision or price list it comes from. */
  source?: ReactNode;
};

/** “Why this cent”: a receipt whose every line opens to its formula, its rule and its source. */
export function Calculation({ label, steps }: { label: string; steps: readonly CalculationStep[] }) {
  return (
    <ol aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.key}
          className={classes(
            'border-hairline',
            step.kind === 'sum' && 'border-t',
            step.kind === 'result' && 'border-t-2 border-t-ink',
          )}
        >
          {step.formula || step.rule || step.source ? <OpeningLine step={step} /> : <Line step={step} />}
        </li>
      ))}
    </ol>
  );
}

function OpeningLine({ step }: { step: CalculationStep }) {
  const say = useSay('parts');
  return (
    <details className="group">
      <summary className="cursor-pointer list-none rounded-control hover:bg-brand-wash/60">
        <Line step={step} opens />
      </summary>
      <dl className="mb-3 ml-7 grid gap-1 border-l-2 border-hairline pl-4 text-small text-ink-soft">
        <Why name={say('why.formula')} text={step.formula} />
        <Why name={say('why.rule')} text={step.rule} />
        <Why name={say('why.source')} text={step.source} />
      </dl>
    </details>
  );
}

function Why({ name, text }: { name: string; text: ReactNode }) {
  if (!text) return null;
  return (
    <div>
      <dt className="inline font-medium text-ink">{name}: </dt>
      <dd className="inline">{text}</dd>
    </div>
  );
}

function Line({ step: { name, cents, kind }, opens }: { step: CalculationStep; opens?: boolean }) {
  return (
    <div
      className={classes(
        'flex min-h-11 items-center gap-2 py-1.5',
        kind === 'result' && 'text-heading',
        kind && kind !== 'part' && 'font-semibold',
      )}
    >
      <Icon
        name="chevron"
        className={classes(
          'size-5 text-ink-soft transition-transform group-open:rotate-180 print:hidden',
          !opens && 'invisible',
        )}
      />
      <span className="min-w-0 hyphens-auto">{name}</span>
      <span aria-hidden="true" className="min-w-4 grow translate-y-[0.4em] border-b border-dotted border-edge" />
      <Money cents={cents} />
    </div>
  );
}
