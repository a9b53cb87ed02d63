import { useState } from 'react';
import type { Day } from '../../../src/basics/day.ts';
import { dayText } from '../../../src/basics/day.ts';
import { bp, euros, percent } from '../../../src/basics/money.ts';
import { isRefusal } from '../../../src/basics/refusal.ts';
import { ButtonLink } from '../../parts/button.tsx';
import { Calculation } from '../../parts/calculation.tsx';
import { today } from '../../parts/day-field.tsx';
import { Money } from '../../parts/figures.tsx';
import { Announce } from '../../parts/live.tsx';
import { useLanguage, useSay } from '../../say/say.ts';
import { payStepsInWords } from '../pay/pay-steps.ts';
import { usePayLaw } from '../pay/use-pay-law.ts';
import type { calculate, Outcome } from './calculate.ts';
import type { CalculationSearch } from './calculation.ts';

/** The receipt beside the calculator: what is left, what the customer pays, and every step between. */
export function OutcomeCard({ outcome, search }: { outcome: ReturnType<typeof calculate>; search: CalculationSearch }) {
  const say = useSay('front');
  const language = useLanguage();
  const [paidOn] = useState(today);
  const known = outcome !== null && !isRefusal(outcome) ? outcome : null;
  return (
    <div className="grid min-w-0 gap-6 rounded-card border border-brand-ink/25 bg-paper p-5 shadow-raised sm:p-8 md:sticky md:top-6">
      <Announce text={known ? say('outcome.announce', { net: euros(known.quote.netCents, language) }) : ''} />
      {known ? (
        <>
          <Head outcome={known} />
          <Receipt outcome={known} paidOn={paidOn} />
          <ButtonLink to="/liity" search={search} kind="primary" wide>
            {say('outcome.join')}
          </ButtonLink>
        </>
      ) : (
        <p className="py-10 text-center text-lead text-ink-soft">
          {isRefusal(outcome) ? refusedText(outcome.refused, say) : say('outcome.missing')}
        </p>
      )}
    </div>
  );
}

function refusedText(code: string, say: ReturnType<typeof useSay<'front'>>): string {
  return code === 'fee-exceeds-payment' || code === 'rule-missing' ? say(`cannot.${code}`) : say('cannot.other');
}

function Head({ outcome: { quote, receivedCents, vatCents, grossCents, hourPrice } }: { outcome: Outcome }) {
  const say = useSay('front');
  const language = useLanguage();
  const written = (amount: typeof receivedCents) => euros(amount, language);
  const share = receivedCents > 0 ? Math.round((quote.netCents * 100) / receivedCents) : 0;
  return (
    <div className="grid gap-5">
      <div>
        <h3 className="font-medium text-ink-soft">{say('outcome.title')}</h3>
        <p>
          <Money cents={quote.netCents} large />
        </p>
        {share > 0 && (
          <p className="text-ink-soft">{say('outcome.share', { share: percent(bp(share * 100), language) })}</p>
        )}
      </div>
      <dl className="flex flex-wrap gap-x-8 gap-y-3 rounded-control bg-sunken px-4 py-3">
        <div>
          <dt className="text-small text-ink-soft">{say('outcome.customer-pays')}</dt>
          <dd className="text-lead font-semibold">
            <Money cents={grossCents} />
          </dd>
          <dd className="text-small text-ink-soft">
            {say('outcome.with-vat', { net: written(receivedCents), vat: written(vatCents) })}
          </dd>
          {hourPrice !== null && (
            <dd className="text-small text-ink-soft">{say('outcome.hour-price', { price: written(hourPrice) })}</dd>
          )}
        </div>
      </dl>
    </div>
  );
}

function Receipt({ outcome, paidOn }: { outcome: Outcome; paidOn: Day }) {
  const say = useSay('front');
  const pay = useSay('pay-steps');
  const law = usePayLaw();
  const language = useLanguage();
  const steps = payStepsInWords(outcome.quote, { receivedCents: outcome.receivedCents, paidOn, law }, pay, language);
  return (
    <div className="grid gap-2">
      <h3 className="font-semibold">{say('outcome.steps')}</h3>
      <p className="text-small text-ink-soft">{say('outcome.open-steps')}</p>
      <Calculation label={say('outcome.steps')} steps={steps} />
      <p className="text-small text-ink-soft">{say('outcome.dated', { day: dayText(paidOn, language) })}</p>
    </div>
  );
}
