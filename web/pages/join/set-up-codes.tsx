import { drawingSVG, qrcode } from 'bwip-js/generic';
import { useMemo } from 'react';
import { OutsideLink } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Form } from '../../parts/form.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useForm } from '../../parts/use-form.ts';
import { useSay } from '../../say/say.ts';
import { askSignIn } from './sign-in-service.ts';

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
            <QrCode text={setup.totpURI} label={say('setup.picture')} />
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

/** Black on white whatever the theme, with the quiet border that cameras need. */
function QrCode({ text, label }: { text: string; label: string }) {
  const address = useMemo(() => {
    const drawn = qrcode({ bcid: 'qrcode', text, scale: 4, padding: 4 }, drawingSVG());
    return `data:image/svg+xml,${encodeURIComponent(drawn)}`;
  }, [text]);
  return <img src={address} alt={label} className="size-52 rounded-control border border-hairline bg-[white] p-1" />;
}
