import { useInfiniteQuery } from '@tanstack/react-query';
import { dayText } from '../../../src/basics/day.ts';
import { ask } from '../../client.ts';
import { OutsideLink, TextLink } from '../../parts/button.tsx';
import { Money } from '../../parts/figures.tsx';
import { PageTitle } from '../../parts/page.tsx';
import { Answered, Empty } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useLanguage, useSay } from '../../say/say.ts';
import type { PayoutHead } from './data.ts';
import { PayoutState } from './payout-state.tsx';

/** Everything that has been paid to the entrepreneur, newest first, with its payslips. */
export function Payslips() {
  const say = useSay('payslips');
  const query = useInfiniteQuery(
    ask.payouts.own.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...(cursor && { cursor }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  );
  return (
    <>
      <PageTitle>{say('title')}</PageTitle>
      <Answered query={query}>
        {({ pages }) => (
          <PayoutTable
            payouts={pages.flatMap((page) => page.items)}
            more={query.hasNextPage ? { load: query.fetchNextPage, busy: query.isFetchingNextPage } : undefined}
          />
        )}
      </Answered>
    </>
  );
}

function PayoutTable({
  payouts,
  more,
}: {
  payouts: readonly PayoutHead[];
  more: { load: () => unknown; busy: boolean } | undefined;
}) {
  const say = useSay('payslips');
  const language = useLanguage();
  return (
    <Table
      caption={say('title')}
      rows={payouts}
      rowKey={({ id }) => id}
      more={more}
      empty={
        <Empty icon="pay" title={say('empty.title')}>
          <p>{say('empty.text')}</p>
        </Empty>
      }
      columns={[
        {
          title: say('pay'),
          kind: 'main',
          cell: ({ id, paidOn }) => (
            <TextLink to="/oma/palkat/$id" params={{ id }}>
              {say('pay-of-day', { day: dayText(paidOn, language) })}
            </TextLink>
          ),
        },
        { title: say('received'), kind: 'figure', cell: ({ receivedCents }) => <Money cents={receivedCents} /> },
        { title: say('withheld'), kind: 'figure', cell: ({ withheldCents }) => <Money cents={withheldCents} /> },
        { title: say('net'), kind: 'figure', cell: ({ netCents }) => <Money cents={netCents} /> },
        { title: say('state-title'), kind: 'bare', cell: ({ state }) => <PayoutState state={state} /> },
        { title: say('payslip'), kind: 'bare', cell: (payout) => <PayslipLink payout={payout} /> },
      ]}
    />
  );
}

/** The payslip as a file; it is made moments after the payment has been approved. */
export function PayslipLink({ payout: { id, number, payslip } }: { payout: PayoutHead }) {
  const say = useSay('payslips');
  if (!payslip) return <span className="text-ink-soft">{say('payslip-coming')}</span>;
  return (
    <OutsideLink
      href={`/api/own/payouts/${id}/payslip`}
      target="_blank"
      rel="noopener"
      aria-label={say('payslip-of', { number })}
    >
      {say('payslip-pdf')}
    </OutsideLink>
  );
}
