import { useState } from 'react';
import { euros } from '../../../../src/basics/money.ts';
import { ask } from '../../../client.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { InstantText, Money } from '../../../parts/figures.tsx';
import { Form } from '../../../parts/form.tsx';
import { Section } from '../../../parts/page.tsx';
import { Status } from '../../../parts/status.tsx';
import { Table } from '../../../parts/table.tsx';
import { TextArea } from '../../../parts/text-field.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useForm } from '../../../parts/use-form.ts';
import { useLanguage, useSay } from '../../../say/say.ts';
import type { ShownEntry } from '../data.ts';

type Allocation = ShownEntry['allocations'][number];

/** What the payment was for, who decided it, and the way back. */
export function AllocationHistory({ entry: { allocations } }: { entry: ShownEntry }) {
  const say = useSay('staff-bank');
  const language = useLanguage();
  const [undoing, setUndoing] = useState<Allocation>();
  return (
    <Section title={say('history')}>
      <Table
        caption={say('history')}
        rows={allocations}
        rowKey={({ id }) => id}
        columns={[
          { title: say('for'), kind: 'main', cell: (allocation) => <For allocation={allocation} /> },
          { title: say('who'), cell: (allocation) => <Who allocation={allocation} /> },
          { title: say('sum'), kind: 'figure', cell: ({ cents }) => <Money cents={cents} /> },
          {
            title: say('undo'),
            kind: 'bare',
            cell: (allocation) =>
              allocation.takenBack || allocation.target === 'return' ? null : (
                <Button
                  icon="undo"
                  aria-label={say('undo-of', { sum: euros(allocation.cents, language) })}
                  onClick={() => setUndoing(allocation)}
                >
                  {say('undo')}
                </Button>
              ),
          },
        ]}
      />
      {undoing && <TakeBack allocation={undoing} onClose={() => setUndoing(undefined)} />}
    </Section>
  );
}

function For({ allocation: { target, invoice, takenBack } }: { allocation: Allocation }) {
  const say = useSay('staff-bank');
  return (
    <span className="grid justify-items-start gap-1">
      <span>{invoice ? say('invoice-number', { number: invoice.number }) : say(`target.${target}`)}</span>
      {invoice && (
        <span className="text-small font-normal text-ink-soft">
          {invoice.buyerName}
          {invoice.entrepreneur && ` · ${invoice.entrepreneur}`}
        </span>
      )}
      {takenBack && <Status tone="quiet">{say('taken-back')}</Status>}
    </span>
  );
}

function Who({ allocation: { byMatching, by, at, takenBack } }: { allocation: Allocation }) {
  const say = useSay('staff-bank');
  return (
    <span className="grid gap-0.5">
      <span>{byMatching ? say('by-matching') : (by ?? say('somebody'))}</span>
      <span className="text-small text-ink-soft">
        <InstantText at={at} />
      </span>
      {takenBack && (
        <span className="text-small">
          {say('taken-back')} <InstantText at={takenBack.at} />: {takenBack.reason}
        </span>
      )}
    </span>
  );
}

function TakeBack({ allocation, onClose }: { allocation: Allocation; onClose: () => void }) {
  const say = useSay('staff-bank');
  const parts = useSay('parts');
  const takeBack = useAction(ask.banking.entries.takeBack, {
    onDone: () => {
      toast(say('undone'));
      onClose();
    },
  });
  const form = useForm({
    start: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim().length < 3 && say('undo-reason-missing') }),
    send: ({ reason }) => takeBack.send({ id: allocation.id, reason: reason.trim() }),
  });
  return (
    <Dialog title={say('undo-title')} open onClose={onClose}>
      <p>{say('undo-text')}</p>
      <Form form={form} act={say('undo')} more={<Button onClick={onClose}>{parts('cancel')}</Button>}>
        <TextArea label={say('undo-reason')} maxLength={1000} {...form.field('reason')} />
      </Form>
    </Dialog>
  );
}
