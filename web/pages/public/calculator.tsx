import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useState } from 'react';
import { bp, euros, percent } from '../../../src/basics/money.ts';
import { isRefusal } from '../../../src/basics/refusal.ts';
import { ruleOn } from '../../../src/law/rule.ts';
import { Checkbox, RadioGroup, SelectField } from '../../parts/choice-fields.tsx';
import { today } from '../../parts/day-field.tsx';
import { Money } from '../../parts/figures.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useRested } from '../../parts/live.tsx';
import { MoneyField, NumberField } from '../../parts/number-field.tsx';
import { BottomBar } from '../../parts/page.tsx';
import { Answered, Skeleton } from '../../parts/states.tsx';
import { useLanguage, useSay } from '../../say/say.ts';
import { usePayLaw } from '../pay/use-pay-law.ts';
import { calculate, vatRatesOn } from './calculate.ts';
import { type Calculation, type CalculationSearch, fromSearch, toSearch } from './calculation.ts';
import { useListPrice } from './list-price.ts';
import { OutcomeCard } from './outcome.tsx';

// A whole in basis points.
const whole = 100_00;

type Change = <Name extends keyof Calculation>(name: Name, value: Calculation[Name]) => void;
type PartProps = { values: Calculation; change: Change };

/** What is left of a price, counted in the browser as a real payment is; the figures are kept in the page's address. */
export function Calculator({ search }: { search: CalculationSearch }) {
  const say = useSay('front');
  const [values, setValues] = useState(() => fromSearch(search));
  const change: Change = (name, value) => setValues((before) => ({ ...before, [name]: value }));
  useKeptInAddress(values);
  const price = useListPrice();
  const law = usePayLaw();
  const counted = useDeferredValue(values);
  return (
    <section id="laskuri" aria-labelledby="laskuri-otsikko" className="grid scroll-mt-6 gap-6">
      <header className="grid gap-1">
        <h2 id="laskuri-otsikko" className="text-title font-semibold tracking-[-0.022em]">
          {say('calculator.title')}
        </h2>
        <p className="max-w-[62ch] text-ink-soft">{say('calculator.lead')}</p>
      </header>
      <div className="grid items-start gap-6 md:grid-cols-2 lg:grid-cols-[minmax(0,27rem)_minmax(0,1fr)] lg:gap-10">
        <form noValidate onSubmit={(event) => event.preventDefault()} className="grid min-w-0 gap-6">
          <Price values={values} change={change} />
          <Tax values={values} change={change} />
          <Standing values={values} change={change} />
          {price.data && <LiveSum outcome={calculate(counted, price.data, today(), law)} />}
        </form>
        <Answered query={price} skeleton={<Skeleton lines={9} card />}>
          {(feePlan) => <OutcomeCard outcome={calculate(counted, feePlan, today(), law)} search={toSearch(values)} />}
        </Answered>
      </div>
    </section>
  );
}

/** On a phone the receipt lies under the form, so the sum goes along at the bottom of the screen. */
function LiveSum({ outcome }: { outcome: ReturnType<typeof calculate> }) {
  const say = useSay('front');
  if (outcome === null || isRefusal(outcome)) return null;
  return (
    <div className="contents md:hidden">
      <BottomBar>
        <p aria-hidden="true" className="flex items-baseline justify-between gap-4 font-semibold">
          {say('outcome.title')}
          <span className="text-lead">
            <Money cents={outcome.quote.netCents} />
          </span>
        </p>
      </BottomBar>
    </div>
  );
}

function useKeptInAddress(values: Calculation) {
  const navigate = useNavigate({ from: '/' });
  const rested = useRested(values, 600);
  const [opened] = useState(values);
  useEffect(() => {
    if (rested === opened) return;
    void navigate({ search: toSearch(rested), replace: true, resetScroll: false, hash: true });
  }, [rested, opened, navigate]);
}

