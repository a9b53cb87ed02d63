import { ask } from '../../../client.ts';
import { ConfirmDialog } from '../../../parts/dialog.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { DayText, Money } from '../../../parts/figures.tsx';
import { Notice } from '../../../parts/status.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useSay } from '../../../say/say.ts';
import type { Run } from '../data.ts';

type Deciding = { run: Run; open: boolean; onClose: () => void };

/** The second pair of eyes: what is approved is named by its version and sum, so that nothing else can be. */
export function ApproveRun({ run, open, onClose }: Deciding) {
  const say = useSay('staff-runs');
  const approve = useAction(ask.payouts.runs.approve, {
    onDone: () => {
      toast(say('approved-now'));
      onClose();
    },
  });
  const { id, version, totals, payouts, held, executesOn, preparedBy } = run;
  return (
    <ConfirmDialog
      title={say('approve-title')}
      open={open}
      onClose={onClose}
      act={say('approve')}
      busy={approve.busy}
      refusal={approve.refusal}
      onConfirm={() => approve.run({ id, version, netCents: totals.netCents })}
    >
      <p>{say('approve-text')}</p>
      <Facts
        facts={[
          { name: say('net'), value: <Money cents={totals.netCents} /> },
          { name: say('payouts'), value: payouts },
          { name: say('pay-day'), value: <DayText day={executesOn} /> },
          { name: say('prepared-by'), value: preparedBy },
        ]}
      />
      {held > 0 && (
        <Notice kind="warning">
          <p>{say('approve-held', { count: held })}</p>
        </Notice>
      )}
    </ConfirmDialog>
  );
}

/** Lets a prepared run go; nothing of it has been booked or sent yet. */
export function CancelRun({ run, open, onClose }: Deciding) {
  const say = useSay('staff-runs');
  const cancel = useAction(ask.payouts.runs.cancel, {
    onDone: () => {
      toast(say('cancelled-now'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={say('cancel-title')}
      open={open}
      onClose={onClose}
      act={say('cancel-run')}
      kind="danger"
      busy={cancel.busy}
      refusal={cancel.refusal}
      onConfirm={() => cancel.run({ id: run.id })}
    >
      <p>{say('cancel-text')}</p>
    </ConfirmDialog>
  );
}
