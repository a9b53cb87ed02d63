import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { dayText } from '../../../../src/basics/day.ts';
import { zero } from '../../../../src/basics/money.ts';
import { ask } from '../../../client.ts';
import { OutsideLink, TextLink } from '../../../parts/button.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { DayText, InstantText, Masked, Money } from '../../../parts/figures.tsx';
import { PageTitle, Section, Stack, TwoColumns } from '../../../parts/page.tsx';
import { Answered } from '../../../parts/states.tsx';
import { Status } from '../../../parts/status.tsx';
import { Table } from '../../../parts/table.tsx';
import { useLanguage, useSay } from '../../../say/say.ts';
import type { Delivery, EarningsReport } from '../data.ts';
import { RegisterAnswers } from './register-answers.tsx';
import { DeliveryState } from './register-state.tsx';

const route = getRouteApi('/tyo/maksut/tulorekisteri/$id');

/** One delivery to the register: its file, what was sent and answered, and its reports by person. */
export function OneDelivery() {
  const { id } = route.useParams();
  const query = useInfiniteQuery(
    ask.reporting.deliveries.get.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...(cursor && { cursor }), id }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <Answered query={query}>
      {({ pages }) =>
        pages[0] && (
          <ShownDelivery
            delivery={pages[0].delivery}
            reports={pages.flatMap((page) => page.items)}
            more={query.hasNextPage ? { load: query.fetchNextPage, busy: query.isFetchingNextPage } : undefined}
          />
        )
      }
    </Answered>
  );
}

const titles = { earnings: 'delivery-of', cancellation: 'cancellation-of', separate: 'month-until' } as const;

function ShownDelivery({ delivery, reports, more }: { delivery: Delivery } & Listed) {
  const say = useSay('staff-register');
  const language = useLanguage();
  return (
    <>
      <PageTitle
        back={<TextLink to="/tyo/maksut/tulorekisteri">{say('back')}</TextLink>}
        lead={<DeliveryState delivery={delivery} />}
      >
        {say(titles[delivery.kind], { day: dayText(delivery.paidOn, language) })}
      </PageTitle>
      <TwoColumns
        aside={
          <Stack>
            <RegisterAnswers delivery={delivery} reports={reports} />
            <DeliveryFacts delivery={delivery} />
          </Stack>
        }
      >
        {delivery.kind === 'separate' ? <MonthFacts delivery={delivery} /> : <Reports reports={reports} more={more} />}
      </TwoColumns>
    </>
  );
}

/** What a report of a month tells: the contribution, or that no wages were paid. */
function MonthFacts({ delivery: { paidCents, contributionCents } }: { delivery: Delivery }) {
  const say = useSay('staff-register');
  const isNothing = paidCents === 0 && !contributionCents;
  return (
    <Section title={say('kind-of.separate')}>
      {isNothing ? (
        <p>{say('no-wages')}</p>
      ) : (
        <Facts
          facts={[
            { name: say('paid'), value: <Money cents={paidCents} /> },
            { name: say('contribution'), value: <Money cents={contributionCents ?? zero} /> },
          ]}
        />
      )}
    </Section>
  );
}

type Listed = {
  reports: readonly EarningsReport[];
  more: { load: () => unknown; busy: boolean } | undefined;
};

/** The reports of a delivery, or those that it takes back, with what the register said of each. */
function Reports({ reports, more }: Listed) {
  const say = useSay('staff-register');
  return (
    <Section title={say('reports-title')}>
      <Table
        caption={say('reports')}
        rows={reports}
        rowKey={({ reportId }) => reportId}
        more={more}
        columns={[
          {
            title: say('person'),
            kind: 'main',
            cell: ({ name, hetu, payoutId }) => (
              <>
                <TextLink to="/tyo/maksut/maksu/$id" params={{ id: payoutId }}>
                  {name}
                </TextLink>
                <span className="block text-small font-normal text-ink-soft">
                  <Masked text={hetu} />
                </span>
              </>
            ),
          },
          {
            title: say('paid-as'),
            cell: ({ paidAs, refused, refusal, toCancel, cancelled }) => (
              <span className="grid justify-items-start gap-1 max-sm:justify-items-end">
                {say(`paid-as-of.${paidAs}`)}
                {refused && <Status tone="stopped">{say('refused')}</Status>}
                {refusal && <span className="text-small">{refusal}</span>}
                {toCancel && <Status tone="act">{say('cancel-it')}</Status>}
                {cancelled && <Status tone="stopped">{say('cancelled')}</Status>}
              </span>
            ),
          },
          { title: say('paid'), kind: 'figure', cell: ({ paidCents }) => <Money cents={paidCents} /> },
          { title: say('withheld'), kind: 'figure', cell: ({ withheldCents }) => <Money cents={withheldCents} /> },
          {
            title: say('garnished'),
            kind: 'figure',
            cell: ({ garnishedCents }) => <Money cents={garnishedCents} />,
          },
        ]}
      />
    </Section>
  );
}

function DeliveryFacts({ delivery }: { delivery: Delivery }) {
  const say = useSay('staff-register');
  const { id, runId, deliveryId, dueOn, madeAt, sentAt, settledAt, reason, writtenAt } = delivery;
  return (
    <Section title={say('delivery')}>
      <Facts
        facts={[
          { name: say('due-on'), value: <DayText day={dueOn} /> },
          { name: say('made'), value: <InstantText at={madeAt} /> },
          ...(sentAt ? [{ name: say('state-of.sent'), value: <InstantText at={sentAt} /> }] : []),
          ...(settledAt ? [{ name: say('settled'), value: <InstantText at={settledAt} /> }] : []),
          ...(reason ? [{ name: say('reason'), value: reason }] : []),
          { name: say('delivery'), value: deliveryId },
          ...(runId
            ? [
                {
                  name: say('run'),
                  value: (
                    <TextLink to="/tyo/maksut/$id" params={{ id: runId }}>
                      {say('open-run')}
                    </TextLink>
                  ),
                },
              ]
            : []),
        ]}
      />
      {writtenAt && (
        <p className="grid gap-1">
          <OutsideLink href={`/api/register-deliveries/${id}/file`}>{say('file')}</OutsideLink>
          <span className="text-small text-ink-soft">{say('file-help')}</span>
        </p>
      )}
    </Section>
  );
}
