import { useQuery } from '@tanstack/react-query';
import { TextLink } from '../../../parts/button.tsx';
import { InstantText } from '../../../parts/figures.tsx';
import { Card, PageTitle, Stack } from '../../../parts/page.tsx';
import { Answered, Empty } from '../../../parts/states.tsx';
import { Status } from '../../../parts/status.tsx';
import { Table } from '../../../parts/table.tsx';
import { useSay } from '../../../say/say.ts';
import { identityCases } from '../data.ts';
import { PeopleTabs } from './tabs.tsx';

/** Identity codes that several accounts claim; who they belong to is found out by looking at the people. */
export function IdentityCases() {
  const say = useSay('staff-people');
  const query = useQuery(identityCases());
  return (
    <>
      <PageTitle>{say('title')}</PageTitle>
      <PeopleTabs />
      <Answered query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="check" title={say('no-cases.title')}>
              <p>{say('no-cases.text')}</p>
            </Empty>
          ) : (
            <Stack>
              <p className="max-w-[62ch]">{say('cases-lead')}</p>
              {items.map(({ lastClaimedAt, claimants }) => (
                <Card key={claimants.map(({ id }) => id).join()}>
                  <p className="text-ink-soft">
                    {say('case-of')} <InstantText at={lastClaimedAt} />
                  </p>
                  <Table
                    caption={say('claimants')}
                    rows={claimants}
                    rowKey={({ id }) => id}
                    columns={[
                      {
                        title: say('name'),
                        kind: 'main',
                        cell: ({ id, name }) => (
                          <TextLink to="/tyo/henkilot/$id" params={{ id }}>
                            {name}
                          </TextLink>
                        ),
                      },
                      { title: say('joined'), cell: ({ joinedAt }) => <InstantText at={joinedAt} /> },
                      {
                        title: say('identity'),
                        kind: 'bare',
                        cell: ({ verified }) => (
                          <Status tone={verified ? 'good' : 'quiet'}>
                            {verified ? say('verified') : say('not-verified')}
                          </Status>
                        ),
                      },
                    ]}
                  />
                </Card>
              ))}
            </Stack>
          )
        }
      </Answered>
    </>
  );
}
