import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Day } from '../../../../src/basics/day.ts';
import type { Iban } from '../../../../src/basics/identifiers/iban.ts';
import type { Cents } from '../../../../src/basics/money.ts';
import { ask } from '../../../client.ts';
import { ButtonLink, TextLink } from '../../../parts/button.tsx';
import { RadioGroup } from '../../../parts/choice-fields.tsx';
import { DayField } from '../../../parts/day-field.tsx';
import { ConfirmDialog } from '../../../parts/dialog.tsx';
import { Form } from '../../../parts/form.tsx';
import { IbanField } from '../../../parts/iban-field.tsx';
import { MoneyField, NumberField } from '../../../parts/number-field.tsx';
import { PageTitle } from '../../../parts/page.tsx';
import { Answered } from '../../../parts/states.tsx';
import { TextField } from '../../../parts/text-field.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useForm } from '../../../parts/use-form.ts';
import { type Say, useSay } from '../../../say/say.ts';
import type { Garnishment } from '../data.ts';
import { parseTypedMonths } from './typed-months.ts';

const route = getRouteApi('/tyo/henkilot/$id/maksukiellot/uusi');
const rules = ['table', 'fixed', 'business-5-6', 'unclear'] as const satisfies Garnishment['rule'][];

/** Records a bailiff's order as it was written; what the service does with it is said before it is recorded. */
export function RecordGarnishment() {
  const { id } = route.useParams();
  const query = useQuery(
    ask.payouts.garnishments.list.queryOptions({ input: { owner: id }, refetchOnWindowFocus: false }),
  );
  return <Answered query={query}>{({ name }) => <Recording key={id} owner={id} name={name} />}</Answered>;
}

function Recording({ owner, name }: { owner: string; name: string }) {
  const say = useSay('staff-garnishments');
  const parts = useSay('parts');
  const navigate = useNavigate();
  const toList = { to: '/tyo/henkilot/$id/maksukiellot', params: { id: owner } } as const;
  const [ready, setReady] = useState<Values>();
  const record = useAction(ask.payouts.garnishments.record, {
    onDone: () => {
      toast(say('recorded-now'));
      navigate(toList);
    },
  });
  const form = useForm<Values>({
    start,
    check: (values) => faultsOf(values, say),
    send: async (values) => setReady(values),
  });
  return (
    <>
      <PageTitle back={<TextLink {...toList}>{say('title-of', { name })}</TextLink>} lead={say('record-lead')}>
        {say('record-title', { name })}
      </PageTitle>
      <Form form={form} act={say('go-on')} more={<ButtonLink {...toList}>{parts('cancel')}</ButtonLink>}>
        <OrderFields form={form} />
      </Form>
      <ConfirmDialog
        title={say('confirm-title')}
        open={ready !== undefined}
        onClose={() => {
          record.forget();
          setReady(undefined);
        }}
        act={say('record-it')}
        busy={record.busy}
        refusal={record.refusal}
        onConfirm={() => ready && record.run({ owner, ...asOrder(ready) })}
      >
        <p>{say(ready?.rule === 'unclear' ? 'confirm-unclear' : 'confirm-text', { name })}</p>
      </ConfirmDialog>
    </>
  );
}

type Values = {
  rule: (typeof rules)[number] | null;
  dependants: number | null;
  periodDays: number | null;
  cents: Cents | null;
  freeMonths: string;
  validFrom: Day | null;
  validUntil: Day | null;
  caseNumber: string;
  creditor: string;
  iban: Iban | null;
  reference: string;
};
const start: Values = {
  rule: null,
  dependants: 0,
  periodDays: 30,
  cents: null,
  freeMonths: '',
  validFrom: null,
  validUntil: null,
  caseNumber: '',
  creditor: '',
  iban: null,
  reference: '',
};

const faultsOf = (values: Values, say: Say<'staff-garnishments'>) => ({
  rule: !values.rule && say('rule-missing'),
  ...(values.rule === 'table' && {
    dependants: !within(values.dependants, 0, 30) && say('dependants-missing'),
    periodDays: !within(values.periodDays, 1, 31) && say('period-days-missing'),
  }),
  ...(values.rule === 'fixed' && { cents: !values.cents && say('cents-missing') }),
  freeMonths: parseTypedMonths(values.freeMonths) === null && say('free-months-unclear'),
  validFrom: !values.validFrom && say('valid-from-missing'),
  caseNumber: !values.caseNumber.trim() && say('case-number-missing'),
  creditor: !values.creditor.trim() && say('creditor-missing'),
  iban: !values.iban && say('iban-missing'),
  reference: !values.reference.trim() && say('reference-missing'),
});

const within = (value: number | null, least: number, most: number) => value !== null && value >= least && value <= most;

// The form was checked before, so what may be empty here is what its rule does not ask for.
const asOrder = ({ rule, dependants, periodDays, cents, validFrom, ...rest }: Values) => ({
  rule: rule ?? 'unclear',
  dependants: dependants ?? 0,
  periodDays: periodDays ?? 30,
  cents: rule === 'fixed' ? cents : null,
  freeMonths: parseTypedMonths(rest.freeMonths) ?? [],
  validFrom: validFrom ?? '',
  validUntil: rest.validUntil,
  caseNumber: rest.caseNumber.trim(),
  creditor: { name: rest.creditor.trim(), iban: rest.iban ?? '', reference: rest.reference.trim() },
});

function OrderFields({ form }: { form: ReturnType<typeof useForm<Values>> }) {
  const say = useSay('staff-garnishments');
  const { rule } = form.values;
  return (
    <>
      <RadioGroup
        label={say('rule-of-order')}
        choices={rules.map((value) => ({ value, label: say(`rule.${value}`), help: say(`rule-help.${value}`) }))}
        {...form.field('rule')}
      />
      {rule === 'table' && (
        <>
          <NumberField
            label={say('dependants')}
            help={say('dependants-help')}
            width="code"
            {...form.field('dependants')}
          />
          <NumberField
            label={say('period-days')}
            help={say('period-days-help')}
            width="code"
            {...form.field('periodDays')}
          />
        </>
      )}
      {rule === 'fixed' && <MoneyField label={say('cents')} width="short" {...form.field('cents')} />}
      <DayField label={say('valid-from')} {...form.field('validFrom')} />
      <DayField label={say('valid-until')} help={say('valid-until-help')} optional {...form.field('validUntil')} />
      <TextField
        label={say('free-months')}
        help={say('free-months-help')}
        optional
        width="short"
        figures
        {...form.field('freeMonths')}
      />
      <TextField
        label={say('case-number')}
        width="short"
        figures
        autoComplete="off"
        maxLength={60}
        {...form.field('caseNumber')}
      />
      <TextField
        label={say('creditor')}
        help={say('creditor-help')}
        autoComplete="off"
        maxLength={70}
        {...form.field('creditor')}
      />
      <IbanField label={say('iban')} {...form.field('iban')} />
      <TextField
        label={say('reference')}
        width="short"
        figures
        autoComplete="off"
        maxLength={30}
        {...form.field('reference')}
      />
    </>
  );
}