function Price({ values, change }: PartProps) {
  const say = useSay('front');
  const { pricing } = values;
  const field = <Name extends keyof Calculation>(name: Name) => ({
    value: values[name],
    onChange: (value: Calculation[Name]) => change(name, value),
  });
  return (
    <>
      <RadioGroup
        label={say('calculator.pricing')}
        choices={[
          { value: 'hours', label: say('calculator.by-hours') },
          { value: 'contract', label: say('calculator.by-contract') },
          { value: 'net', label: say('calculator.by-net') },
        ]}
        value={pricing}
        onChange={(chosen) => chosen && change('pricing', chosen)}
      />
      <div className="grid gap-6 sm:grid-cols-2">
        {pricing === 'hours' && (
          <>
            <NumberField label={say('calculator.hours')} decimals={2} unit="h" {...field('hours')} />
            <MoneyField label={say('calculator.hour-price')} {...field('hourPrice')} />
          </>
        )}
        {pricing === 'contract' && <MoneyField label={say('calculator.contract-price')} {...field('price')} />}
        {pricing === 'net' && (
          <>
            <MoneyField label={say('calculator.wanted')} {...field('wanted')} />
            <NumberField label={say('calculator.hours-net')} decimals={2} unit="h" {...field('hours')} />
          </>
        )}
      </div>
      <Vat values={values} change={change} />
    </>
  );
}

function Vat({ values, change }: PartProps) {
  const say = useSay('front');
  const language = useLanguage();
  const rates = vatRatesOn(today(), usePayLaw());
  return (
    <div className="grid gap-3">
      <SelectField
        label={say('calculator.vat')}
        placeholder={say('calculator.vat-choose')}
        width="short"
        choices={rates.map((rate) => ({
          value: String(rate),
          label: rate === 0 ? say('calculator.vat-none') : percent(rate, language),
        }))}
        value={String(values.vat)}
        onChange={(chosen) => change('vat', rates.find((rate) => String(rate) === chosen) ?? values.vat)}
      />
      {values.pricing !== 'net' && values.vat > 0 && (
        <Checkbox
          label={say('calculator.vat-included')}
          value={values.vatIncluded}
          onChange={(included) => change('vatIncluded', included)}
        />
      )}
    </div>
  );
}

function Tax({ values, change }: PartProps) {
  const say = useSay('front');
  return (
    <div className="grid gap-3">
      {values.card && (
        <NumberField
          label={say('calculator.tax')}
          help={say('calculator.tax-help')}
          decimals={2}
          unit="%"
          width="code"
          error={values.tax !== null && values.tax > whole ? say('calculator.tax-too-big') : undefined}
          value={values.tax}
          onChange={(tax) => change('tax', tax === null ? null : bp(Math.abs(tax)))}
        />
      )}
      <Checkbox
        label={say('calculator.no-card')}
        help={say('calculator.no-card-help')}
        value={!values.card}
        onChange={(none) => change('card', !none)}
      />
    </div>
  );
}

/** What most people need not touch, folded away. */
function Standing({ values, change }: PartProps) {
  const say = useSay('front');
  const language = useLanguage();
  const limit = ruleOn(usePayLaw(), 'yel.threshold', today());
  return (
    <details className="group rounded-card border border-hairline bg-paper">
      <summary className="flex min-h-12 cursor-pointer list-none items-center justify-between gap-3 rounded-card px-4 font-semibold">
        {say('calculator.more')}
        <Icon name="chevron" className="text-ink-soft transition-transform group-open:rotate-180" />
      </summary>
      <div className="grid gap-6 px-4 pt-2 pb-5">
        <RadioGroup
          label={say('calculator.yel')}
          help={isRefusal(limit) ? undefined : say('calculator.yel-help', { limit: euros(limit.value, language) })}
          choices={[
            { value: 'insured', label: say('calculator.yel-insured') },
            { value: 'not-obliged', label: say('calculator.yel-not-obliged') },
            { value: 'unknown', label: say('calculator.yel-unknown') },
          ]}
          value={values.yel}
          onChange={(yel) => yel && change('yel', yel)}
        />
        <RadioGroup
          label={say('calculator.mode')}
          choices={[
            { value: 'wages', label: say('calculator.mode-wages') },
            { value: 'trade-income', label: say('calculator.mode-trade-income') },
          ]}
          value={values.mode}
          onChange={(mode) => mode && change('mode', mode)}
        />
        {values.mode === 'trade-income' && (
          <Checkbox
            label={say('calculator.registered')}
            value={values.registered}
            onChange={(registered) => change('registered', registered)}
          />
        )}
      </div>
    </details>
  );
}
