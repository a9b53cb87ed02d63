import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../../client.ts';
import { ComboField } from '../../../parts/combo-field.tsx';
import { useRested } from '../../../parts/live.tsx';
import { useSay } from '../../../say/say.ts';
import { detailOf } from './customer-detail.ts';

/** One of many customers, found by a part of the name or the business id. */
export function SearchedCustomer(field: {
  id: string;
  value: string | null;
  onChange: (id: string | null) => void;
  error: string | undefined;
}) {
  const say = useSay('invoicing');
  const [typed, setTyped] = useState('');
  const search = useRested(typed.trim(), 250);
  const { data } = useQuery(
    ask.invoicing.customers.list.queryOptions({
      input: { limit: 20, ...(search && { search }) },
      placeholderData: (before) => before,
    }),
  );
  const choices = (data?.items ?? []).map((customer) => ({
    value: customer.id,
    label: customer.name,
    detail: detailOf(customer),
  }));
  return <ComboField label={say('whom')} help={say('whom-help')} choices={choices} onSearch={setTyped} {...field} />;
}
