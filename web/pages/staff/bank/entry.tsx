import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { displayIban, type Iban } from '../../../../src/basics/identifiers/iban.ts';
import { displayReference, type Reference } from '../../../../src/basics/identifiers/reference.ts';
import { negative } from '../../../../src/basics/money.ts';
import { ask } from '../../../client.ts';
import { ButtonLink, TextLink } from '../../../parts/button.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { DayText, Money } from '../../../parts/figures.tsx';
import { PageTitle, Section, Stack, TwoColumns } from '../../../parts/page.tsx';
import { Answered } from '../../../parts/states.tsx';
import { Status } from '../../../parts/status.tsx';
import { useSay } from '../../../say/say.ts';
import type { ShownEntry } from '../data.ts';
import { AllocatePayment } from './allocate.tsx';
import { AllocationHistory } from './allocations.tsx';
import { entryTones } from './entries.tsx';
import { NameReturned } from './name-returned.tsx';
import { EntryNotes } from './notes.tsx';

const route = getRouteApi('/tyo/pankki/$id');

/** One entry of our account: what it was for, or what it may be for and why. */
export function OneBankEntry() {
  const { id } = route.useParams();
  const query = useQuery(ask.banking.entries.get.queryOptions({ input: { id }, refetchOnWindowFocus: false }));
  return <Answered query={query}>{(entry) => <Entry key={id} entry={entry} />}</Answered>;
}

function Entry({ entry }: { entry: ShownEntry }) {
  const say = useSay('staff-bank');
  return (
    <>
      <PageTitle
        back={<TextLink to="/tyo/pankki">{say('title')}</TextLink>}
        lead={
          <span className="flex flex-wrap items-center gap-3">
            <Money cents={entry.credit ? entry.cents : negative(entry.cents)} /> <DayText day={entry.bookedOn} />
            <Status tone={entryTones[entry.state]}>{say(`state-of.${entry.state}`)}</Status>
          </span>
        }
      >
        {entry.name ?? say('no-name')}
      </PageTitle>
      <TwoColumns
        aside={
          <Stack>
            <Section title={say('details')}>
              <EntryFacts entry={entry} />
            </Section>
            <EntryNotes entry={entry} />
          </Stack>
        }
      >
        <Stack>
          {entry.openCents > 0 && entry.credit && <AllocatePayment entry={entry} />}
          {entry.state === 'other' && !entry.credit && <NameReturned entry={entry} />}
          {entry.allocations.length > 0 && <AllocationHistory entry={entry} />}
          {entry.openCents === 0 && <NextUnmatched />}
        </Stack>
      </TwoColumns>
    </>
  );
}

/** What to look at next, when this payment has its invoice. */
function NextUnmatched() {
  const say = useSay('staff-bank');
  const query = useQuery(ask.banking.entries.list.queryOptions({ input: { state: 'unmatched', limit: 1 } }));
  const next = query.data?.items[0];
  if (!next) return null;
  return (
    <p>
      <ButtonLink to="/tyo/pankki/$id" params={{ id: next.id }} icon="arrow">
        {say('next')}
      </ButtonLink>
    </p>
  );
}

function EntryFacts({ entry }: { entry: ShownEntry }) {
  const say = useSay('staff-bank');
  const figures = (text: string | null) => text && <span className="figures whitespace-normal">{text}</span>;
  return (
    <Facts
      facts={[
        ...(entry.openCents > 0 ? [{ name: say('left'), value: <Money cents={entry.openCents} /> }] : []),
        ...(entry.refundCents > 0 ? [{ name: say('tab.refund'), value: <Money cents={entry.refundCents} /> }] : []),
        { name: say('reference'), value: figures(entry.reference && displayReference(entry.reference as Reference)) },
        { name: say('message'), value: entry.message },
        { name: say('iban'), value: figures(entry.iban && displayIban(entry.iban as Iban)) },
        ...(entry.endToEndId ? [{ name: say('end-to-end'), value: entry.endToEndId }] : []),
        ...(entry.returnReason ? [{ name: say('return-reason'), value: entry.returnReason }] : []),
        ...(entry.returns
          ? [
              {
                name: say('returns'),
                value: (
                  <TextLink to="/tyo/pankki/$id" params={{ id: entry.returns }}>
                    {say('open-returned')}
                  </TextLink>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
