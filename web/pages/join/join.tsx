import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { Language } from '../../../src/basics/money.ts';
import { OutsideLink, TextLink } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choice-fields.tsx';
import { Form } from '../../parts/form.tsx';
import { PageTitle, Stack, TwoColumns } from '../../parts/page.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useForm } from '../../parts/use-form.ts';
import { useLanguage, useSay } from '../../say/say.ts';
import type { CalculationSearch } from '../public/calculation.ts';
import { isEmail } from './email.ts';
import { KeptCalculation } from './kept-calculation.tsx';
import { LetterSent } from './letter-sent.tsx';
import { NewPasswordField, passwordFault } from './password-field.tsx';
import { askSignIn } from './sign-in-service.ts';

const route = getRouteApi('/open/liity');

/** Joining: an address and a password are enough, everything else is told when it is needed. */
export function Join() {
  const search = route.useSearch();
  const [sentTo, setSentTo] = useState<string>();
  if (sentTo)
    return <LetterSent email={sentTo} landing={landing(search)} onWrongAddress={() => setSentTo(undefined)} />;
  return <JoinForm search={search} onSent={setSentTo} />;
}

// The figures of the calculator come along in the link of the letter, whichever device opens it.
const landing = (search: CalculationSearch) => {
  const kept = new URLSearchParams(Object.entries(search).map(([name, value]) => [name, String(value)])).toString();
  return `/liity/vahvistettu${kept && `?${kept}`}`;
};

function JoinForm({ search, onSent }: { search: CalculationSearch; onSent: (email: string) => void }) {
  const say = useSay('join');
  const language = useLanguage();
  const form = useForm({
    start: { name: '', email: '', password: '', language: language as Language | null },
    check: ({ name, email, password, language }) => ({
      name: !name.trim() && say('lacks.name'),
      email: !isEmail(email) && say('lacks.email'),
      password: passwordFault(say, password, [name, email]),
      language: language === null && say('lacks.language'),
    }),
    send: async ({ name, email, password, language }) => {
      const address = email.trim().toLowerCase();
      await askSignIn('sign-up/email', {
        name: name.trim(),
        email: address,
        password,
        language,
        callbackURL: landing(search),
      });
      onSent(address);
    },
  });
  const { name, email } = form.values;
  return (
    <>
      <PageTitle lead={say('lead')}>{say('title')}</PageTitle>
      <TwoColumns aside={<KeptCalculation search={search} />}>
        <Stack>
          <Form form={form} act={say('join')}>
            <TextField label={say('name')} help={say('name-help')} autoComplete="name" {...form.field('name')} />
            <TextField
              label={say('email')}
              help={say('email-help')}
              type="email"
              autoComplete="email"
              {...form.field('email')}
            />
            <NewPasswordField label={say('password')} known={[name, email]} {...form.field('password')} />
            <RadioGroup
              label={say('language')}
              help={say('language-help')}
              columns
              choices={[
                { value: 'fi', label: 'Suomi' },
                { value: 'sv', label: 'Svenska' },
                { value: 'en', label: 'English' },
              ]}
              {...form.field('language')}
            />
            <p className="text-ink-soft">
              {say('notice')} <OutsideLink href={`/tietosuoja?kieli=${language}`}>{say('notice-link')}</OutsideLink>
            </p>
          </Form>
          <p>
            {say('member-already')} <TextLink to="/kirjaudu">{say('to-sign-in')}</TextLink>
          </p>
        </Stack>
      </TwoColumns>
    </>
  );
}
