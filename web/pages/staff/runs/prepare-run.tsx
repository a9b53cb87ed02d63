import { useNavigate } from '@tanstack/react-router';
import type { Day } from '../../../../src/basics/day.ts';
import { ask } from '../../../client.ts';
import { Button } from '../../../parts/button.tsx';
import { DayField } from '../../../parts/day-field.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Form } from '../../../parts/form.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useForm } from '../../../parts/use-form.ts';
import { useSay } from '../../../say/say.ts';

type Values = { executesOn: Day | null; receivedThrough: Day | null };

/** Prepares a run of what waits; the pay day is the next bank day unless another is chosen. */
export function PrepareRun({ payDay, onClose }: { payDay: Day; onClose: () => void }) {
  const say = useSay('staff-runs');
  const parts = useSay('parts');
  const navigate = useNavigate();
  const prepare = useAction(ask.payouts.runs.prepare, {
    onDone: ({ id }) => {
      toast(say('prepared'));
      navigate({ to: '/tyo/maksut/$id', params: { id } });
    },
  });
  const form = useForm<Values>({
    start: { executesOn: payDay, receivedThrough: null },
    check: ({ executesOn }) => ({ executesOn: !executesOn && say('pay-day-missing') }),
    send: ({ executesOn, receivedThrough }) =>
      prepare.send({ ...(executesOn && { executesOn }), ...(receivedThrough && { receivedThrough }) }),
  });
  return (
    <Dialog title={say('prepare')} open onClose={onClose}>
      <p>{say('prepare-text')}</p>
      <Form form={form} act={say('prepare')} more={<Button onClick={onClose}>{parts('cancel')}</Button>}>
        <DayField label={say('pay-day')} help={say('pay-day-help')} {...form.field('executesOn')} />
        <DayField
          label={say('received-through')}
          help={say('received-through-help')}
          optional
          {...form.field('receivedThrough')}
        />
      </Form>
    </Dialog>
  );
}
