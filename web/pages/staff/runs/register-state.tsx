import { Status, type Tone } from '../../../parts/status.tsx';
import { useSay } from '../../../say/say.ts';
import type { Delivery } from '../data.ts';

const tones: Record<Delivery['state'], Tone> = {
  queued: 'waiting',
  writing: 'waiting',
  written: 'act',
  sent: 'waiting',
  acknowledged: 'good',
  rejected: 'stopped',
};

/** How far a delivery is with the register, and what of it still needs somebody. */
export function DeliveryState({ delivery: { state, overdue, uncorrected, toCancel } }: { delivery: Delivery }) {
  const say = useSay('staff-register');
  return (
    <span className="flex flex-wrap gap-2">
      <Status tone={tones[state]}>{say(`state-of.${state}`)}</Status>
      {overdue && <Status tone="stopped">{say('overdue')}</Status>}
      {uncorrected > 0 && <Status tone="act">{say('uncorrected', { count: uncorrected })}</Status>}
      {toCancel > 0 && <Status tone="act">{say('to-cancel', { count: toCancel })}</Status>}
    </span>
  );
}
