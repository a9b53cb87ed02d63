import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { dayInFinland, dayText } from '../../../../src/basics/day.ts';
import { ask } from '../../../client.ts';
import { Button, TextLink } from '../../../parts/button.tsx';
import { DayText, Money } from '../../../parts/figures.tsx';
import { PageTitle, Stack, TwoColumns } from '../../../parts/page.tsx';
import { Answered } from '../../../parts/states.tsx';
import { Notice, Status } from '../../../parts/status.tsx';
import { Trail, type TrailStep } from '../../../parts/steps.tsx';
import { useLanguage, useSay } from '../../../say/say.ts';
import { whoAmI } from '../../../who.ts';
import type { Run } from '../data.ts';
import { ApproveRun, CancelRun } from './run-decisions.tsx';
import { RunPayouts } from './run-payouts.tsx';
import { RunFiles, RunRegister, RunSums } from './run-sums.tsx';
import { runTones } from './runs.tsx';

const route = getRouteApi('/tyo/maksut/$id');

/** One payout run: what it pays, what is held and why, and the decision that belongs to somebody else than its preparer. */
export function OneRun() {
  const { id } = route.useParams();
  const query = useQuery(
    ask.payouts.runs.get.queryOptions({
      input: { id },
      // Between approval and the bank the run moves by itself.
      refetchInterval: ({ state }) => (state.data?.state === 'approved' ? 2000 : 60_000),
    }),
  );
  return <Answered query={query}>{(run) => <ShownRun run={run} />}</Answered>;
}

function ShownRun({ run }: { run: Run }) {
  const say = useSay('staff-runs');
  const language = useLanguage();
  const me = useQuery(whoAmI()).data?.signedIn;
  const [deciding, setDeciding] = useState<'approve' | 'cancel'>();
  const isOwn = run.preparedById === me?.id;
  const mayApprove = me?.duties.includes('approve') && !isOwn;
  const prepared = run.state === 'prepared';
  return (
    <>
      <PageTitle
        back={<TextLink to="/tyo/maksut">{say('title')}</TextLink>}
        lead={
          <span className="flex flex-wrap items-center gap-3">
            {say('lead', { count: run.payouts })} <Money cents={run.totals.netCents} />
            <Status tone={runTones[run.state]}>{say(`run-state.${run.state}`)}</Status>
          </span>
        }
        actions={
          prepared && (
            <>
              <Button onClick={() => setDeciding('cancel')}>{say('cancel-run')}</Button>
              {mayApprove && (
                <Button kind="primary" icon="check" onClick={() => setDeciding('approve')}>
                  {say('approve')}
                </Button>
              )}
            </>
          )
        }
      >
        {say('run-of', { day: dayText(run.executesOn, language) })}
      </PageTitle>
      <Stack>
        {run.state !== 'cancelled' && <Course run={run} />}
        {prepared && !mayApprove && (
          <Notice title={say(isOwn ? 'four-eyes.own' : 'four-eyes.other')}>
            <p>{say(isOwn ? 'four-eyes.own-text' : 'four-eyes.other-text')}</p>
          </Notice>
        )}
        <TwoColumns
          aside={
            <Stack>
              <RunSums run={run} />
              <RunFiles run={run} />
              {!['prepared', 'cancelled'].includes(run.state) && <RunRegister run={run} />}
            </Stack>
          }
        >
          <RunPayouts run={run} />
        </TwoColumns>
      </Stack>
      <ApproveRun run={run} open={deciding === 'approve'} onClose={() => setDeciding(undefined)} />
      <CancelRun run={run} open={deciding === 'cancel'} onClose={() => setDeciding(undefined)} />
    </>
  );
}

const order = ['prepared', 'approved', 'released', 'executed'] as const;

/** Who prepared it and when, who approved it, and how far it is with the bank. */
function Course({ run }: { run: Run }) {
  const say = useSay('staff-runs');
  const language = useLanguage();
  const reached = (order as readonly string[]).indexOf(run.state);
  const dayOf = (at: string | null, by?: string | null) =>
    at && (
      <>
        {by} <DayText day={dayInFinland(new Date(at))} />
      </>
    );
  const whens: Record<(typeof order)[number], TrailStep['when']> = {
    prepared: dayOf(run.preparedAt, run.preparedBy),
    approved: dayOf(run.approvedAt, run.approvedBy),
    released: dayOf(run.releasedAt),
    executed: run.executedOn && dayText(run.executedOn, language),
  };
  return (
    <Trail
      label={say('course')}
      steps={order.map((step, index) => ({
        name: say(`step.${step}`),
        when: whens[step],
        state: index <= reached ? 'done' : index === reached + 1 ? 'now' : 'ahead',
      }))}
    />
  );
}
