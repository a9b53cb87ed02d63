import { type ReactNode, useState } from 'react';
import { euros } from '../../../../src/basics/money.ts';
import { ask } from '../../../client.ts';
import { Button } from '../../../parts/button.tsx';
import { ConfirmDialog, Dialog } from '../../../parts/dialog.tsx';
import { Form } from '../../../parts/form.tsx';
import { TextArea } from '../../../parts/text-field.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useForm } from '../../../parts/use-form.ts';
import { useLanguage, useSay } from '../../../say/say.ts';
import type { StaffPayout } from '../data.ts';

type Decision = 'hold' | 'lift' | 'reject';
type Deciding = { payout: StaffPayout; onClose: () => void };

/** What a person may decide about a payout where it stands: hold it, lift a hold, or record what the bank refused. */
export function PayoutDecisions({ payout }: { payout: StaffPayout }) {
  const say = useSay('staff-runs');
  const [deciding, setDeciding] = useState<Decision>();
  const onClose = () => setDeciding(undefined);
  const { state, holds } = payout;
  const liftable = state === 'held' && holds.every((hold) => hold.liftable);
  const holdable = (state === 'planned' || state === 'held') && !holds.some((hold) => hold.byHand);
  return (
    <div className="flex flex-wrap gap-3">
      {liftable && (
        <Button kind="primary" icon="check" onClick={() => setDeciding('lift')}>
          {say('lift')}
        </Button>
      )}
      {holdable && (
        <Button icon="pause" onClick={() => setDeciding('hold')}>
          {say('hold-by-hand')}
        </Button>
      )}
      {state === 'sent' && (
        <Button icon="cross" onClick={() => setDeciding('reject')}>
          {say('reject')}
        </Button>
      )}
      {deciding === 'hold' && <Hold payout={payout} onClose={onClose} />}
      {deciding === 'lift' && <Lift payout={payout} onClose={onClose} />}
      {deciding === 'reject' && <Reject payout={payout} onClose={onClose} />}
    </div>
  );
}

function Lift({ payout, onClose }: Deciding) {
  const say = useSay('staff-runs');
  const sum = euros(payout.netCents, useLanguage());
  const lift = useAction(ask.payouts.runs.lift, {
    onDone: () => {
      toast(say('lifted'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={say('lift-title')}
      open
      onClose={onClose}
      act={say('lift')}
      busy={lift.busy}
      refusal={lift.refusal}
      onConfirm={() => lift.run({ id: payout.id })}
    >
      <p>{say('lift-text', { name: payout.name, sum })}</p>
    </ConfirmDialog>
  );
}

function Hold({ payout, onClose }: Deciding) {
  const say = useSay('staff-runs');
  const hold = useAction(ask.payouts.runs.hold, {
    onDone: () => {
      toast(say('held-now'));
      onClose();
    },
  });
  return (
    <WithReason
      title={say('hold-title')}
      act={say('hold-by-hand')}
      onClose={onClose}
      send={(reason) => hold.send({ id: payout.id, reason })}
    >
      <p>{say('hold-text', { name: payout.name })}</p>
    </WithReason>
  );
}

function Reject({ payout, onClose }: Deciding) {
  const say = useSay('staff-runs');
  const reject = useAction(ask.payouts.runs.reject, {
    onDone: () => {
      toast(say('rejected-now'));
      onClose();
    },
  });
  return (
    <WithReason
      title={say('reject-title')}
      act={say('reject')}
      onClose={onClose}
      send={(reason) => reject.send({ id: payout.id, reason })}
    >
      <p>{say('reject-text')}</p>
    </WithReason>
  );
}

function WithReason({
  title,
  act,
  onClose,
  send,
  children,
}: {
  title: string;
  act: string;
  onClose: () => void;
  send: (reason: string) => Promise<unknown>;
  children: ReactNode;
}) {
  const say = useSay('staff-runs');
  const parts = useSay('parts');
  const form = useForm({
    start: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim().length < 3 && say('reason-missing') }),
    send: ({ reason }) => send(reason.trim()),
  });
  return (
    <Dialog title={title} open onClose={onClose}>
      {children}
      <Form form={form} act={act} more={<Button onClick={onClose}>{parts('cancel')}</Button>}>
        <TextArea label={say('reason')} maxLength={1000} {...form.field('reason')} />
      </Form>
    </Dialog>
  );
}
