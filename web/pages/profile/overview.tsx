import { useQuery } from '@tanstack/react-query';
import { ask } from '../../client.ts';
import { ButtonLink } from '../../parts/button.tsx';
import { PageTitle, Section, Spotlight, Stack } from '../../parts/page.tsx';
import { Answered, Skeleton } from '../../parts/states.tsx';
import { Status } from '../../parts/status.tsx';
import { TaskList } from '../../parts/steps.tsx';
import { useSay } from '../../say/say.ts';
import { type OwnTask, type Profile, partOfTask } from './own-data.ts';
import { DataSections } from './sections.tsx';

/** A person's own data: what is still missing and for what, then everything they have told, part by part. */
export function OwnData() {
  const say = useSay('profile');
  const tasks = useQuery(ask.members.tasks.queryOptions());
  const profile = useQuery(ask.members.profile.queryOptions());
  return (
    <>
      <PageTitle lead={say('lead')}>{say('title')}</PageTitle>
      <Answered query={profile} skeleton={<Skeleton lines={8} card />}>
        {(known) => (
          <Stack>
            <Answered query={tasks}>{(left) => <LeftToDo tasks={left.tasks} profile={known} />}</Answered>
            <DataSections profile={known} />
          </Stack>
        )}
      </Answered>
    </>
  );
}

function LeftToDo({ tasks, profile }: { tasks: OwnTask[]; profile: Profile }) {
  const say = useSay('profile');
  const next = tasks.map(({ code }) => ({ code, part: partOfTask[code] })).find(({ part }) => part !== null);
  return (
    <>
      {next?.part && (
        <Spotlight>
          <h2 className="font-medium">{say('next.title')}</h2>
          <p className="text-heading font-semibold">{say(`task.${next.code}`)}</p>
          <p className="max-w-[52ch]">{say(`why.${next.code}`)}</p>
          <p className="pt-1">
            <ButtonLink to="/oma/tiedot/$osa" params={{ osa: next.part }} kind="primary">
              {say('next.act')}
            </ButtonLink>
          </p>
        </Spotlight>
      )}
      <Goal aim="invoicing" tasks={tasks} profile={profile} />
      <Goal aim="pay" tasks={tasks} profile={profile} />
    </>
  );
}

/** What stands between the person and invoicing, or being paid. */
function Goal({ aim, tasks, profile }: { aim: OwnTask['for']; tasks: OwnTask[]; profile: Profile }) {
  const say = useSay('profile');
  const mine = tasks.filter((task) => task.for === aim);
  const blocked = mine.some((task) => task.blocking);
  const identifiable = profile.name !== null && profile.hetu !== null;
  return (
    <Section
      title={say(`goal.${aim}`)}
      aside={<Status tone={blocked ? 'act' : 'good'}>{say(blocked ? 'goal.missing' : `goal.${aim}-ready`)}</Status>}
    >
      {mine.length > 0 && (
        <TaskList
          label={say(`goal.${aim}`)}
          tasks={mine.map(({ code, blocking }) => {
            const part = partOfTask[code];
            return {
              title: say(`task.${code}`),
              help: say(`why.${code}`),
              state: part === null ? (identifiable ? 'checking' : 'blocked') : blocking ? 'urgent' : 'todo',
              ...(part && { link: { to: '/oma/tiedot/$osa' as const, params: { osa: part } } }),
            };
          })}
        />
      )}
    </Section>
  );
}
