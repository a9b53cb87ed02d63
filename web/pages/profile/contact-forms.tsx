import type { Language } from '../../../src/basics/money.ts';
import { ask } from '../../client.ts';
import { RadioGroup, SelectField } from '../../parts/choice-fields.tsx';
import { Form } from '../../parts/form.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useForm } from '../../parts/use-form.ts';
import { changeLanguage, useLanguage, useSay } from '../../say/say.ts';
import { countries } from '../own/countries.ts';
import { type Profile, useSaved } from './own-data.ts';

export function AddressForm({ profile: { address } }: { profile: Profile }) {
  const say = useSay('profile');
  const language = useLanguage();
  const refusal = useSay('refusals');
  const give = useAction(ask.members.giveAddress, { onDone: useSaved() });
  const form = useForm({
    start: {
      street: address?.street ?? '',
      postCode: address?.postCode ?? '',
      town: address?.town ?? '',
      country: (address?.country ?? 'FI') as string | null,
    },
    check: ({ street, postCode, town, country }) => ({
      street: !street.trim() && say('lacks.street'),
      postCode: !postCode.trim()
        ? say('lacks.post-code')
        : country === 'FI' && !/^\s*\d{5}\s*$/.test(postCode) && refusal('post-code-invalid'),
      town: !town.trim() && say('lacks.town'),
      country: country === null && say('lacks.country'),
    }),
    send: ({ country, ...rest }) => give.send({ ...rest, country: country ?? 'FI' }),
  });
  return (
    <Form form={form} act={say('save')}>
      <TextField label={say('street')} autoComplete="street-address" {...form.field('street')} />
      <TextField label={say('post-code')} width="code" autoComplete="postal-code" {...form.field('postCode')} />
      <TextField label={say('town')} width="short" autoComplete="address-level2" {...form.field('town')} />
      <SelectField
        label={say('country')}
        placeholder={say('choose-country')}
        choices={countries(language)}
        {...form.field('country')}
      />
    </Form>
  );
}

export function PhoneForm({ profile }: { profile: Profile }) {
  const say = useSay('profile');
  const give = useAction(ask.members.givePhone, { onDone: useSaved() });
  const form = useForm({
    start: { phone: profile.phone ?? '' },
    check: ({ phone }) => ({ phone: !phone.trim() && say('lacks.phone') }),
    send: (values) => give.send(values),
  });
  return (
    <Form form={form} act={say('save')}>
      <TextField
        label={say('part.puhelin')}
        help={say('phone-help')}
        type="tel"
        width="short"
        autoComplete="tel"
        {...form.field('phone')}
      />
    </Form>
  );
}

/** The language of pages and letters; the page changes at once. */
export function LanguageForm({ profile }: { profile: Profile }) {
  const say = useSay('profile');
  const choose = useAction(ask.members.setLanguage, { onDone: useSaved() });
  const form = useForm({
    start: { language: profile.language as Language | null },
    check: ({ language }) => ({ language: language === null && say('lacks.language') }),
    send: async ({ language }) => {
      if (language === null) return;
      await changeLanguage(language);
      await choose.send({ language });
    },
  });
  return (
    <Form form={form} act={say('save')}>
      <RadioGroup
        label={say('part.kieli')}
        choices={[
          { value: 'fi', label: 'Suomi' },
          { value: 'sv', label: 'Svenska' },
          { value: 'en', label: 'English' },
        ]}
        {...form.field('language')}
      />
    </Form>
  );
}
