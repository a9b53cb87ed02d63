import { ask } from '../../../client.ts';
import { TextLink } from '../../../parts/button.tsx';
import { InstantText } from '../../../parts/figures.tsx';
import { FileField } from '../../../parts/file-field.tsx';
import { Form } from '../../../parts/form.tsx';
import { Notice } from '../../../parts/status.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useForm } from '../../../parts/use-form.ts';
import { useSay } from '../../../say/say.ts';
import type { Run } from '../data.ts';

type Answer = Run['files'][number]['answers'][number];

/** What the bank has said of one payment file, and what of it somebody must settle by hand. */
export function BankAnswers({ answers }: { answers: readonly Answer[] }) {
  const say = useSay('staff-runs');
  return answers.map(({ at, accepted, rejected, pending, open }) => (
    <div key={at} className="grid gap-1">
      <p>
        <InstantText at={at} />: {say('bank-answer', { accepted, rejected, pending })}
      </p>
      {open.length > 0 && (
        <Notice kind="warning" title={say('bank-answer-open')}>
          <ul className="grid gap-1">
            {open.map(({ payoutId, number, reason }) => (
              <li key={`${payoutId} ${reason}`}>
                <TextLink to="/tyo/maksut/maksu/$id" params={{ id: payoutId }}>
                  {number}
                </TextLink>{' '}
                <span className="wrap-anywhere">{reason}</span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  ));
}

/** Brings in the bank's answer to whichever payment file; the service finds the file by the answer itself. */
export function BringBankAnswer() {
  const say = useSay('staff-runs');
  const bring = useAction(ask.payouts.runs.readAnswer, {
    onDone: ({ rejected }) =>
      toast(rejected > 0 ? say('bank-answer-rejected', { count: rejected }) : say('bank-answer-taken')),
  });
  const form = useForm<{ file: File | null }>({
    start: { file: null },
    check: ({ file }) => ({ file: !file && say('bank-answer-file-missing') }),
    send: async ({ file }) => {
      if (!file) return;
      await bring.send({ file });
      form.set('file', null);
    },
  });
  return (
    <Form form={form} act={say('bring-bank-answer')}>
      <FileField
        label={say('bank-answer-file')}
        help={say('bank-answer-file-help')}
        accept=".xml,.txt"
        maxMegabytes={50}
        {...form.field('file')}
      />
    </Form>
  );
}
