import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/page.tsx';
import { Answered } from '../../parts/states.tsx';
import { Notice, Status } from '../../parts/status.tsx';
import { refusalText } from '../../say/refusals.ts';
import { type Key, useSay } from '../../say/say.ts';
import { type DemoPerson, demoDoors } from './sign-in-service.ts';

/** One click per role into the demo town. Shown only where the service says that everybody in it is made up. */
export function DemoDoors({ onDone }: { onDone: () => Promise<void> }) {
  const say = useSay('join');
  const people = useQuery({ queryKey: ['demo-people'], queryFn: demoDoors.people });
  const [entering, setEntering] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const enter = async (key: string) => {
    setEntering(key);
    setRefusal(undefined);
    try {
      await demoDoors.enter(key);
      await onDone();
    } catch (error) {
      setRefusal(refusalText(error));
    } finally {
      setEntering(undefined);
    }
  };
  return (
    <Card>
      <div className="grid justify-items-start gap-1">
        <Status tone="waiting" icon="info">
          {say('demo.mark')}
        </Status>
        <h2 className="text-heading font-semibold">{say('demo.title')}</h2>
        <p className="text-ink-soft">{say('demo.text')}</p>
      </div>
      {refusal && <Notice kind="danger" announce title={refusal} />}
      <Answered query={people}>
        {(known) => (
          <ul className="grid gap-2">
            {known.map((person) => (
              <li key={person.key}>
                <Button wide busy={entering === person.key} onClick={() => enter(person.key)}>
                  <span className="grid w-full text-left">
                    <span>{person.name}</span>
                    <span className="text-small font-normal text-ink-soft">{whatTheyDo(person, say)}</span>
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </Card>
  );
}

const duties = ['review', 'money', 'approve', 'people', 'privacy', 'system'] as const;

function whatTheyDo({ kind, duties: theirs }: DemoPerson, say: ReturnType<typeof useSay<'join'>>): string {
  if (kind === 'entrepreneur') return say('demo.entrepreneur');
  const named: Key<'join'>[] = duties
    .filter((duty) => theirs.includes(duty))
    .map((duty) => `demo.duty.${duty}` as const);
  return named.map((key) => say(key)).join(', ');
}
