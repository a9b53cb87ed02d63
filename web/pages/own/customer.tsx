import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../../client.ts';
import { Button, ButtonLink, TextLink } from '../../parts/button.tsx';
import { ConfirmDialog } from '../../parts/dialog.tsx';
import { PageTitle } from '../../parts/page.tsx';
import { Answered } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useSay } from '../../say/say.ts';
import { CustomerForm } from './customer-form.tsx';
import type { Customer } from './data.ts';

const toList = { to: '/oma/asiakkaat' } as const;

/** A customer not yet in the book. */
export function NewCustomer() {
  const say = useSay('customers');
  const navigate = useNavigate();
  const add = useAction(ask.invoicing.customers.add, {
    onDone: ({ name }) => {
      toast(say('added', { name }));
      navigate(toList);
    },
  });
  return (
    <>
      <PageTitle back={<TextLink {...toList}>{say('title')}</TextLink>}>{say('new')}</PageTitle>
      <CustomerForm act={say('save')} send={add.send} more={<ButtonLink {...toList}>{say('leave')}</ButtonLink>} />
    </>
  );
}

const route = getRouteApi('/oma/asiakkaat/$id');

/** One customer: change what is known of it, or remove it from the book. */
export function OneCustomer() {
  const { id } = route.useParams();
  const [leaving, setLeaving] = useState(false);
  const query = useQuery(
    ask.invoicing.customers.get.queryOptions({
      input: { id },
      refetchOnWindowFocus: false,
      // A customer who is being removed is not asked for once more.
      enabled: !leaving,
    }),
  );
  return (
    <Answered query={query}>
      {(customer) => <KnownCustomer key={id} customer={customer} onLeaving={setLeaving} />}
    </Answered>
  );
}

function KnownCustomer({ customer, onLeaving }: { customer: Customer; onLeaving: (leaving: boolean) => void }) {
  const say = useSay('customers');
  const navigate = useNavigate();
  const [removing, setRemoving] = useState(false);
  const change = useAction(ask.invoicing.customers.change, {
    onDone: ({ name }) => {
      toast(say('changed', { name }));
      navigate(toList);
    },
  });
  const remove = useAction(ask.invoicing.customers.remove, {
    onDone: () => {
      toast(say('removed', { name: customer.name }));
      navigate(toList);
    },
  });
  return (
    <>
      <PageTitle back={<TextLink {...toList}>{say('title')}</TextLink>}>{customer.name}</PageTitle>
      <CustomerForm
        known={customer}
        act={say('save')}
        send={(written) => change.send({ ...written, id: customer.id })}
        more={
          <Button kind="quiet" onClick={() => setRemoving(true)}>
            {say('remove')}
          </Button>
        }
      />
      <ConfirmDialog
        title={say('remove-title', { name: customer.name })}
        open={removing}
        onClose={() => {
          setRemoving(false);
          onLeaving(false);
        }}
        act={say('remove')}
        kind="danger"
        busy={remove.busy}
        refusal={remove.refusal}
        onConfirm={() => {
          onLeaving(true);
          remove.run({ id: customer.id });
        }}
      >
        <p>{say('remove-text')}</p>
      </ConfirmDialog>
    </>
  );
}
