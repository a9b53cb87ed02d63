import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { TextLink } from '../../parts/button.tsx';
import { Form } from '../../parts/form.tsx';
import { Card, PageTitle, Stack, TwoColumns } from '../../parts/page.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useForm } from '../../parts/use-form.ts';
import { useSay } from '../../say/say.ts';
import { whoAmI } from '../../who.ts';
import { DemoDoors } from './demo-doors.tsx';
import { isEmail } from './email.ts';
import { LetterSent } from './letter-sent.tsx';
import { PasskeyButton } from './passkey-button.tsx';
import { PasswordField } from './password-field.tsx';
import { SecondStep } from './second-step.tsx';
import { askSignIn, isSignInRefusal, nowSignedIn, placeAfter } from './sign-in-service.ts';

const route = getRouteApi('/open/kirjaudu');

/** Signing in: e-mail and password with a second step where it is in use, or a passkey alone. */
export function SignIn() {
  const say = useSay('join');
  const { takaisin } = route.useSearch();
  const router = useRouter();
  const demo = useQuery(whoAmI()).data?.demo === true;
  const [at, setAt] = useState<'password' | 'second' | { unconfirmed: string }>('password');
  const goOn = async () => {
    const person = await nowSignedIn();
    if (person) router.history.push(placeAfter(takaisin, person.kind));
  };
  if (at === 'second') return <SecondStep onDone={goOn} onBack={() => setAt('password')} />;
  if (typeof at === 'object') return <LetterSent email={at.unconfirmed} onWrongAddress={() => setAt('password')} />;
  return (
    <>
      <PageTitle lead={takaisin ? say('sign-in.lead-back') : undefined}>{say('sign-in.title')}</PageTitle>
      <TwoColumns aside={demo ? <DemoDoors onDone={goOn} /> : <NotYetMember />}>
        <Stack>
          <PasswordForm
            onDone={goOn}
            onSecondStep={() => setAt('second')}
            onUnconfirmed={(email) => setAt({ unconfirmed: email })}
          />
          <PasskeyButton onDone={goOn} />
          {demo && <NotYetMember />}
        </Stack>
      </TwoColumns>
    </>
  );
}

function NotYetMember() {
  const say = useSay('join');
  return (
    <Card>
      <p>
        {say('sign-in.not-yet')} <TextLink to="/liity">{say('sign-in.to-join')}</TextLink>
      </p>
    </Card>
  );
}

function PasswordForm({
  onDone,
  onSecondStep,
  onUnconfirmed,
}: {
  onDone: () => Promise<void>;
  onSecondStep: () => void;
  onUnconfirmed: (email: string) => void;
}) {
  const say = useSay('join');
  const form = useForm({
    start: { email: '', password: '' },
    check: ({ email, password }) => ({
      email: !isEmail(email) && say('lacks.email'),
      password: password === '' && say('lacks.password-typed'),
    }),
    send: async ({ email, password }) => {
      const address = email.trim().toLowerCase();
      try {
        const answer = await askSignIn<{ twoFactorRedirect?: boolean }>('sign-in/email', {
          email: address,
          password,
          callbackURL: '/liity/vahvistettu',
        });
        if (answer.twoFactorRedirect) onSecondStep();
        else await onDone();
      } catch (error) {
        if (!isSignInRefusal(error, 'email-not-verified')) throw error;
        onUnconfirmed(address);
      }
    },
  });
  return (
    <Form form={form} act={say('sign-in.act')} more={<TextLink to="/salasana">{say('sign-in.forgot')}</TextLink>}>
      <TextField label={say('email')} type="email" autoComplete="username" {...form.field('email')} />
      <PasswordField label={say('password')} {...form.field('password')} />
    </Form>
  );
}
