import { Suspense } from 'react';
import { Calculation } from '../../parts/calculation.tsx';
import { Skeleton } from '../../parts/states.tsx';
import { useLanguage, useSay } from '../../say/say.ts';
import { payStepsInWords } from '../pay/pay-steps.ts';
import { usePayLaw } from '../pay/use-pay-law.ts';
import type { Estimate } from './estimate.ts';

/**
 * Where every cent of an estimate goes, each line opening to its formula, rule and source. Its texts come with the first
 * estimate, in the middle of somebody's typing: the page around must not wait for them, or the field would lose focus.
 */
export function PaySteps({ estimate }: { estimate: Estimate }) {
  return (
    <Suspense fallback={<Skeleton lines={5} />}>
      <Steps estimate={estimate} />
    </Suspense>
  );
}

function Steps({ estimate: { quote, receivedCents, on } }: { estimate: Estimate }) {
  const say = useSay('pay-steps');
  const law = usePayLaw();
  const invoicing = useSay('invoicing');
  const language = useLanguage();
  return (
    <Calculation
      label={invoicing('how-counted-title')}
      steps={payStepsInWords(quote, { receivedCents, paidOn: on, law }, say, language)}
    />
  );
}

/** Why an estimate is one. */
export function EstimateReason({ garnished }: { garnished: boolean }) {
  const say = useSay('invoicing');
  return (
    <p className="text-small text-ink-soft">
      {say('estimate-reason')} {garnished && say('estimate-garnished')}
    </p>
  );
}
