import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/status.tsx';
import { isForeseen, refusalText } from '../../say/refusals.ts';
import { useSay } from '../../say/say.ts';
import { knowsPasskeys, signInWithPasskey } from './passkeys.ts';

/** Signing in with a passkey: fingerprint, face or the device's code. Not shown where the browser knows none. */
export function PasskeyButton({ onDone }: { onDone: () => Promise<void> }) {
  const say = useSay('join');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  if (!knowsPasskeys()) return null;
  const signIn = async () => {
    setBusy(true);
    setTrouble(undefined);
    try {
      if (await signInWithPasskey()) await onDone();
      else setTrouble(say('passkey.closed'));
    } catch (error) {
      setTrouble(refusalText(error));
      if (!isForeseen(error)) reportError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="grid max-w-xl justify-items-start gap-3 border-t border-hairline pt-6">
      {trouble && <Notice kind="warning" announce title={trouble} />}
      <Button icon="lock" busy={busy} onClick={signIn}>
        {say('passkey.sign-in')}
      </Button>
      <p className="text-small text-ink-soft">{say('passkey.help')}</p>
    </div>
  );
}
