import { useState } from 'react';
import { countries } from '../../../../src/basics/countries.ts';
import type { Day } from '../../../../src/basics/day.ts';
import { cents, type Language } from '../../../../src/basics/money.ts';
import { isFinland, perDiemKey } from '../../../../src/law/place-abroad.ts';
import { ruleName } from '../../../../src/law/rule-names.ts';
import { ask } from '../../../client.ts';
import { Button } from '../../../parts/button.tsx';
import { RadioGroup, SelectField } from '../../../parts/choice-fields.tsx';
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

type Values = { country: string | null; city: string; since: Day | null; value: Figure; source: string };

/**
 * A new figure for a rule, or the confirmation of one: from which day, what, and where it was decided. Without a rule the
 * figure is the per diem of a country or city abroad, which the list need not know.
 */
export function ProposeRow({ rule, onClose }: { rule: RuleLine | null; onClose: () => void }) {
  const say = useSay('staff-rules');
  const parts = useSay('parts');
  const language = useLanguage();
  const propose = useAction(ask.tariffs.propose, {
    onDone: () => {
      toast(say('proposed'));
      onClose();
    },
  });
  const [start] = useState(() => startOf(rule));
  const form = useForm<Values>({
    start,
    check: ({ country, since, value, source }) => ({
      country: !rule && !country && say('fault.country'),
      since: !since && say('fault.since'),
      value: value === null && say('fault.value'),
      source: source.trim().length < 10 && say('fault.source'),
    }),
    send: async ({ country, city, since, value, source }) => {
      const key = rule?.key ?? (country && perDiemKey({ country, city: city.trim() || null }));
      return key && since && value !== null && propose.send({ rule: key, since, value, source });
    },
  });
  return (
    <Dialog
      title={rule ? say('propose-title', { name: ruleName(rule.key, language) }) : say('place-title')}
      open
      onClose={onClose}
    >
      <p>{say(rule ? 'propose-text' : 'place-text')}</p>
      <Form form={form} act={say('propose-act')} more={<Button onClick={onClose}>{parts('cancel')}</Button>}>
        {!rule && (
          <>
            <SelectField
              label={say('country')}
              placeholder={say('fault.country')}
              choices={countriesAbroad(language)}
              {...form.field('country')}
            />
            <TextField label={say('city')} help={say('city-help')} optional maxLength={40} {...form.field('city')} />
          </>
        )}
        <DayField label={say('since')} help={say('since-help')} {...form.field('since')} />
        <ValueField unit={rule?.unit ?? 'cents-per-day'} label={say('value')} {...form.field('value')} />
        <TextField label={say('source')} help={say('source-help')} {...form.field('source')} />
      </Form>
    </Dialog>
  );
}

/** What is open now comes before what will be open next year, and a place that is not in the list has nothing yet. */
function startOf(rule: RuleLine | null): Values {
  const open = rule?.status === 'missing' ? rule : (rule?.later.find(({ status }) => status === 'missing') ?? rule);
  return { country: null, city: '', since: (open?.since as Day) ?? null, value: open?.value ?? null, source: '' };
}

function countriesAbroad(language: Language): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const { compare } = new Intl.Collator(language === 'en' ? 'en' : 'fi');
  return countries
    .filter((country) => !isFinland(country))
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => compare(a.label, b.label));
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
