import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { TextLink } from '../../parts/button.tsx';
import { Form } from '../../parts/form.tsx';
import { PageTitle, Stack } from '../../parts/page.tsx';
import { Notice } from '../../parts/status.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { toast } from '../../parts/toast.tsx';
import { useForm } from '../../parts/use-form.ts';
import { useSay } from '../../say/say.ts';
import { isEmail } from './email.ts';
import { NewPasswordField, passwordFault } from './password-field.tsx';
import { askSignIn } from './sign-in-service.ts';

const route = getRouteApi('/open/salasana');

/** A forgotten password: ask for a link, or choose a new one where the link of the letter leads here with its token. */
export function SetPassword() {
  const { token, error } = route.useSearch();
  return token ? <ChooseNew token={token} /> : <AskForLink old={error !== undefined} />;
}

function AskForLink({ old }: { old: boolean }) {
  const say = useSay('join');
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({
    start: { email: '' },
    check: ({ email }) => ({ email: !isEmail(email) && say('lacks.email') }),
    send: async ({ email }) => {
      const address = email.trim().toLowerCase();
      await askSignIn('request-password-reset', { email: address, redirectTo: '/salasana' });
      setSentTo(address);
    },
  });
  if (sentTo)
    return (
      <>
        <PageTitle key="sent" lead={say('forgot.sent-lead', { email: sentTo })}>
          {say('sent.title')}
        </PageTitle>
        <TextLink to="/kirjaudu">{say('to-sign-in')}</TextLink>
      </>
    );
  return (
    <>
      <PageTitle lead={say('forgot.lead')} back={<TextLink to="/kirjaudu">{say('to-sign-in')}</TextLink>}>
        {say('forgot.title')}
      </PageTitle>
      <Stack>
        {old && <Notice kind="warning" title={say('forgot.old-link')} />}
        <Form form={form} act={say('forgot.act')}>
          <TextField label={say('email')} type="email" autoComplete="username" {...form.field('email')} />
        </Form>
      </Stack>
    </>
  );
}

function ChooseNew({ token }: { token: string }) {
  const say = useSay('join');
  const navigate = useNavigate();
  const form = useForm({
    start: { password: '' },
    check: ({ password }) => ({ password: passwordFault(say, password, []) }),
    send: async ({ password }) => {
      await askSignIn('reset-password', { newPassword: password, token });
      toast(say('new-password.done'));
      await navigate({ to: '/kirjaudu', replace: true });
    },
  });
  return (
    <>
      <PageTitle lead={say('new-password.lead')}>{say('new-password.title')}</PageTitle>
      <Form form={form} act={say('new-password.act')}>
        <NewPasswordField label={say('new-password.label')} known={[]} {...form.field('password')} />
      </Form>
    </>
  );
}
