import { Status, type Tone } from '../../parts/status.tsx';
import { type Key, useSay } from '../../say/say.ts';
import type { InvoiceHead } from './data.ts';

type StateName = Extract<Key<'invoicing'>, `state.${string}`> extends `state.${infer Name}` ? Name : never;

const tones: Record<StateName, Tone> = {
  draft: 'quiet',
  returned: 'act',
  'in-review': 'waiting',
  open: 'waiting',
  'partly-paid': 'waiting',
  overdue: 'act',
  paid: 'good',
};

/** How far an invoice has come, in one word. */
export function InvoiceState({ invoice }: { invoice: Standing }) {
  const say = useSay('invoicing');
  const name = stateName(invoice);
  return <Status tone={tones[name]}>{say(`state.${name}`)}</Status>;
}

type Standing = Pick<InvoiceHead, 'state' | 'returned' | 'payment' | 'overdue'>;

function stateName({ state, returned, payment, overdue }: Standing): StateName {
  if (returned) return 'returned';
  if (state !== 'issued') return state;
  return overdue ? 'overdue' : (payment ?? 'open');
}
