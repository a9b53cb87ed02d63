import { ask } from '../../../client.ts';
import { FileField } from '../../../parts/file-field.tsx';
import { Form } from '../../../parts/form.tsx';
import { Section } from '../../../parts/page.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useForm } from '../../../parts/use-form.ts';
import { useSay } from '../../../say/say.ts';

/** What the register answered, in its own file: it settles the delivery that it is to. */
export function BringAnswer() {
  const say = useSay('staff-register');
  const read = useAction(ask.reporting.deliveries.readAnswer, {
    onDone: ({ refusedReports: count }) => toast(count > 0 ? say('refused-now', { count }) : say('taken-now')),
  });
  const form = useForm<{ file: File | null }>({
    start: { file: null },
    check: ({ file }) => ({ file: !file && say('answer-file-missing') }),
    send: async ({ file }) => {
      if (!file) return;
      await read.send({ file });
      form.set('file', null);
    },
  });
  return (
    <Section title={say('bring')}>
      <Form form={form} act={say('bring')}>
        <FileField
          label={say('answer-file')}
          help={say('answer-file-help')}
          accept=".xml"
          maxMegabytes={50}
          {...form.field('file')}
        />
      </Form>
    </Section>
  );
}
