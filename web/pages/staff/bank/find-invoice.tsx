import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { euros } from '../../../../src/basics/money.ts';
import { ask } from '../../../client.ts';
import { ComboField } from '../../../parts/combo-field.tsx';
import { useRested } from '../../../parts/live.tsx';
import { useLanguage, useSay } from '../../../say/say.ts';
import type { OpenInvoice } from '../data.ts';

/** Looks for an open invoice by number, reference, customer or sum; the one picked joins the split. */
export function FindInvoice({ onFound }: { onFound: (invoice: OpenInvoice) => void }) {
  const say = useSay('staff-bank');
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const text = useRested(typed.trim(), 300);
  const found =
    useQuery(ask.banking.entries.invoices.queryOptions({ input: text.length >= 2 ? { text } : skipToken })).data
      ?.items ?? [];
  return (
    <ComboField
      label={say('find')}
      help={say('find-help')}
      nothing={say('no-invoices')}
      value={null}
      onSearch={setTyped}
      onChange={(id) => {
        const invoice = found.find((one) => one.id === id);
        if (invoice) onFound(invoice);
      }}
      choices={found.map(({ id, number, buyerName, openCents, entrepreneur }) => ({
        value: id,
        label: `${number} ${buyerName}`,
        detail: [euros(openCents, language), entrepreneur].filter(Boolean).join(' · '),
      }))}
    />
  );
}
