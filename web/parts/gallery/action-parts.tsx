import { useState } from 'react';
import { Button, ButtonRow } from '../button.tsx';
import { Card, Section } from '../page.tsx';
import { Notice } from '../status.tsx';
import { useAction } from '../use-action.ts';

// A service whose every first answer to a key is lost on the way, as on a train.
function forgetfulService(seen: (key: string) => void) {
  const asked = new Set<string>();
  return {
    call: async (input: { batch: string }, { context: { key } }: { context: { key: string } }) => {
      seen(key);
      if (asked.has(key)) return input.batch;
      asked.add(key);
      throw new TypeError('Failed to fetch');
    },
  };
}

export function ActionParts() {
  const [keys, setKeys] = useState<string[]>([]);
  const [service] = useState(() => forgetfulService((key) => setKeys((before) => [...before, key])));
  const approve = useAction(service);
  return (
    <Section title="Teko ja sen avain">
      <Card>
        <ButtonRow>
          <Button busy={approve.busy} onClick={() => approve.run({ batch: 'A' })}>
            Hyväksy erä A
          </Button>
          <Button busy={approve.busy} onClick={() => approve.run({ batch: 'B' })}>
            Hyväksy erä B
          </Button>
        </ButtonRow>
        {approve.refusal && <Notice kind="danger" title={approve.refusal} announce />}
        {approve.answer && <Notice kind="good" title={`Erä ${approve.answer} hyväksytty`} announce />}
        <ol className="text-small text-ink-soft" aria-label="Käytetyt avaimet">
          {keys.map((key, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same key is meant to come twice.
            <li key={index} className="figures">
              {key}
            </li>
          ))}
        </ol>
      </Card>
    </Section>
  );
}
