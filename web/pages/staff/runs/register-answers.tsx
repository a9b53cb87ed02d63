import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../../../client.ts';
import { Button } from '../../../parts/button.tsx';
import { Checkbox } from '../../../parts/choice-fields.tsx';
import { ConfirmDialog, Dialog } from '../../../parts/dialog.tsx';
import { Form } from '../../../parts/form.tsx';
import { Section } from '../../../parts/page.tsx';
import { TextArea } from '../../../parts/text-field.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useForm } from '../../../parts/use-form.ts';
import { useSay } from '../../../say/say.ts';
import type { Delivery, EarningsReport } from '../data.ts';

type Answer = 'sent' | 'acknowledged' | 'rejected' | 'correct';
type Answering = { delivery: Delivery; onClose: () => void };

/** What staff record of a delivery: that it was sent, and what the register said. */
export function RegisterAnswers({ delivery, reports }: { delivery: Delivery; reports: readonly EarningsReport[] }) {
  const say = useSay('staff-register');
  const [answering, setAnswering] = useState<Answer>();
  const onClose = () => setAnswering(undefined);
  const { kind, state, uncorrected, toCancel } = delivery;
  const isCorrectable =
    uncorrected > 0 || (state === 'acknowledged' && toCancel > 0) || (kind === 'separate' && state === 'rejected');
  if (!['written', 'sent'].includes(state) && !isCorrectable) return null;
  return (
    <Section title={say('answer')}>
      <div className="flex flex-wrap gap-3">
        {state === 'written' && (
          <Button kind="primary" icon="send" onClick={() => setAnswering('sent')}>
            {say('mark-sent')}
          </Button>
        )}
        {state === 'sent' && (
          <Button kind="primary" icon="check" onClick={() => setAnswering('acknowledged')}>
            {say('mark-acknowledged')}
          </Button>
        )}
        {(state === 'written' || state === 'sent') && (
          <Button icon="cross" onClick={() => setAnswering('rejected')}>
            {say('mark-rejected')}
          </Button>
        )}
        {isCorrectable && (
          <Button kind="primary" icon="document" onClick={() => setAnswering('correct')}>
            {say('correct')}
          </Button>
        )}
      </div>
      {answering === 'sent' && <Sent delivery={delivery} onClose={onClose} />}
      {answering === 'acknowledged' && <Acknowledged delivery={delivery} reports={reports} onClose={onClose} />}
      {answering === 'rejected' && <Rejected delivery={delivery} onClose={onClose} />}
      {answering === 'correct' && <Correct delivery={delivery} onClose={onClose} />}
    </Section>
  );
}

function Sent({ delivery: { id }, onClose }: Answering) {
  const say = useSay('staff-register');
  const mark = useAction(ask.reporting.deliveries.markSent, {
    onDone: () => {
      toast(say('sent-now'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={say('mark-sent-title')}
      open
      onClose={onClose}
      act={say('mark-sent')}
      busy={mark.busy}
      refusal={mark.refusal}
      onConfirm={() => mark.run({ id })}
    >
      <p>{say('mark-sent-text')}</p>
    </ConfirmDialog>
  );
}

function Acknowledged({ delivery: { id }, reports, onClose }: Answering & { reports: readonly EarningsReport[] }) {
  const say = useSay('staff-register');
  const parts = useSay('parts');
  const mark = useAction(ask.reporting.deliveries.markAcknowledged, {
    onDone: () => {
      toast(say('acknowledged-now'));
      onClose();
    },
  });
  const form = useForm({
    start: { refused: [] as readonly string[], reason: '' },
    check: ({ refused, reason }) => ({
      reason: refused.length > 0 && reason.trim().length < 3 && say('reason-missing'),
    }),
    send: ({ refused, reason }) =>
      mark.send({ id, refusedReports: [...refused], ...(reason.trim() && { reason: reason.trim() }) }),
  });
  const chosen = form.values.refused;
  return (
    <Dialog title={say('acknowledged-title')} open onClose={onClose}>
      <p>{say('acknowledged-text')}</p>
      <Form form={form} act={say('save')} more={<Button onClick={onClose}>{parts('cancel')}</Button>}>
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 font-semibold">{say('refused-reports')}</legend>
          {reports.map(({ reportId, name }) => (
            <Checkbox
              key={reportId}
              label={name}
              value={chosen.includes(reportId)}
              onChange={(on) =>
                form.set('refused', on ? [...chosen, reportId] : chosen.filter((one) => one !== reportId))
              }
            />
          ))}
        </fieldset>
        {chosen.length > 0 && <TextArea label={say('reason')} maxLength={2000} {...form.field('reason')} />}
      </Form>
    </Dialog>
  );
}

function Rejected({ delivery: { id }, onClose }: Answering) {
  const say = useSay('staff-register');
  const parts = useSay('parts');
  const mark = useAction(ask.reporting.deliveries.markRejected, {
    onDone: () => {
      toast(say('acknowledged-now'));
      onClose();
    },
  });
  const form = useForm({
    start: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim().length < 3 && say('reason-missing') }),
    send: ({ reason }) => mark.send({ id, reason: reason.trim() }),
  });
  return (
    <Dialog title={say('rejected-title')} open onClose={onClose}>
      <p>{say('rejected-text')}</p>
      <Form form={form} act={say('save')} more={<Button onClick={onClose}>{parts('cancel')}</Button>}>
        <TextArea label={say('reason')} maxLength={2000} {...form.field('reason')} />
      </Form>
    </Dialog>
  );
}

function Correct({ delivery: { id }, onClose }: Answering) {
  const say = useSay('staff-register');
  const navigate = useNavigate();
  const correct = useAction(ask.reporting.deliveries.correct, {
    onDone: (made) => {
      toast(say('corrected'));
      onClose();
      navigate({ to: '/tyo/maksut/tulorekisteri/$id', params: { id: made.id } });
    },
  });
  return (
    <ConfirmDialog
      title={say('correct-title')}
      open
      onClose={onClose}
      act={say('correct')}
      busy={correct.busy}
      refusal={correct.refusal}
      onConfirm={() => correct.run({ id })}
    >
      <p>{say('correct-text')}</p>
    </ConfirmDialog>
  );
}
