import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { emptyDraft } from '../../../../src/invoicing/invoice.ts';
import { ask } from '../../../client.ts';
import { PageTitle } from '../../../parts/page.tsx';
import { Stepper } from '../../../parts/steps.tsx';
import { useSay } from '../../../say/say.ts';
import { queries } from '../../../who.ts';
import type { Customer } from '../data.ts';
import { ChooseCustomer } from './choose-customer.tsx';
import { emptyRow } from './draft-row.ts';

const route = getRouteApi('/oma/laskut/uusi');

/** The first of three steps of a new invoice: who it is for. The draft is born when that is known. */
export function NewInvoice() {
  const say = useSay('invoicing');
  const navigate = useNavigate();
  const { asiakas } = route.useSearch();
  const started = useRef<string>(undefined);
  const keys = useRef({ start: crypto.randomUUID(), save: crypto.randomUUID() });

  const begin = async (customer: Pick<Customer, 'id' | 'language'>) => {
    const { invoices } = ask.invoicing;
    const draft = { ...emptyDraft(customer.language), customerId: customer.id, rows: [emptyRow()] };
    const { language } = customer;
    started.current ??= (await invoices.start.call({ language }, { context: { key: keys.current.start } })).id;
    await invoices.save.call({ id: started.current, version: 1, draft }, { context: { key: keys.current.save } });
    queries.invalidateQueries({ queryKey: ask.invoicing.key() });
    await navigate({
      to: '/oma/laskut/$id/muokkaa',
      params: { id: started.current },
      search: { vaihe: 'rivit' },
      replace: true,
    });
  };

  return (
    <>
      <PageTitle>{say('new')}</PageTitle>
      <Stepper steps={[say('step.customer'), say('step.rows'), say('step.check')]} current={0} />
      <ChooseCustomer chosen={asiakas ?? null} onChoose={begin} />
    </>
  );
}
