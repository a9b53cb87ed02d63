import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { lacking } from '../../../../src/invoicing/invoice.ts';
import { ask } from '../../../client.ts';
import { Button } from '../../../parts/button.tsx';
import { RadioGroup } from '../../../parts/choice-fields.tsx';
import { today } from '../../../parts/day-field.tsx';
import { Form } from '../../../parts/form.tsx';
import { TwoColumns } from '../../../parts/page.tsx';
import { useForm } from '../../../parts/use-form.ts';
import { type Key, useSay } from '../../../say/say.ts';
import type { DraftRow } from '../data.ts';
import { emptyRow } from './draft-row.ts';
import { LivePay, PayAside } from './live-pay.tsx';
import { MoreOnInvoice } from './more-on-invoice.tsx';
import { RowFields } from './row-fields.tsx';
import type { RowNotes } from './row-notes.ts';
import type { Draft } from './use-draft.ts';

/** The second step: what was done, for what price, when; with the live sum and what of it comes to the writer. */
export function WriteRows({ draft, notes, onDone }: { draft: Draft; notes: RowNotes; onDone: () => void }) {
  const say = useSay('invoicing');
  const { rows, customerId } = draft.draft;
  const { data: customer } = useQuery({
    ...ask.invoicing.customers.get.queryOptions({ input: { id: customerId ?? '' } }),
    enabled: customerId !== null,
  });
  const [chosen, setChosen] = useState<'net' | 'gross' | null>(null);
  const prices = chosen ?? (customer?.kind === 'person' ? 'gross' : 'net');

  const form = useForm<Record<string, unknown>>({
    start: {},
    check: () => ({ ...faults(), ...openQuestions() }),
    send: async () => {
      await draft.settled();
      onDone();
    },
  });
  const faults = () =>
    Object.fromEntries(
      lacking(draft.draft, today())
        .filter(({ field }) => field.startsWith('rows.'))
        .map(({ field, code }) => [field, say(`lacking.${code}` as Key<'invoicing'>)]),
    );
  const openQuestions = () =>
    Object.fromEntries(
      notes.questions
        .filter((question) => !notes.isAnswered(question))
        .map(({ row }) => [`rows.${row}.description`, say('question-open')]),
    );

  const setRow = (index: number, row: DraftRow) => {
    if (row.description !== rows[index]?.description) notes.rewritten(index);
    draft.change((before) => ({ ...before, rows: before.rows.map((one, at) => (at === index ? row : one)) }));
  };
  const addRow = () => {
    notes.added();
    const last = rows.at(-1);
    // The next row is usually work of the same days at the same rate.
    const next = last
      ? { ...emptyRow(), unit: last.unit, vat: last.vat, servedFrom: last.servedFrom, servedTo: last.servedTo }
      : emptyRow();
    draft.change((before) => ({ ...before, rows: [...before.rows, next] }));
  };
  const removeRow = (index: number) => {
    notes.removed(index);
    draft.change((before) => ({ ...before, rows: before.rows.filter((_row, at) => at !== index) }));
  };

  return (
    <TwoColumns aside={<PayAside draft={draft.draft} />}>
      <Form form={form} act={say('to-check')}>
        <RadioGroup
          label={say('prices.label')}
          columns
          choices={[
            { value: 'net', label: say('prices.net') },
            { value: 'gross', label: say('prices.gross') },
          ]}
          value={prices}
          onChange={setChosen}
        />
        {rows.map((row, index) => (
          <RowFields
            key={notes.keys[index]}
            row={row}
            index={index}
            prices={prices}
            notes={notes}
            bind={(field) => {
              const { id, error } = form.field(`rows.${index}.${field}`);
              return { id, error };
            }}
            onChange={(next, field) => {
              form.set(`rows.${index}.${field}`, null);
              setRow(index, next);
            }}
            {...(rows.length > 1 && { onRemove: () => removeRow(index) })}
          />
        ))}
        <div>
          <Button icon="plus" onClick={addRow}>
            {say('add-row')}
          </Button>
        </div>
        <MoreOnInvoice draft={draft} />
      </Form>
      <LivePay draft={draft.draft} />
    </TwoColumns>
  );
}
