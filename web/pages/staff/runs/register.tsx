import { useInfiniteQuery } from '@tanstack/react-query';
import { ArrowKeys } from '../../../parts/arrow-keys.tsx';
import { TextLink } from '../../../parts/button.tsx';
import { DayText, Money } from '../../../parts/figures.tsx';
import { PageTitle, Stack } from '../../../parts/page.tsx';
import { Answered, Empty } from '../../../parts/states.tsx';
import { Table } from '../../../parts/table.tsx';
import { useSay } from '../../../say/say.ts';
import { registerDeliveries } from '../data.ts';
import { BringAnswer } from './register-bring.tsx';
import { DeliveryState } from './register-state.tsx';
import { RunsTabs } from './tabs.tsx';

/** Deliveries to the Incomes Register with the day each is due. */
export function Register() {
  const say = useSay('staff-register');
  const query = useInfiniteQuery(registerDeliveries());
  return (
    <>
      <PageTitle lead={say('lead')}>{say('title')}</PageTitle>
      <RunsTabs />
      <Stack>
        <BringAnswer />
        <Answered query={query}>
          {({ pages }) => (
            <ArrowKeys>
              <Table
                caption={say('deliveries')}
                rows={pages.flatMap((page) => page.items)}
                rowKey={({ id }) => id}
                more={query.hasNextPage ? { load: query.fetchNextPage, busy: query.isFetchingNextPage } : undefined}
                empty={
                  <Empty title={say('none.title')}>
                    <p>{say('none.text')}</p>
                  </Empty>
                }
                columns={[
                  {
                    title: say('delivery'),
                    kind: 'main',
                    cell: ({ id, deliveryId, kind }) => (
                      <>
                        <TextLink to="/tyo/maksut/tulorekisteri/$id" params={{ id }}>
                          <span className="wrap-anywhere">{deliveryId}</span>
                        </TextLink>
                        <span className="block text-small font-normal text-ink-soft">{say(`kind-of.${kind}`)}</span>
                      </>
                    ),
                  },
                  { title: say('state'), cell: (delivery) => <DeliveryState delivery={delivery} /> },
                  { title: say('paid-on'), cell: ({ paidOn }) => <DayText day={paidOn} /> },
                  { title: say('due-on'), cell: ({ dueOn }) => <DayText day={dueOn} /> },
                  { title: say('reports'), kind: 'figure', cell: ({ reports }) => reports },
                  { title: say('paid'), kind: 'figure', cell: ({ paidCents }) => <Money cents={paidCents} /> },
                ]}
              />
            </ArrowKeys>
          )}
        </Answered>
      </Stack>
    </>
  );
}
