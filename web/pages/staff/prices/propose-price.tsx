import { useState } from 'react';
import type { Day } from '../../../../src/basics/day.ts';
import { type Cents, zero } from '../../../../src/basics/money.ts';
import { ask } from '../../../client.ts';
import { Button } from '../../../parts/button.tsx';
import { RadioGroup } from '../../../parts/choice-fields.tsx';
import { DayField } from '../../../parts/day-field.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Form } from '../../../parts/form.tsx';
import { MoneyField, NumberField } from '../../../parts/number-field.tsx';
import { TextField } from '../../../parts/text-field.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useForm } from '../../../parts/use-form.ts';
import { useSay } from '../../../say/say.ts';
import type { Price } from './price.tsx';

type Values = {
  since: Day | null;
  percentBp: number | null;
  extraBp: number | null;
  minimumCents: Cents | null;
  maximumCents: Cents | null;
  when: Price['when'] | null;
  source: string;
};

/** A new price from a day on, beginning from the present one. */
export function ProposePrice({ from, onClose }: { from: Price | null; onClose: () => void }) {
  const say = useSay('staff-prices');
  const parts = useSay('parts');
  const rules = useSay('staff-rules');
  const propose = useAction(ask.payouts.priceList.propose, {
    onDone: () => {
      toast(rules('proposed'));
      onClose();
    },
  });
  const [start] = useState<Values>({
    since: null,
    percentBp: from?.percentBp ?? null,
    extraBp: from?.extraBp ?? null,
    minimumCents: (from?.minimumCents || null) as Cents | null,
    maximumCents: (from?.maximumCents ?? null) as Cents | null,
    when: from?.when ?? null,
    source: '',
  });
  const form = useForm<Values>({
    start,
    check: ({ since, percentBp, when, source }) => ({
      since: !since && say('fault.since'),
      percentBp: percentBp === null && say('fault.percent'),
      when: !when && say('fault.when'),
      source: source.trim().length < 10 && rules('fault.source'),
    }),
    send: async ({ since, percentBp, extraBp, minimumCents, when, ...rest }) =>
      since &&
      percentBp !== null &&
      when &&
      propose.send({ ...rest, since, percentBp, extraBp: extraBp ?? 0, minimumCents: minimumCents ?? zero, when }),
  });
  return (
    <Dialog title={say('propose-title')} open onClose={onClose}>
      <p>{say('propose-text')}</p>
      <Form form={form} act={rules('propose-act')} more={<Button onClick={onClose}>{parts('cancel')}</Button>}>
        <DayField label={say('since')} help={say('since-help')} {...form.field('since')} />
        <NumberField label={say('percent')} decimals={2} unit="%" width="short" {...form.field('percentBp')} />
        <NumberField label={say('extra')} optional decimals={2} unit="%" width="short" {...form.field('extraBp')} />
        <MoneyField label={say('minimum')} optional width="short" {...form.field('minimumCents')} />
        <MoneyField label={say('maximum')} optional width="short" {...form.field('maximumCents')} />
        <RadioGroup
          label={say('taken')}
          choices={(['before-tax', 'after-tax'] as const).map((value) => ({
            value,
            label: say(`when.${value}`),
            help: say(`when-help.${value}`),
          }))}
          {...form.field('when')}
        />
        <TextField label={say('source')} help={say('source-help')} {...form.field('source')} />
      </Form>
    </Dialog>
  );
}
