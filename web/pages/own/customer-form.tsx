import { parseBusinessId } from '../../../src/basics/identifiers/business-id.ts';
import { ovtOf } from '../../../src/basics/identifiers/ovt.ts';
import { isRefusal } from '../../../src/basics/refusal.ts';
import { type CustomerFault, soundCustomer } from '../../../src/invoicing/customer.ts';
import { RadioGroup, SelectField } from '../../parts/choice-fields.tsx';
import { Form } from '../../parts/form.tsx';
import { useRested } from '../../parts/live.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useForm } from '../../parts/use-form.ts';
import { languages, useLanguage, useSay } from '../../say/say.ts';
import { countries } from './countries.ts';
import type { Customer, WrittenCustomer } from './data.ts';

// A form holds text; what was left empty is `null` only when it is sent.
type Values = { [Name in keyof WrittenCustomer]: Exclude<WrittenCustomer[Name], null> };

const texts = (customer: WrittenCustomer): Values => ({
  ...customer,
  businessId: customer.businessId ?? '',
  eAddress: customer.eAddress ?? '',
  intermediator: customer.intermediator ?? '',
  email: customer.email ?? '',
  contact: customer.contact ?? '',
});

function written(values: Values): WrittenCustomer {
  const company = values.kind === 'company';
  const given = (text: string) => text.trim() || null;
  return {
    ...values,
    name: values.name.trim(),
    businessId: company && values.country === 'FI' ? given(values.businessId) : null,
    eAddress: company ? given(values.eAddress) : null,
    intermediator: company ? given(values.intermediator) : null,
    email: given(values.email),
    contact: given(values.contact),
  };
}

const fieldOf: Record<CustomerFault, keyof Values> = {
  'business-id-missing': 'businessId',
  'business-id-wrong': 'businessId',
  'e-address-wrong': 'eAddress',
  'intermediator-missing': 'intermediator',
  'delivery-missing': 'email',
};

/** A customer's own data, new or known; `send` gets it as the service takes it, and its refusals stand in the summary. */
export function CustomerForm({
  known,
  act,
  more,
  send,
}: {
  known?: Customer;
  act: string;
  more?: React.ReactNode;
  send: (customer: WrittenCustomer) => Promise<unknown>;
}) {
  const say = useSay('customers');
  const refusal = useSay('refusals');
  const language = useLanguage();
  const nobody: WrittenCustomer = {
    kind: 'company',
    name: '',
    businessId: null,
    eAddress: null,
    intermediator: null,
    email: null,
    contact: null,
    street: '',
    postCode: '',
    town: '',
    country: 'FI',
    language,
  };
  const form = useForm<Values>({
    start: texts(known ?? nobody),
    check: (values) => {
      const sound = soundCustomer(written(values));
      return {
        ...(isRefusal(sound) && { [fieldOf[sound.refused]]: refusal(sound.refused) }),
        ...(values.email.trim() && !/^\S+@\S+\.\S+$/.test(values.email.trim()) && { email: say('lacks.email') }),
        name: !values.name.trim() && say(`lacks.name-${values.kind}`),
        street: !values.street.trim() && say('lacks.street'),
        postCode: !values.postCode.trim() && say('lacks.post-code'),
        town: !values.town.trim() && say('lacks.town'),
      };
    },
    send: (values) => send(written(values)),
  });
  const company = form.values.kind === 'company';

  return (
    <Form form={form} act={act} more={more}>
      <RadioGroup
        label={say('kind.label')}
        columns
        choices={[
          { value: 'company', label: say('kind.company') },
          { value: 'person', label: say('kind.person') },
        ]}
        {...form.field('kind')}
        onChange={(kind) => kind && form.set('kind', kind)}
      />
      {company && form.values.country === 'FI' && <BusinessIdField {...form.field('businessId')} />}
      <TextField
        label={company ? say('name-company') : say('name-person')}
        autoComplete="off"
        maxLength={200}
        {...form.field('name')}
      />
      <TextField
        label={say('email')}
        help={say('email-help')}
        type="email"
        autoComplete="off"
        maxLength={254}
        optional={company}
        {...form.field('email')}
      />
      {company && <EInvoiceFields form={form} />}
      <TextField label={say('street')} autoComplete="off" maxLength={200} {...form.field('street')} />
      <div className="grid gap-6 sm:grid-cols-[10rem_1fr]">
        <TextField
          label={say('post-code')}
          width="short"
          inputMode="numeric"
          autoComplete="off"
          maxLength={16}
          {...form.field('postCode')}
        />
        <TextField label={say('town')} autoComplete="off" maxLength={200} {...form.field('town')} />
      </div>
      <SelectField
        label={say('country')}
        placeholder={say('choose-country')}
        choices={countries(language)}
        {...form.field('country')}
        onChange={(country) => country && form.set('country', country)}
      />
      <TextField label={say('contact')} optional autoComplete="off" maxLength={200} {...form.field('contact')} />
      <RadioGroup
        label={say('language.label')}
        columns
        choices={languages.map((value) => ({ value, label: say(`language.${value}`) }))}
        {...form.field('language')}
        onChange={(chosen) => chosen && form.set('language', chosen)}
      />
    </Form>
  );
}

type TextBinding = { id: string; value: string; onChange: (text: string) => void; error: string | undefined };

/** Checks the check digit while it is typed, and says both when it is wrong and when it is right. */
function BusinessIdField(field: TextBinding) {
  const say = useSay('customers');
  const refusal = useSay('refusals');
  const rested = useRested(field.value, 600);
  const isWrong = rested !== '' && rested === field.value && isRefusal(parseBusinessId(rested));
  const isRight = field.value !== '' && !isRefusal(parseBusinessId(field.value));
  return (
    <TextField
      label={say('business-id')}
      width="short"
      figures
      autoComplete="off"
      spellCheck={false}
      maxLength={20}
      help={<span aria-live="polite">{isRight ? say('business-id-right') : say('business-id-help')}</span>}
      {...field}
      error={field.error ?? (isWrong ? refusal('business-id-wrong') : undefined)}
    />
  );
}

function EInvoiceFields({
  form,
}: {
  form: { values: Values; field: (name: 'eAddress' | 'intermediator') => TextBinding };
}) {
  const say = useSay('customers');
  const businessId = parseBusinessId(form.values.businessId);
  return (
    <>
      <TextField
        label={say('e-address')}
        help={isRefusal(businessId) ? say('e-address-help') : say('e-address-usual', { address: ovtOf(businessId) })}
        optional
        width="short"
        figures
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        {...form.field('eAddress')}
      />
      <TextField
        label={say('intermediator')}
        help={say('intermediator-help')}
        optional={!form.values.eAddress.trim()}
        width="short"
        figures
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        {...form.field('intermediator')}
      />
    </>
  );
}
