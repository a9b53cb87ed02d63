import { useState } from 'react';
import { ask } from '../../../client.ts';
import { Button } from '../../../parts/button.tsx';
import { ConfirmDialog } from '../../../parts/dialog.tsx';
import { DayText, Money } from '../../../parts/figures.tsx';
import { Section } from '../../../parts/page.tsx';
import { Table } from '../../../parts/table.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useSay } from '../../../say/say.ts';
import type { ShownEntry } from '../data.ts';

type Payment = ShownEntry['mayReturn'][number];

/** For money that left and is not ours to send: somebody says which customer's payment the bank took back by it. */
export function NameReturned({ entry: { id, mayReturn } }: { entry: ShownEntry }) {
  const say = useSay('staff-bank');
  const [naming, setNaming] = useState<Payment>();
  const nameOf = ({ name }: Payment) => name ?? say('no-name');
  return (
    <Section title={say('may-return')}>
      <p className="text-ink-soft">{say(mayReturn.length > 0 ? 'may-return-text' : 'may-return-none')}</p>
      {mayReturn.length > 0 && (
        <Table
          caption={say('may-return')}
          rows={mayReturn}
          rowKey={(payment) => payment.id}
          columns={[
            { title: say('payer'), kind: 'main', cell: nameOf },
            { title: say('message'), cell: ({ message, reference }) => message ?? reference },
            { title: say('booked-on'), cell: ({ bookedOn }) => <DayText day={bookedOn} /> },
            { title: say('sum'), kind: 'figure', cell: ({ cents }) => <Money cents={cents} /> },
            {
              title: say('was-returned'),
              kind: 'bare',
              cell: (payment) => (
                <Button
                  icon="undo"
                  aria-label={say('was-returned-of', { name: nameOf(payment) })}
                  onClick={() => setNaming(payment)}
                >
                  {say('was-returned')}
                </Button>
              ),
            },
          ]}
        />
      )}
      {naming && (
        <ConfirmReturned entryId={id} payment={naming} name={nameOf(naming)} onClose={() => setNaming(undefined)} />
      )}
    </Section>
  );
}

function ConfirmReturned({
  entryId,
  payment,
  name,
  onClose,
}: {
  entryId: string;
  payment: Payment;
  name: string;
  onClose: () => void;
}) {
  const say = useSay('staff-bank');
  const nameReturned = useAction(ask.banking.entries.nameReturned, {
    onDone: () => {
      toast(say('named-returned'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={say('name-returned-title')}
      open
      onClose={onClose}
      act={say('was-returned')}
      kind="danger"
      busy={nameReturned.busy}
      refusal={nameReturned.refusal}
      onConfirm={() => nameReturned.run({ id: entryId, paymentId: payment.id })}
    >
      <p>
        {name}, <DayText day={payment.bookedOn} />, <Money cents={payment.cents} />
      </p>
      <p>{say('name-returned-text')}</p>
    </ConfirmDialog>
  );
}
