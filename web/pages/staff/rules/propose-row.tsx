import { useState } from 'react';
import type { Day } from '../../../../src/basics/day.ts';
import { cents } from '../../../../src/basics/money.ts';
import { ruleName } from '../../../../src/law/rule-names.ts';
import { ask } from '../../../client.ts';
import { Button } from '../../../parts/button.tsx';
import { RadioGroup } from '../../../parts/choice-fields.tsx';
import { DayField } from '../../../parts/day-field.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import type { FieldProps, ValueProps } from '../../../parts/field.tsx';
import { Form } from '../../../parts/form.tsx';
import { MoneyField, NumberField } from '../../../parts/number-field.tsx';
import { TextField } from '../../../parts/text-field.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useForm } from '../../../parts/use-form.ts';
import { useLanguage, useSay } from '../../../say/say.ts';
import type { Figure, RuleLine } from './data.ts';

type Values = { since: Day | null; value: Figure; source: string };

/** A new figure for a rule, or the confirmation of one: from which day, what, and where it was decided. */
export function ProposeRow({ rule, onClose }: { rule: RuleLine; onClose: () => void }) {
  const say = useSay('staff-rules');
  const parts = useSay('parts');
  const name = ruleName(rule.key, useLanguage());
  const propose = useAction(ask.tariffs.propose, {
    onDone: () => {
      toast(say('proposed'));
      onClose();
    },
  });
  // What is open now comes before what will be open next year.
  const open = rule.status === 'missing' ? rule : (rule.later.find(({ status }) => status === 'missing') ?? rule);
  const [start] = useState<Values>({ since: open.since as Day, value: open.value, source: '' });
  const form = useForm<Values>({
    start,
    check: ({ since, value, source }) => ({
      since: !since && say('fault.since'),
      value: value === null && say('fault.value'),
      source: source.trim().length < 10 && say('fault.source'),
    }),
    send: async ({ since, value, source }) =>
      since && value !== null && propose.send({ rule: rule.key, since, value, source }),
  });
  return (
    <Dialog title={say('propose-title', { name })} open onClose={onClose}>
      <p>{say('propose-text')}</p>
      <Form form={form} act={say('propose-act')} more={<Button onClick={onClose}>{parts('cancel')}</Button>}>
        <DayField label={say('since')} help={say('since-help')} {...form.field('since')} />
        <ValueField unit={rule.unit} label={say('value')} {...form.field('value')} />
        <TextField label={say('source')} help={say('source-help')} {...form.field('source')} />
      </Form>
    </Dialog>
  );
}

/** A field for the rule's unit. */
function ValueField({ unit, value, onChange, ...field }: FieldProps & ValueProps<Figure> & { unit: string }) {
  const say = useSay('staff-rules');
  const whole = typeof value === 'number' ? value : null;
  if (unit === 'yes-no')
    return (
      <RadioGroup
        {...field}
        columns
        choices={[
          { value: 'yes', label: say('yes') },
          { value: 'no', label: say('no') },
        ]}
        value={value === null ? null : value ? 'yes' : 'no'}
        onChange={(chosen) => onChange(chosen && chosen === 'yes')}
      />
    );
  if (unit === 'day') return <DayField {...field} value={value as Day | null} onChange={onChange} />;
  if (unit === 'formula')
    return <TextField {...field} value={String(value ?? '')} onChange={(text) => onChange(text)} />;
  if (unit.startsWith('cents'))
    return <MoneyField {...field} value={whole === null ? null : cents(whole)} onChange={onChange} />;
  if (unit === 'basis-points')
    return <NumberField {...field} decimals={2} unit="%" value={whole} onChange={onChange} />;
  return <NumberField {...field} value={whole} onChange={onChange} />;
}
