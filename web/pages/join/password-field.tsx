import { useId, useState } from 'react';
import { Button } from '../../parts/button.tsx';
import type { FieldProps, ValueProps } from '../../parts/field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useSay } from '../../say/say.ts';
import { adviseOn, passwordLength } from './password-advice.ts';

type Props = Omit<FieldProps, 'optional'> & ValueProps<string>;

/** A password that can be shown, pasted, and filled by a password manager. */
export function PasswordField({
  autoComplete = 'current-password',
  ...props
}: Props & { autoComplete?: 'current-password' | 'new-password' }) {
  const say = useSay('join');
  const [shown, setShown] = useState(false);
  return (
    <div className="grid gap-1">
      <TextField {...props} type={shown ? 'text' : 'password'} autoComplete={autoComplete} spellCheck={false} />
      <div className="-ml-5">
        <Button kind="quiet" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {say('show-password')}
        </Button>
      </div>
    </div>
  );
}

/** A password that is being chosen: how good it is, is told in words while it is typed. */
export function NewPasswordField({ known, ...props }: Props & { known: readonly string[] }) {
  const say = useSay('join');
  const id = useId();
  const advice = adviseOn(props.value, known);
  const missing = passwordLength - props.value.length;
  return (
    <div className="grid gap-1">
      <PasswordField help={say('password-help')} {...props} autoComplete="new-password" />
      <p id={id} role="status" className="min-h-6 text-small font-medium">
        {advice === 'short' && say('advice.short', { count: missing })}
        {advice === 'guessable' && say('advice.guessable')}
        {advice === 'enough' && say('advice.enough')}
        {advice === 'strong' && say('advice.strong')}
      </p>
    </div>
  );
}

/** Why a chosen password cannot be taken, or nothing. */
export function passwordFault(say: ReturnType<typeof useSay<'join'>>, password: string, known: readonly string[]) {
  const advice = adviseOn(password, known);
  if (advice === 'empty' || advice === 'short') return say('lacks.password');
  return advice === 'guessable' ? say('lacks.password-guessable') : undefined;
}
