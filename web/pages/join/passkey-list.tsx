import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { dayInFinland } from '../../../src/basics/day.ts';
import { Button } from '../../parts/button.tsx';
import { ConfirmDialog } from '../../parts/dialog.tsx';
import { Facts } from '../../parts/facts.tsx';
import { DayText } from '../../parts/figures.tsx';
import { Form } from '../../parts/form.tsx';
import { Card, Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/states.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { toast } from '../../parts/toast.tsx';
import { useForm } from '../../parts/use-form.ts';
import { refusalText } from '../../say/refusals.ts';
import { useSay } from '../../say/say.ts';
import { addPasskey, knowsPasskeys } from './passkeys.ts';
import { askSignIn } from './sign-in-service.ts';

type Passkey = { id: string; name: string | null; createdAt: string };
const mine = ['passkeys'];

/** The devices a person signs in with by fingerprint, face or code: add one, remove one. */
export function PasskeyList() {
  const say = useSay('safety');
  const passkeys = useQuery({
    queryKey: mine,
    queryFn: () => askSignIn<Passkey[]>('passkey/list-user-passkeys'),
  });
  const [removing, setRemoving] = useState<Passkey>();
  return (
    <Section title={say('passkeys.title')}>
      <Card>
        <p>{say('passkeys.text')}</p>
        <Answered query={passkeys}>
          {(known) =>
            known.length > 0 && (
              <Facts
                facts={known.map((passkey) => ({
                  name: passkey.name || say('passkeys.unnamed'),
                  value: (
                    <>
                      {say('passkeys.added')} <DayText day={dayInFinland(new Date(passkey.createdAt))} />
                    </>
                  ),
                  change: (
                    <Button
                      kind="quiet"
                      aria-label={`${say('passkeys.remove')}: ${passkey.name || say('passkeys.unnamed')}`}
                      onClick={() => setRemoving(passkey)}
                    >
                      {say('passkeys.remove')}
                    </Button>
                  ),
                }))}
              />
            )
          }
        </Answered>
        {knowsPasskeys() ? <AddPasskey /> : <p className="text-ink-soft">{say('passkeys.not-here')}</p>}
      </Card>
      {removing && <RemovePasskey passkey={removing} onClose={() => setRemoving(undefined)} />}
    </Section>
  );
}

function AddPasskey() {
  const say = useSay('safety');
  const queries = useQueryClient();
  const form = useForm({
    start: { name: '' },
    check: ({ name }) => ({ name: !name.trim() && say('passkeys.lacks-name') }),
    send: async ({ name }) => {
      if (!(await addPasskey(name.trim()))) return toast(say('passkeys.closed'));
      form.set('name', '');
      await queries.invalidateQueries({ queryKey: mine });
      toast(say('passkeys.done'));
    },
  });
  return (
    <Form form={form} act={say('passkeys.add')}>
      <TextField
        label={say('passkeys.name')}
        help={say('passkeys.name-help')}
        width="short"
        autoComplete="off"
        maxLength={60}
        {...form.field('name')}
      />
    </Form>
  );
}

function RemovePasskey({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const say = useSay('safety');
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const remove = async () => {
    setBusy(true);
    try {
      await askSignIn('passkey/delete-passkey', { id: passkey.id });
      await queries.invalidateQueries({ queryKey: mine });
      toast(say('passkeys.removed'));
      onClose();
    } catch (error) {
      setRefusal(refusalText(error));
      setBusy(false);
    }
  };
  return (
    <ConfirmDialog
      title={say('passkeys.ask', { name: passkey.name || say('passkeys.unnamed') })}
      open
      onClose={onClose}
      act={say('passkeys.remove')}
      kind="danger"
      busy={busy}
      refusal={refusal}
      onConfirm={remove}
    >
      <p>{say('passkeys.ask-text')}</p>
    </ConfirmDialog>
  );
}
