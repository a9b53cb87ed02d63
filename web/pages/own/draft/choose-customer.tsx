import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { ask } from '../../../client.ts';
import { Button } from '../../../parts/button.tsx';
import { RadioGroup } from '../../../parts/choice-fields.tsx';
import { Form } from '../../../parts/form.tsx';
import { Section } from '../../../parts/page.tsx';
import { Answered, Skeleton } from '../../../parts/states.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useForm } from '../../../parts/use-form.ts';
import { useSay } from '../../../say/say.ts';
import { CustomerForm } from '../customer-form.tsx';
import type { Customer } from '../data.ts';
import { detailOf } from './customer-detail.ts';

// The search list weighs more than the page; who has a few customers never needs it.
const SearchedCustomer = lazy(async () => ({ default: (await import('./searched-customer.tsx')).SearchedCustomer }));

type Chosen = Pick<Customer, 'id' | 'language'>;
type Choosing = { chosen: string | null; onChoose: (customer: Chosen) => Promise<unknown> };

// So many are seen at a glance; more are better searched.
const atAGlance = 6;

/** Whom an invoice is for: one of the customers, or a new one told on the spot. */
export function ChooseCustomer({ chosen, onChoose }: Choosing) {
  const say = useSay('invoicing');
  // The form's texts come with the page, so that opening it does not blank the page.
  useSay('customers');
  const [isNew, setNew] = useState(false);
  const add = useAction(ask.invoicing.customers.add);
  const query = useQuery(
    ask.invoicing.customers.list.queryOptions({ input: { limit: atAGlance + 1 }, refetchOnWindowFocus: false }),
  );
  const addAndChoose = async (written: Parameters<typeof add.send>[0]) => onChoose(await add.send(written));

  return (
    <Answered query={query}>
      {({ items }) =>
        isNew || items.length === 0 ? (
          <Section title={say('new-customer')}>
            <CustomerForm
              act={say('continue')}
              send={addAndChoose}
              more={items.length > 0 && <Button onClick={() => setNew(false)}>{say('known-customers')}</Button>}
            />
          </Section>
        ) : (
          <Known
            customers={items}
            chosen={chosen}
            onChoose={onChoose}
            more={
              <Button icon="plus" onClick={() => setNew(true)}>
                {say('new-customer')}
              </Button>
            }
          />
        )
      }
    </Answered>
  );
}

function Known({
  customers,
  chosen,
  onChoose,
  more,
}: Choosing & { customers: readonly Customer[]; more: React.ReactNode }) {
  const say = useSay('invoicing');
  const isMany = customers.length > atAGlance;
  const form = useForm<{ customer: string | null }>({
    start: { customer: chosen },
    check: ({ customer }) => ({ customer: !customer && say('lacking.customer-missing') }),
    send: async ({ customer }) => {
      if (!customer) return;
      const known = customers.find(({ id }) => id === customer);
      await onChoose(known ?? (await ask.invoicing.customers.get.call({ id: customer })));
    },
  });
  const field = form.field('customer');
  return (
    <Form form={form} act={say('continue')} more={more}>
      {isMany ? (
        <Suspense fallback={<Skeleton lines={2} />}>
          <SearchedCustomer {...field} />
        </Suspense>
      ) : (
        <RadioGroup
          label={say('whom')}
          choices={customers.map((customer) => ({
            value: customer.id,
            label: customer.name,
            help: detailOf(customer),
          }))}
          {...field}
        />
      )}
    </Form>
  );
}
