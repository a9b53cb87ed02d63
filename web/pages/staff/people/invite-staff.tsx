import { useNavigate } from '@tanstack/react-router';
import type { Language } from '../../../../src/basics/money.ts';
import { ask } from '../../../client.ts';
import { ButtonLink, TextLink } from '../../../parts/button.tsx';
import { Checkbox, RadioGroup } from '../../../parts/choice-fields.tsx';
import { Form } from '../../../parts/form.tsx';
import { PageTitle } from '../../../parts/page.tsx';
import { TextField } from '../../../parts/text-field.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useForm } from '../../../parts/use-form.ts';
import { languages, useLanguage, useSay } from '../../../say/say.ts';
import { duties } from '../data.ts';

type Values = { name: string; email: string; language: Language | null; duties: readonly (typeof duties)[number][] };
const toList = { to: '/tyo/henkilot/henkilosto' } as const;

/** Invites a new colleague by letter. */
export function InviteStaff() {
  const say = useSay('staff-people');
  const parts = useSay('parts');
  const navigate = useNavigate();
  const language = useLanguage();
  const invite = useAction(ask.members.inviteStaff, {
    onDone: (_answer, { name }) => {
      toast(say('invited', { name }));
      navigate(toList);
    },
  });
  const form = useForm<Values>({
    start: { name: '', email: '', language, duties: [] },
    check: ({ name, email }) => ({
      name: !/\S\s+\S/.test(name) && say('name-missing'),
      email: !/^\S+@\S+\.\S+$/.test(email.trim()) && say('email-wrong'),
    }),
    send: (values) =>
      invite.send({
        name: values.name.trim(),
        email: values.email.trim(),
        language: values.language ?? language,
        duties: [...values.duties],
      }),
  });
  const chosen = form.values.duties;
  return (
    <>
      <PageTitle back={<TextLink {...toList}>{say('staff')}</TextLink>} lead={say('invite-lead')}>
        {say('invite-title')}
      </PageTitle>
      <Form form={form} act={say('send-invitation')} more={<ButtonLink {...toList}>{parts('cancel')}</ButtonLink>}>
        <TextField label={say('full-name')} autoComplete="off" maxLength={200} {...form.field('name')} />
        <TextField label={say('email')} type="email" autoComplete="off" maxLength={200} {...form.field('email')} />
        <RadioGroup
          label={say('letter-language')}
          columns
          choices={languages.map((value) => ({ value, label: say(`language-of.${value}`) }))}
          {...form.field('language')}
        />
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 font-semibold">{say('duties')}</legend>
          <p className="text-small text-ink-soft">{say('duties-help')}</p>
          {duties.map((duty) => (
            <Checkbox
              key={duty}
              label={say(`duty.${duty}.name`)}
              help={say(`duty.${duty}.text`)}
              value={chosen.includes(duty)}
              onChange={(on) => form.set('duties', on ? [...chosen, duty] : chosen.filter((one) => one !== duty))}
            />
          ))}
        </fieldset>
      </Form>
    </>
  );
}
