import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../../../client.ts';
import { Button, ButtonLink, TextLink } from '../../../parts/button.tsx';
import { Money } from '../../../parts/figures.tsx';
import { PageTitle, Section, Stack, TwoColumns } from '../../../parts/page.tsx';
import { Answered } from '../../../parts/states.tsx';
import { Notice } from '../../../parts/status.tsx';
import { useSay } from '../../../say/say.ts';
import { type ReviewedInvoice, reviewQueue } from '../data.ts';
import { ApproveInvoice, ReturnInvoice } from './decisions.tsx';
import { ReviewHistory, ReviewParties } from './facts.tsx';
import { asKnown } from './questions.ts';
import { ReviewRows } from './rows.tsx';

const route = getRouteApi('/tyo/tarkastus/$id');

type Decision = { id: string; what: 'approve' | 'return' };

/** One invoice as its reviewer sees it: what to check first, then the whole of it, and the decision always in sight. */
export function ReviewInvoice() {
  const { id } = route.useParams();
  const [decision, setDecision] = useState<Decision>();
  const deciding = decision?.id === id ? decision.what : undefined;
  // While it is decided it is not asked anew: a returned invoice is its writer's again, and nobody else's to see.
  const query = useQuery(
    ask.invoicing.review.get.queryOptions({
      input: { id },
      refetchOnWindowFocus: false,
      enabled: deciding === undefined,
    }),
  );
  return (
    <Answered query={query}>
      {(invoice) => (
        <Reviewed
          key={id}
          invoice={invoice}
          deciding={deciding}
          onDecide={(what) => setDecision(what && { id, what })}
        />
      )}
    </Answered>
  );
}

function Reviewed({
  invoice,
  deciding,
  onDecide,
}: {
  invoice: ReviewedInvoice;
  deciding: Decision['what'] | undefined;
  onDecide: (what: Decision['what'] | undefined) => void;
}) {
  const say = useSay('staff-review');
  const navigate = useNavigate();
  const queue = useInfiniteQuery(reviewQueue()).data?.pages.flatMap((page) => page.items) ?? [];
  const [place, setPlace] = useState(-1);
  const found = queue.findIndex(({ id }) => id === invoice.id);
  // Once decided the invoice leaves the queue, and the next one stands where it was.
  if (found >= 0 && found !== place) setPlace(found);

  const goOn = () => {
    const next =
      queue.filter(({ id }) => id !== invoice.id)[Math.max(place, 0)] ?? queue.find(({ id }) => id !== invoice.id);
    navigate(next ? { to: '/tyo/tarkastus/$id', params: { id: next.id } } : { to: '/tyo/tarkastus' });
  };

  const waits = invoice.state === 'in-review';
  const buyer = invoice.customer?.name ?? invoice.buyerName ?? say('no-buyer');
  return (
    <>
      <PageTitle
        back={<TextLink to="/tyo/tarkastus">{say('title')}</TextLink>}
        lead={
          <>
            {say('invoice-lead', { owner: invoice.performedBy })} <Money cents={invoice.grossCents} />
          </>
        }
        actions={
          waits && (
            <>
              <Button icon="undo" onClick={() => onDecide('return')}>
                {say('return')}
              </Button>
              <Button kind="primary" icon="check" onClick={() => onDecide('approve')}>
                {say('approve')}
              </Button>
            </>
          )
        }
      >
        {say('invoice-of', { buyer })}
      </PageTitle>
      <TwoColumns
        aside={
          <Stack>
            <ReviewParties invoice={invoice} />
            <ReviewHistory invoice={invoice} />
          </Stack>
        }
      >
        <Stack>
          {waits ? (
            <Questions questions={invoice.questions} />
          ) : (
            <Notice title={say('issued', { number: invoice.number ?? '' })}>
              <p>{say('issued-text')}</p>
            </Notice>
          )}
          <ReviewRows invoice={invoice} />
          {found >= 0 && queue.length > 1 && <Moves queue={queue} place={found} />}
        </Stack>
      </TwoColumns>
      <ApproveInvoice
        invoice={invoice}
        open={deciding === 'approve'}
        onClose={() => onDecide(undefined)}
        onDone={goOn}
      />
      <ReturnInvoice invoice={invoice} open={deciding === 'return'} onClose={() => onDecide(undefined)} onDone={goOn} />
    </>
  );
}

function Questions({ questions }: { questions: ReviewedInvoice['questions'] }) {
  const say = useSay('staff-review');
  if (questions.length === 0) return <Notice kind="good" title={say('nothing-odd')} />;
  return (
    <Section title={say('questions')}>
      {questions.map(({ row, code, kind }) => (
        <Notice
          key={`${row} ${code}`}
          kind={kind === 'excluded' ? 'danger' : 'warning'}
          title={say('question-title', { row: row + 1, what: say(`question.${asKnown(code)}.what`) })}
        >
          <p>{say('source', { text: say(`question.${asKnown(code)}.source`) })}</p>
        </Notice>
      ))}
      <p className="text-small text-ink-soft">{say('answered')}</p>
    </Section>
  );
}

function Moves({ queue, place }: { queue: readonly { id: string }[]; place: number }) {
  const say = useSay('staff-review');
  const [before, after] = [queue[place - 1], queue[place + 1]];
  return (
    <nav aria-label={say('moves')} className="flex flex-wrap items-center gap-3">
      {before && (
        <ButtonLink to="/tyo/tarkastus/$id" params={{ id: before.id }} icon="back">
          {say('previous')}
        </ButtonLink>
      )}
      {after && (
        <ButtonLink to="/tyo/tarkastus/$id" params={{ id: after.id }} icon="arrow">
          {say('next')}
        </ButtonLink>
      )}
      <span className="figures text-ink-soft">{say('place', { number: place + 1, count: queue.length })}</span>
    </nav>
  );
}
