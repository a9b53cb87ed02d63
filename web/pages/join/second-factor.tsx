import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ButtonRow } from '../../parts/button.tsx';
import { Form } from '../../parts/form.tsx';
import { Card, Section } from '../../parts/page.tsx';
import { Status } from '../../parts/status.tsx';
import { toast } from '../../parts/toast.tsx';
import { useForm } from '../../parts/use-form.ts';
import { useSay } from '../../say/say.ts';
import { whoAmI } from '../../who.ts';
import { BackupCodes } from './backup-codes.tsx';
import { PasswordField } from './password-field.tsx';
import { SetUpCodes, type Setup } from './set-up-codes.tsx';
import { askSignIn } from './sign-in-service.ts';

type Stage = 'rest' | 'start' | 'renew' | 'stop' | { setup: Setup } | { codes: readonly string[] };

/** The second step of signing in: set up with an authenticator, its backup codes shown once, renewed or stopped. */
export function SecondFactor({ inUse, mayStop }: { inUse: boolean; mayStop: boolean }) {
  const say = useSay('safety');
  const queries = useQueryClient();
  const [stage, setStage] = useState<Stage>('rest');
  const rest = async () => {
    setStage('rest');
    await queries.invalidateQueries({ queryKey: whoAmI().queryKey });
  };
  return (
    <Section
      title={say('second.title')}
      aside={<Status tone={inUse ? 'good' : 'act'}>{say(inUse ? 'second.in-use' : 'second.not-in-use')}</Status>}
    >
      <Card>
        {stage === 'rest' && (
          <>
            <p>{say('second.text')}</p>
            {inUse ? (
              <ButtonRow>
                <Button onClick={() => setStage('renew')}>{say('second.renew')}</Button>
                {mayStop && (
                  <Button kind="quiet" onClick={() => setStage('stop')}>
                    {say('second.stop')}
                  </Button>
                )}
              </ButtonRow>
            ) : (
              <div>
                <Button kind="primary" onClick={() => setStage('start')}>
                  {say('second.start')}
                </Button>
              </div>
            )}
          </>
        )}
        {stage === 'start' && (
          <AskPassword
            act={say('second.continue')}
            send={async (password) => setStage({ setup: await askSignIn<Setup>('two-factor/enable', { password }) })}
            onCancel={rest}
          />
        )}
        {stage === 'renew' && (
          <AskPassword
            act={say('second.renew')}
            send={async (password) => {
              const { backupCodes } = await askSignIn<Setup>('two-factor/generate-backup-codes', { password });
              setStage({ codes: backupCodes });
            }}
            onCancel={rest}
          />
        )}
        {stage === 'stop' && (
          <AskPassword
            act={say('second.stop')}
            send={async (password) => {
              await askSignIn('two-factor/disable', { password });
              toast(say('second.stopped'));
              await rest();
            }}
            onCancel={rest}
          />
        )}
        {typeof stage === 'object' && 'setup' in stage && (
          <SetUpCodes setup={stage.setup} onDone={() => setStage({ codes: stage.setup.backupCodes })} />
        )}
        {typeof stage === 'object' && 'codes' in stage && <BackupCodes codes={stage.codes} onDone={rest} />}
      </Card>
    </Section>
  );
}

/** Whoever changes how one signs in shows once more that it is them. */
function AskPassword({
  act,
  send,
  onCancel,
}: {
  act: string;
  send: (password: string) => Promise<unknown>;
  onCancel: () => void;
}) {
  const say = useSay('safety');
  const parts = useSay('parts');
  const form = useForm({
    start: { password: '' },
    check: ({ password }) => ({ password: password === '' && say('second.lacks-password') }),
    send: ({ password }) => send(password),
  });
  return (
    <Form
      form={form}
      act={act}
      more={
        <Button kind="quiet" onClick={onCancel}>
          {parts('cancel')}
        </Button>
      }
    >
      <PasswordField label={say('second.password')} {...form.field('password')} />
    </Form>
  );
}
