import { Calculation } from '../../parts/calculation.tsx';
import { useLanguage, useSay } from '../../say/say.ts';
import { payStepsInWords } from '../pay/pay-steps.ts';
import type { Estimate } from './estimate.ts';

/** Where every cent of an estimate goes, each line opening to its formula, rule and source. */
export function PaySteps({ estimate: { quote, receivedCents, on } }: { estimate: Estimate }) {
  const say = useSay('pay-steps');
  const invoicing = useSay('invoicing');
  const language = useLanguage();
  return (
    <Calculation
      label={invoicing('how-counted-title')}
      steps={payStepsInWords(quote, { receivedCents, paidOn: on }, say, language)}
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
