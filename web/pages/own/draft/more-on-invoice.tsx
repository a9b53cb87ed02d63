import { useState } from 'react';
import { Button } from '../../../parts/button.tsx';
import { SelectField } from '../../../parts/choice-fields.tsx';
import { TextArea, TextField } from '../../../parts/text-field.tsx';
import { useSay } from '../../../say/say.ts';
import type { Draft } from './use-draft.ts';

const terms = [7, 14, 21, 30];

/** The term of payment, and on wish the buyer's references and a message. */
export function MoreOnInvoice({ draft: { draft, change } }: { draft: Draft }) {
  const say = useSay('invoicing');
  const { buyerReference, orderReference, notes, termDays } = draft;
  const [open, setOpen] = useState(Boolean(buyerReference || orderReference || notes.length > 0));
  const offered = terms.includes(termDays) ? terms : [...terms, termDays].sort((a, b) => a - b);
  return (
    <>
      <SelectField
        label={say('term')}
        placeholder={say('choose-term')}
        width="short"
        choices={offered.map((days) => ({ value: String(days), label: say('days', { count: days }) }))}
        value={String(termDays)}
        onChange={(days) => days && change((before) => ({ ...before, termDays: Number(days) }))}
      />
      {!open && (
        <div>
          <Button kind="quiet" icon="plus" onClick={() => setOpen(true)}>
            {say('more')}
          </Button>
        </div>
      )}
      {open && (
        <>
          <TextField
            label={say('buyer-reference')}
            help={say('buyer-reference-help')}
            optional
            maxLength={200}
            autoComplete="off"
            value={buyerReference ?? ''}
            onChange={(text) => change((before) => ({ ...before, buyerReference: text || null }))}
          />
          <TextField
            label={say('order-reference')}
            optional
            width="short"
            maxLength={200}
            autoComplete="off"
            value={orderReference ?? ''}
            onChange={(text) => change((before) => ({ ...before, orderReference: text || null }))}
          />
          <TextArea
            label={say('message')}
            optional
            maxLength={500}
            value={notes[0] ?? ''}
            onChange={(text) => change((before) => ({ ...before, notes: text ? [text] : [] }))}
          />
        </>
      )}
    </>
  );
}
