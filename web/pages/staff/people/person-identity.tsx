import type { Day } from '../../../../src/basics/day.ts';
import { dayInFinland } from '../../../../src/basics/day.ts';
import { ask } from '../../../client.ts';
import { Button } from '../../../parts/button.tsx';
import { RadioGroup } from '../../../parts/choice-fields.tsx';
import { DayField } from '../../../parts/day-field.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { Masked } from '../../../parts/figures.tsx';
import { Form } from '../../../parts/form.tsx';
import { TextArea, TextField } from '../../../parts/text-field.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useForm } from '../../../parts/use-form.ts';
import { useSay } from '../../../say/say.ts';
import type { ShownPerson } from '../data.ts';

const documents = ['passport', 'identity-card', 'driving-licence', 'residence-permit'] as const;
type Values = { document: (typeof documents)[number] | null; checkedOn: Day | null };

/** Records that somebody of the staff has seen a document of the person. */
export function VerifyIdentity({ person, open, onClose }: { person: ShownPerson; open: boolean; onClose: () => void }) {
  const say = useSay('staff-people');
  const parts = useSay('parts');
  const verify = useAction(ask.members.verifyIdentity, {
    onDone: () => {
      toast(say('verified-now'));
      onClose();
    },
  });
  const form = useForm<Values>({
    start: { document: null, checkedOn: dayInFinland(new Date()) },
    check: ({ document, checkedOn }) => ({
      document: !document && say('document-missing'),
      checkedOn: !checkedOn && say('checked-on-missing'),
    }),
    send: async ({ document, checkedOn }) =>
      document && checkedOn && verify.send({ id: person.id, document, checkedOn }),
  });
  return (
    <Dialog title={say('verify-title')} open={open} onClose={onClose}>
      <p>{say('verify-text')}</p>
      <Facts
        facts={[
          { name: say('first-names'), value: person.firstNames },
          { name: say('last-name'), value: person.lastName },
          { name: say('hetu'), value: person.hetu && <Masked text={person.hetu} /> },
        ]}
      />
      <Form form={form} act={say('verify')} more={<Button onClick={onClose}>{parts('cancel')}</Button>}>
        <RadioGroup
          label={say('document')}
          choices={documents.map((value) => ({ value, label: say(`document-of.${value}`) }))}
          {...form.field('document')}
        />
        <DayField label={say('checked-on')} {...form.field('checkedOn')} />
      </Form>
    </Dialog>
  );
}

/** Corrects a name or an identity code that was given wrong; the person reads the reason. */
export function CorrectIdentity({ person, onClose }: { person: ShownPerson; onClose: () => void }) {
  const say = useSay('staff-people');
  const parts = useSay('parts');
  const refusal = useSay('refusals');
  const correct = useAction(ask.members.correctIdentity, {
    onDone: () => {
      toast(say('corrected'));
      onClose();
    },
  });
  const form = useForm({
    start: { firstNames: person.firstNames ?? '', lastName: person.lastName ?? '', hetu: '', reason: '' },
    check: ({ firstNames, lastName, reason }) => ({
      firstNames: !firstNames.trim() && say('name-missing'),
      lastName: !lastName.trim() && say('name-missing'),
      reason: reason.trim().length < 10 && refusal('reason-too-short'),
    }),
    send: ({ hetu, ...names }) => correct.send({ id: person.id, ...names, ...(hetu.trim() && { hetu: hetu.trim() }) }),
  });
  return (
    <Dialog title={say('correct-title')} open onClose={onClose}>
      <p>{say('correct-text')}</p>
      <Form form={form} act={say('save')} more={<Button onClick={onClose}>{parts('cancel')}</Button>}>
        <TextField label={say('first-names')} autoComplete="off" maxLength={200} {...form.field('firstNames')} />
        <TextField label={say('last-name')} autoComplete="off" maxLength={200} {...form.field('lastName')} />
        <TextField
          label={say('hetu')}
          help={say('hetu-help')}
          optional
          width="short"
          figures
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          {...form.field('hetu')}
        />
        <TextArea
          label={say('reason')}
          help={say('reveal-text', { name: person.name })}
          maxLength={500}
          {...form.field('reason')}
        />
      </Form>
    </Dialog>
  );
}
