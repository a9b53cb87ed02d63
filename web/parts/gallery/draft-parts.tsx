import { useState } from 'react';
import { SavedState } from '../live.tsx';
import { Card, Section } from '../page.tsx';
import { TextArea } from '../text-field.tsx';
import { useAutosave } from '../use-autosave.ts';

const soon = () => new Promise((done) => setTimeout(done, 300));

export function DraftParts() {
  const [text, setText] = useState('Ikkunoiden pesu');
  const [saves, setSaves] = useState<string[]>([]);
  const draft = useAutosave(text, async (value) => {
    await soon();
    setSaves((before) => [...before, value]);
  });
  return (
    <Section title="Luonnos tallentuu itse" aside={<SavedState {...draft} />}>
      <Card>
        <TextArea label="Luonnoksen teksti" value={text} onChange={setText} />
        <ol aria-label="Tallennukset" className="text-small text-ink-soft">
          {saves.map((value) => (
            <li key={value}>{value}</li>
          ))}
        </ol>
      </Card>
    </Section>
  );
}
