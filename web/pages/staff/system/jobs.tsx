import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../../client.ts';
import { Button } from '../../../parts/button.tsx';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { InstantText } from '../../../parts/figures.tsx';
import { PageTitle, Stack } from '../../../parts/page.tsx';
import { Answered, Empty } from '../../../parts/states.tsx';
import { Notice, Status } from '../../../parts/status.tsx';
import { Table } from '../../../parts/table.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useSay } from '../../../say/say.ts';
import { type FailedJob, failedJobs } from '../data.ts';
import { jobName } from './names.ts';
import { SystemTabs } from './tabs.tsx';

/** Work that failed or is about to be tried again, with the error for a developer and another try. */
export function Jobs() {
  const say = useSay('staff-system');
  const query = useQuery(failedJobs());
  const [shown, setShown] = useState<FailedJob>();
  const retry = useAction(ask.members.retryJob);
  return (
    <>
      <PageTitle lead={say('lead')}>{say('title')}</PageTitle>
      <SystemTabs />
      <Answered query={query}>
        {({ items }) => (
          <Stack tight>
            {retry.refusal && (
              <Notice kind="danger" announce>
                <p>{retry.refusal}</p>
              </Notice>
            )}
            <Table
              caption={say('jobs')}
              rows={items}
              rowKey={({ id }) => id}
              empty={
                <Empty icon="check" title={say('empty.title')}>
                  <p>{say('empty.text')}</p>
                </Empty>
              }
              columns={[
                { title: say('job'), kind: 'main', cell: ({ name }) => jobName(name, say) },
                {
                  title: say('state'),
                  cell: ({ state }) => <Status tone={state === 'failed' ? 'stopped' : 'waiting'}>{say(state)}</Status>,
                },
                { title: say('last-try'), cell: ({ at }) => <InstantText at={at} /> },
                {
                  title: say('next-try'),
                  cell: ({ nextTryAt }) => (nextTryAt ? <InstantText at={nextTryAt} /> : say('by-hand')),
                },
                { title: say('tries'), kind: 'figure', cell: ({ tries }) => tries },
                {
                  title: say('retry'),
                  kind: 'bare',
                  cell: (job) => (
                    <JobButtons
                      job={job}
                      busy={retry.busy}
                      onShow={() => setShown(job)}
                      onRetry={() =>
                        retry
                          .send({ id: job.id })
                          .then(() => toast(say('retried', { name: jobName(job.name, say) })))
                          .catch(() => undefined)
                      }
                    />
                  ),
                },
              ]}
            />
          </Stack>
        )}
      </Answered>
      {shown && <Fault job={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}

function JobButtons({
  job: { name, state },
  busy,
  onShow,
  onRetry,
}: {
  job: FailedJob;
  busy: boolean;
  onShow: () => void;
  onRetry: () => void;
}) {
  const say = useSay('staff-system');
  const named = jobName(name, say);
  return (
    <span className="flex flex-wrap justify-end gap-2">
      <Button kind="quiet" aria-label={say('show-fault-of', { name: named })} onClick={onShow}>
        {say('show-fault')}
      </Button>
      {state === 'failed' && (
        <Button icon="undo" busy={busy} aria-label={say('retry-of', { name: named })} onClick={onRetry}>
          {say('retry')}
        </Button>
      )}
    </span>
  );
}

function Fault({ job: { name, fault, place }, onClose }: { job: FailedJob; onClose: () => void }) {
  const say = useSay('staff-system');
  return (
    <Dialog title={say('fault-of', { name: jobName(name, say) })} open onClose={onClose}>
      <p>{say('fault-text')}</p>
      <Facts
        facts={[
          { name: say('code'), value: name },
          { name: say('kind'), value: fault || null },
          { name: say('place'), value: place ? <span className="text-small whitespace-pre-line">{place}</span> : null },
        ]}
      />
      <div>
        <CopyButton value={[name, fault, place].join('\n')} label={say('copy-fault')} />
      </div>
    </Dialog>
  );
}
