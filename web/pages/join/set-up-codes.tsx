import { lazy, Suspense } from 'react';
import { OutsideLink } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Form } from '../../parts/form.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useForm } from '../../parts/use-form.ts';
import { useSay } from '../../say/say.ts';
import { askSignIn } from './sign-in-service.ts';

// Drawing the code takes more script than the rest of the page together, so only who sets it up loads it.
const QrCode = lazy(async () => ({ default: (await import('./qr-code.tsx')).QrCode }));

export type Setup = { totpURI: string; backupCodes: string[] };

/** An authenticator learns the secret by picture, by link on the same phone, or by hand; its first code proves that it did. */
export function SetUpCodes({ setup, onDone }: { setup: Setup; onDone: () => void }) {
  const say = useSay('safety');
  const secret = new URL(setup.totpURI).searchParams.get('secret') ?? '';
  const form = useForm({
    start: { code: '' },
    check: ({ code }) => ({ code: code.replace(/\D/g, '').length !== 6 && say('setup.lacks-code') }),
    send: async ({ code }) => {
      await askSignIn('two-factor/verify-totp', { code: code.replace(/\D/g, '') });
      onDone();
    },
  });
  return (
    <div className="grid gap-6">
      <ol className="grid list-decimal gap-5 pl-5">
        <li>{say('setup.app')}</li>
        <li>
          <div className="grid justify-items-start gap-3">
            <span>{say('setup.scan')}</span>
            <Suspense fallback={<div className="size-52" />}>
              <QrCode text={setup.totpURI} label={say('setup.picture')} />
            </Suspense>
            <span>
              <OutsideLink href={setup.totpURI}>{say('setup.same-phone')}</OutsideLink>
            </span>
            <div className="flex flex-wrap items-center gap-x-2">
              <span>
                {say('setup.by-hand')} <code className="font-semibold break-all">{inFours(secret)}</code>
              </span>
              <CopyButton value={secret} label={say('setup.key')} />
            </div>
          </div>
        </li>
        <li>{say('setup.code-step')}</li>
      </ol>
      <Form form={form} act={say('setup.act')}>
        <TextField
          label={say('setup.code')}
          width="short"
          inputMode="numeric"
          autoComplete="one-time-code"
          {...form.field('code')}
        />
      </Form>
    </div>
  );
}

const inFours = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ');
