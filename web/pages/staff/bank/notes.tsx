import { ask } from '../../../client.ts';
import { InstantText } from '../../../parts/figures.tsx';
import { Form } from '../../../parts/form.tsx';
import { Section } from '../../../parts/page.tsx';
import { TextArea } from '../../../parts/text-field.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useForm } from '../../../parts/use-form.ts';
import { useSay } from '../../../say/say.ts';
import type { ShownEntry } from '../data.ts';

/** What staff wrote beside an entry, and room for one more. */
export function EntryNotes({ entry: { id, notes } }: { entry: ShownEntry }) {
  const say = useSay('staff-bank');
  const write = useAction(ask.banking.entries.note);
  const form = useForm({
    start: { text: '' },
    check: ({ text }) => ({ text: !text.trim() && say('note-missing') }),
    send: async ({ text }) => {
      await write.send({ id, text: text.trim() });
      form.set('text', '');
    },
  });
  return (
    <Section title={say('notes')}>
      {notes.length > 0 && (
        <ol className="grid gap-3">
          {notes.map((note) => (
            <li key={note.id} className="border-l-2 border-hairline pl-4">
              <p className="whitespace-pre-line">{note.text}</p>
              <p className="text-small text-ink-soft">
                {note.by ?? say('somebody')}, <InstantText at={note.at} />
              </p>
            </li>
          ))}
        </ol>
      )}
      <Form form={form} act={say('save-note')}>
        <TextArea label={say('note')} rows={2} maxLength={1000} {...form.field('text')} />
      </Form>
    </Section>
  );
}
