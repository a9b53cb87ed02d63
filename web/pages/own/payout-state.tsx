import { Status, type Tone } from '../../parts/status.tsx';
import { useSay } from '../../say/say.ts';
import type { PayoutHead } from './data.ts';

const tones: Record<PayoutHead['state'], Tone> = {
  planned: 'waiting',
  held: 'act',
  approved: 'waiting',
  sent: 'waiting',
  paid: 'good',
  rejected: 'stopped',
  cancelled: 'quiet',
};

/** How far a payout has come, in one word. */
export function PayoutState({ state }: Pick<PayoutHead, 'state'>) {
  const say = useSay('payslips');
  return <Status tone={tones[state]}>{say(`state.${state}`)}</Status>;
}
