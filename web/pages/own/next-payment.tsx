import { useQuery } from '@tanstack/react-query';
import { dayText } from '../../../src/basics/day.ts';
import { ask } from '../../client.ts';
import { TextLink } from '../../parts/button.tsx';
import { DayText, Money } from '../../parts/figures.tsx';
import { Section, Spotlight, Stack } from '../../parts/page.tsx';
import { Answered, Skeleton } from '../../parts/states.tsx';
import { Notice } from '../../parts/status.tsx';
import { Table } from '../../parts/table.tsx';
import { useLanguage, useSay } from '../../say/say.ts';
import type { NextPayment as Next } from './data.ts';

/** What comes to the account next, when and why, what stands in its way, and what comes after it. */
export function NextPayment() {
  const query = useQuery(ask.payouts.own.next.queryOptions());
  return (
    <Answered query={query} skeleton={<Skeleton lines={3} card />}>
      {(payment) => (
        <Stack>
          <Holds holds={payment.holds} />
          <First payment={payment} />
          <OnTheWay payment={payment} />
        </Stack>
      )}
    </Answered>
  );
}

function First({ payment: { next, items } }: { payment: Next }) {
  const say = useSay('own');
  const language = useLanguage();
  if (!next)
    return (
      <Spotlight>
        <p className="font-medium">{say('next')}</p>
        <p className="text-heading font-semibold">{say(items.length > 0 ? 'no-day' : 'nothing-coming')}</p>
        <p className="text-ink-soft">{say(items.length > 0 ? 'no-day-text' : 'nothing-coming-text')}</p>
      </Spotlight>
    );
  const first = itemsOfNext({ next, items });
  const stage = first.find((item) => item.stage === 'with-customer') ?? first[0];
  return (
    <Spotlight>
      <p className="font-medium">
        {say(next.certain ? 'next-certain' : 'next-expected', { day: dayText(next.on, language) })}
      </p>
      <p>
        <Money cents={next.netCents} large />
      </p>
      {stage && <p className="text-ink-soft">{say(`why.${stage.stage}`, { customer: stage.buyerName ?? '' })}</p>}
    </Spotlight>
  );
}

const itemsOfNext = ({ next, items }: Pick<Next, 'next' | 'items'>) =>
  items.filter((item) => item.expectedOn === next?.on && item.netCents !== null);

/** Money that waits for somebody to do something, in the words of the rule. */
function Holds({ holds }: Pick<Next, 'holds'>) {
  const say = useSay('own');
  if (holds.length === 0) return null;
  return (
    <Notice kind="warning" title={say('held')}>
      <ul className="grid gap-2">
        {holds.map(({ reason, says, actor }) => (
          <li key={reason}>
            {says} <span className="text-ink-soft">{say(`acts.${actor}`)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

// The one sum that the card tells is not told again below it.
function OnTheWay({ payment }: { payment: Next }) {
  const say = useSay('own');
  const first = itemsOfNext(payment);
  const items = first.length === 1 ? payment.items.filter((item) => item !== first[0]) : payment.items;
  if (items.length === 0) return null;
  return (
    <Section title={say('on-the-way')}>
      <Table
        caption={say('on-the-way')}
        rows={items}
        rowKey={(item) => `${item.stage} ${item.invoiceId ?? item.payoutId ?? ''}`}
        columns={[
          { title: say('stage-title'), kind: 'main', cell: (item) => <Source item={item} /> },
          {
            title: say('expected'),
            cell: ({ expectedOn }) => (expectedOn ? <DayText day={expectedOn} /> : say('day-unknown')),
          },
          {
            title: say('to-you'),
            kind: 'figure',
            cell: ({ netCents }) => (netCents === null ? '–' : <Money cents={netCents} />),
          },
        ]}
      />
    </Section>
  );
}

function Source({ item: { stage, invoiceId, payoutId, buyerName } }: { item: Next['items'][number] }) {
  const say = useSay('own');
  const text = <span className="block text-small font-normal text-ink-soft">{say(`stage.${stage}`)}</span>;
  if (invoiceId)
    return (
      <>
        <TextLink to="/oma/laskut/$id" params={{ id: invoiceId }}>
          {buyerName ?? say('invoice')}
        </TextLink>
        {text}
      </>
    );
  if (payoutId)
    return (
      <>
        <TextLink to="/oma/palkat/$id" params={{ id: payoutId }}>
          {say('payment')}
        </TextLink>
        {text}
      </>
    );
  return say(`stage.${stage}`);
}
