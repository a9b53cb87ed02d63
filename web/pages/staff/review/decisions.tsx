import { ask } from '../../../client.ts';
import { Button } from '../../../parts/button.tsx';
import { ConfirmDialog, Dialog } from '../../../parts/dialog.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { Money } from '../../../parts/figures.tsx';
import { Form } from '../../../parts/form.tsx';
import { Notice } from '../../../parts/status.tsx';
import { TextArea } from '../../../parts/text-field.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useForm } from '../../../parts/use-form.ts';
import { useSay } from '../../../say/say.ts';
import type { ReviewedInvoice } from '../data.ts';
import { wayTo } from './facts.tsx';
import { asKnown } from './questions.ts';

type Deciding = { invoice: ReviewedInvoice; open: boolean; onClose: () => void; onDone: () => void };

/** Approving issues and sends at once, so it is asked with everything that cannot be changed afterwards. */
export function ApproveInvoice({ invoice, open, onClose, onDone }: Deciding) {
  const say = useSay('staff-review');
  const approve = useAction(ask.invoicing.review.approve, {
    onDone: ({ number }) => {
      toast(say('approved', { number }));
      onDone();
    },
  });
  return (
    <ConfirmDialog
      title={say('approve-title')}
      open={open}
      onClose={onClose}
      act={say('approve')}
      busy={approve.busy}
      refusal={approve.refusal}
      onConfirm={() => approve.run({ id: invoice.id })}
    >
      <p>{say('approve-text')}</p>
      <Facts
        facts={[
          { name: say('buyer'), value: invoice.customer?.name ?? invoice.buyerName },
          { name: say('delivery'), value: wayTo(invoice, say) },
          { name: say('gross'), value: <Money cents={invoice.grossCents} /> },
        ]}
      />
      {invoice.questions.length > 0 && (
        <Notice kind="warning">
          <p>{say('approve-questions', { count: invoice.questions.length })}</p>
        </Notice>
      )}
    </ConfirmDialog>
  );
}

const alwaysReady = ['vague', 'customer', 'vat'] as const;

/** Returning tells the writer why; the questions about the texts offer their own words. */
export function ReturnInvoice({ invoice, open, onClose, onDone }: Deciding) {
  const say = useSay('staff-review');
  const parts = useSay('parts');
  const giveBack = useAction(ask.invoicing.review.giveBack, {
    onDone: () => {
      toast(say('returned'));
      onDone();
    },
  });
  const form = useForm({
    start: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim().length < 3 && say('reason-missing') }),
    send: ({ reason }) => giveBack.send({ id: invoice.id, reason: reason.trim() }),
  });
  const ready = [
    ...invoice.questions.map(({ row, code }) => say(`question.${asKnown(code)}.reason`, { row: row + 1 })),
    ...(invoice.questions.length === 0 ? alwaysReady.map((one) => say(`ready.${one}`)) : []),
  ];
  const add = (text: string) => form.set('reason', [form.values.reason.trim(), text].filter(Boolean).join('\n'));

  return (
    <Dialog title={say('return-title')} open={open} onClose={onClose}>
      <p>{say('return-text', { owner: invoice.ownerName })}</p>
      <Form form={form} act={say('return')} more={<Button onClick={onClose}>{parts('cancel')}</Button>}>
        <fieldset className="grid justify-items-start gap-2">
          <legend className="mb-1.5 font-semibold">{say('ready-reasons')}</legend>
          {ready
            .filter((text) => !form.values.reason.includes(text))
            .map((text) => (
              <Button key={text} icon="plus" onClick={() => add(text)}>
                <span className="text-left font-normal">{text}</span>
              </Button>
            ))}
        </fieldset>
        <TextArea label={say('reason')} help={say('reason-help')} {...form.field('reason')} />
      </Form>
    </Dialog>
  );
}
