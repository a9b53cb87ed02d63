import { useQuery } from '@tanstack/react-query';
import { ask } from '../../../client.ts';
import { Button, TextLink } from '../../../parts/button.tsx';
import { InstantText } from '../../../parts/figures.tsx';
import { PageTitle } from '../../../parts/page.tsx';
import { Answered, Empty } from '../../../parts/states.tsx';
import { Notice } from '../../../parts/status.tsx';
import { Table } from '../../../parts/table.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { type Say, useSay } from '../../../say/say.ts';
import { failedDeliveries } from '../data.ts';
import { ReviewTabs } from './tabs.tsx';

/** Invoices that did not reach their customer, each with the reason and another try. */
export function FailedDeliveries() {
  const say = useSay('staff-review');
  const query = useQuery(failedDeliveries());
  const retry = useAction(ask.invoicing.review.retryDelivery);
  return (
    <>
      <PageTitle>{say('title')}</PageTitle>
      <ReviewTabs />
      {retry.refusal && (
        <Notice kind="danger" announce>
          <p>{retry.refusal}</p>
        </Notice>
      )}
      <Answered query={query}>
        {({ items }) => (
          <Table
            caption={say('failed')}
            rows={items}
            rowKey={({ id }) => id}
            empty={
              <Empty icon="send" title={say('no-failures.title')}>
                <p>{say('no-failures.text')}</p>
              </Empty>
            }
            columns={[
              {
                title: say('number'),
                kind: 'main',
                cell: ({ invoiceId, number }) => (
                  <TextLink to="/tyo/tarkastus/$id" params={{ id: invoiceId }}>
                    {number ?? ''}
                  </TextLink>
                ),
              },
              { title: say('buyer'), cell: ({ buyerName }) => buyerName ?? say('no-buyer') },
              { title: say('way'), cell: ({ channel }) => say(`channel.${channel}`) },
              { title: say('why'), cell: ({ reason }) => whyOf(reason, say) },
              { title: say('since'), cell: ({ queuedAt }) => <InstantText at={queuedAt} /> },
              {
                title: say('retry'),
                kind: 'bare',
                cell: ({ id, number }) => (
                  <Button
                    icon="send"
                    busy={retry.busy}
                    aria-label={say('retry-of', { number: number ?? '' })}
                    onClick={() =>
                      retry
                        .send({ id })
                        .then(() => toast(say('retried', { number: number ?? '' })))
                        .catch(() => undefined)
                    }
                  >
                    {say('retry')}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Answered>
    </>
  );
}

// What the e-invoice format itself refuses comes as its own code, which support knows.
function whyOf(reason: string | null, say: Say<'staff-review'>): string {
  if (reason === 'sending-failed' || reason === 'address-missing') return say(`failure.${reason}`);
  return say('failure.other', { code: reason ?? '' });
}
