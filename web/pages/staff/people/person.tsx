import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../../../client.ts';
import { Button, TextLink } from '../../../parts/button.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { DayText, InstantText } from '../../../parts/figures.tsx';
import { PageTitle, Section, Stack, TwoColumns } from '../../../parts/page.tsx';
import { Answered } from '../../../parts/states.tsx';
import { Notice, Status } from '../../../parts/status.tsx';
import { useLanguage, useSay } from '../../../say/say.ts';
import { whoAmI } from '../../../who.ts';
import type { ShownPerson } from '../data.ts';
import { Period } from '../period.tsx';
import { CorrectIdentity, VerifyIdentity } from './person-identity.tsx';
import { RevealedFacts } from './person-reveal.tsx';

const route = getRouteApi('/tyo/henkilot/$id');

/** One entrepreneur, everything personal masked until it is asked for with a reason. */
export function OnePerson() {
  const { id } = route.useParams();
  const query = useQuery(ask.members.person.queryOptions({ input: { id }, refetchOnWindowFocus: false }));
  return <Answered query={query}>{(person) => <Person key={id} person={person} />}</Answered>;
}

function Person({ person }: { person: ShownPerson }) {
  const say = useSay('staff-people');
  const language = useLanguage();
  const lines = useQuery(ask.members.linesOfBusiness.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data;
  const duties = useQuery(whoAmI()).data?.signedIn?.duties ?? [];
  const line = lines?.find(({ code }) => code === person.lineOfBusiness)?.names[language];
  return (
    <>
      <PageTitle
        back={<TextLink to="/tyo/henkilot">{say('title')}</TextLink>}
        lead={
          <>
            {[person.marketingName, line].filter(Boolean).join(' · ')}
            {(person.marketingName || line) && ' · '}
            {say('joined')} <InstantText at={person.joinedAt} />
          </>
        }
      >
        {person.name}
      </PageTitle>
      <TwoColumns
        aside={
          <Stack>
            {person.picture && (
              <img
                src={`/api/people/${person.id}/picture`}
                alt={say('picture-of', { name: person.name })}
                className="size-32 rounded-card border border-hairline object-cover"
              />
            )}
            <Identity person={person} />
            <Missing person={person} />
          </Stack>
        }
      >
        <Stack>
          <Section title={say('details')}>
            <RevealedFacts person={person} />
          </Section>
          <Section title={say('pay')}>
            <Facts
              facts={[
                { name: say('payout-mode'), value: person.payoutMode && say(`mode.${person.payoutMode}`) },
                { name: say('yel'), value: person.yel && say(`yel-of.${person.yel}`) },
                {
                  name: say('tax-card'),
                  value: person.taxCard ? (
                    <>
                      {say(`tax-card-of.${person.taxCard.kind}`)},{' '}
                      <Period from={person.taxCard.validFrom} to={person.taxCard.validUntil} />
                    </>
                  ) : (
                    say('no-tax-card')
                  ),
                },
              ]}
            />
            {duties.includes('money') && (
              <p>
                <TextLink to="/tyo/henkilot/$id/maksukiellot" params={{ id: person.id }}>
                  {say('garnishments')}
                </TextLink>
              </p>
            )}
          </Section>
        </Stack>
      </TwoColumns>
    </>
  );
}

function Identity({ person }: { person: ShownPerson }) {
  const say = useSay('staff-people');
  const [doing, setDoing] = useState<'verify' | 'correct'>();
  const { identity } = person;
  return (
    <Section
      title={say('identity')}
      aside={<Status tone={identity ? 'good' : 'act'}>{identity ? say('verified') : say('not-verified')}</Status>}
    >
      {person.contested && (
        <Notice kind="danger" title={say('contested.title')}>
          <p>{say('contested.text')}</p>
        </Notice>
      )}
      {identity && (
        <p>
          <DayText day={identity.on} /> ·{' '}
          {say('checked-by', { document: say(`document-of.${identity.document}`), name: identity.byName })}
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        {!identity && (
          <Button kind="primary" icon="check" onClick={() => setDoing('verify')}>
            {say('verify')}
          </Button>
        )}
        <Button onClick={() => setDoing('correct')}>{say('correct')}</Button>
      </div>
      <VerifyIdentity person={person} open={doing === 'verify'} onClose={() => setDoing(undefined)} />
      {doing === 'correct' && <CorrectIdentity person={person} onClose={() => setDoing(undefined)} />}
    </Section>
  );
}

function Missing({ person: { tasks } }: { person: ShownPerson }) {
  const say = useSay('staff-people');
  return (
    <Section title={say('missing')}>
      {tasks.length === 0 ? (
        <p className="text-ink-soft">{say('missing-none')}</p>
      ) : (
        <ul className="divide-y divide-hairline">
          {tasks.map(({ code, blocking }) => (
            <li key={code} className="flex flex-wrap items-center justify-between gap-2 py-2">
              <span className="first-letter:uppercase">{say(`task.${code}`)}</span>
              <Status tone={blocking ? 'act' : 'quiet'}>
                {blocking ? say('missing-blocks') : say('missing-worse')}
              </Status>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
