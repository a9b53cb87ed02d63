import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { Form } from '../../parts/form.tsx';
import { PageTitle } from '../../parts/page.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useForm } from '../../parts/use-form.ts';
import { useSay } from '../../say/say.ts';
import { askSignIn } from './sign-in-service.ts';

/** The second step of signing in: the code an authenticator shows, or one of the codes kept for when it is lost. */
export function SecondStep({ onDone, onBack }: { onDone: () => Promise<void>; onBack: () => void }) {
  const say = useSay('join');
  const [by, setBy] = useState<'totp' | 'backup-code'>('totp');
  return (
    <>
      <PageTitle lead={say(`second.lead-${by}`)}>{say('second.title')}</PageTitle>
      <CodeForm key={by} by={by} onDone={onDone} />
      <div className="mt-6 grid justify-items-start gap-1 *:-ml-5">
        <Button kind="quiet" onClick={() => setBy(by === 'totp' ? 'backup-code' : 'totp')}>
          {say(by === 'totp' ? 'second.use-backup' : 'second.use-app')}
        </Button>
        <Button kind="quiet" icon="back" onClick={onBack}>
          {say('second.back')}
        </Button>
      </div>
    </>
  );
}

function CodeForm({ by, onDone }: { by: 'totp' | 'backup-code'; onDone: () => Promise<void> }) {
  const say = useSay('join');
  const form = useForm({
    start: { code: '' },
    check: ({ code }) => ({
      code:
        code.replace(/\D/g, '').length !== 6 && by === 'totp'
          ? say('lacks.code')
          : !code.trim() && say('lacks.backup-code'),
    }),
    send: async ({ code }) => {
      // Codes are shown in groups; the spaces between them are not part of them.
      await askSignIn(`two-factor/verify-${by}`, {
        code: by === 'totp' ? code.replace(/\D/g, '') : code.replace(/\s/g, ''),
      });
      await onDone();
    },
  });
  return (
    <Form form={form} act={say('second.act')}>
      <TextField
        label={say(`second.${by}`)}
        width="short"
        autoComplete="one-time-code"
        inputMode={by === 'totp' ? 'numeric' : 'text'}
        spellCheck={false}
        {...form.field('code')}
      />
    </Form>
  );
}
