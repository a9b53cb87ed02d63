import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { dayText } from '../../../src/basics/day.ts';
import { displayReference, type Reference } from '../../../src/basics/identifiers/reference.ts';
import { ask } from '../../client.ts';
import { Button, ButtonLink, ButtonRow, OutsideLink, TextLink } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { ConfirmDialog } from '../../parts/dialog.tsx';
import { Facts } from '../../parts/facts.tsx';
import { DayText, Money } from '../../parts/figures.tsx';
import { Card, PageTitle, Section, Stack, TwoColumns } from '../../parts/page.tsx';
import { Answered } from '../../parts/states.tsx';
import { Notice } from '../../parts/status.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useLanguage, useSay } from '../../say/say.ts';
import type { InvoiceView } from './data.ts';
import { InvoiceHistory, InvoiceTrail, usePayOf } from './invoice-course.tsx';
import { InvoiceRows } from './invoice-rows.tsx';
import { InvoiceState } from './invoice-state.tsx';
import { PayoutState } from './payout-state.tsx';

const route = getRouteApi('/oma/laskut/$id');

/** One invoice: where it is, what happened to it, its documents, and what may be done with it. */
export function OneInvoice() {
  const { id } = route.useParams();
  const [leaving, setLeaving] = useState(false);
  const query = useQuery(
    ask.invoicing.invoices.get.queryOptions({
      input: { id },
      // A draft that is being deleted is not asked for once more.
      enabled: !leaving,
      // Documents and deliveries come moments after the issue; the page fills itself in.
      refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? 3000 : false),
    }),
  );
  return <Answered query={query}>{(invoice) => <Shown invoice={invoice} onLeaving={setLeaving} />}</Answered>;
}

const isUnderWay = ({ state, documents, deliveries }: InvoiceView) =>
  state === 'issued' && (documents.length === 0 || deliveries.some((delivery) => delivery.state === 'queued'));

function Shown({ invoice, onLeaving }: { invoice: InvoiceView; onLeaving: (leaving: boolean) => void }) {
  const say = useSay('invoicing');
  const title = invoice.number ? say('invoice-number', { number: invoice.number }) : (invoice.buyerName ?? say('new'));
  return (
    <>
      <PageTitle
        back={
          <TextLink to="/oma/laskut" search={{}}>
            {say('title')}
          </TextLink>
        }
      >
        {title}
      </PageTitle>
      <TwoColumns aside={<InvoiceHistory invoice={invoice} />}>
        <Stack>
          <Standing invoice={invoice} />
          <Card>
            <div>
              <InvoiceState invoice={invoice} />
            </div>
            <Facts facts={useFacts(invoice)} />
            {invoice.state !== 'draft' && <InvoiceTrail invoice={invoice} />}
          </Card>
          {invoice.draft.rows.length > 0 && (
            <Section title={say('rows')}>
              <InvoiceRows rows={invoice.draft.rows} />
            </Section>
          )}
          <PaidToYou invoice={invoice} />
          {invoice.publicLink && <Sharing invoice={invoice} link={invoice.publicLink} />}
          <Acts invoice={invoice} onLeaving={onLeaving} />
        </Stack>
      </TwoColumns>
    </>
  );
}

/** What the reader should know first: that it came back and why, that it waits, or that it did not go out. */
function Standing({ invoice: { state, reviews, deliveries } }: { invoice: InvoiceView }) {
  const say = useSay('invoicing');
  const last = reviews.at(-1);
  if (state === 'draft' && last?.step === 'returned')
    return (
      <Notice kind="warning" title={say('returned.title')}>
        <p>{last.reason}</p>
      </Notice>
    );
  if (state === 'in-review')
    return (
      <Notice title={say('waits.title')}>
        <p>{say('waits.text')}</p>
      </Notice>
    );
  if (deliveries.some((delivery) => delivery.state === 'failed'))
    return (
      <Notice kind="danger" title={say('undelivered.title')}>
        <p>{say('undelivered.text')}</p>
      </Notice>
    );
  return null;
}

function useFacts({ buyerName, number, reference, issuedOn, dueOn, grossCents, openCents, payment }: InvoiceView) {
  const say = useSay('invoicing');
  return [
    { name: say('customer'), value: buyerName },
    ...(number ? [{ name: say('number'), value: <span className="figures">{number}</span> }] : []),
    ...(reference
      ? [
          {
            name: say('reference'),
            value: <span className="figures">{displayReference(reference as Reference)}</span>,
            change: <CopyButton value={reference} label={say('reference')} />,
          },
        ]
      : []),
    ...(issuedOn ? [{ name: say('issued'), value: <DayText day={issuedOn} /> }] : []),
    ...(dueOn ? [{ name: say('due'), value: <DayText day={dueOn} /> }] : []),
    { name: say('gross-total'), value: <Money cents={grossCents} /> },
    ...(payment === 'partly-paid' ? [{ name: say('open'), value: <Money cents={openCents} /> }] : []),
  ];
}

/** The pay that has come of the invoice, or what is expected of it. */
function PaidToYou({ invoice }: { invoice: InvoiceView }) {
  const say = useSay('invoicing');
  const payslips = useSay('payslips');
  const language = useLanguage();
  const { payouts, expectedOn, expectedCents } = usePayOf(invoice);
  if (payouts.length === 0 && expectedCents === null) return null;
  return (
    <Section title={say('paid-to-you')}>
      <Card>
        {expectedCents !== null && (
          <p className="flex flex-wrap justify-between gap-x-4">
            <span>{expectedOn ? say('to-you-expected', { day: dayText(expectedOn, language) }) : say('to-you')}</span>
            <Money cents={expectedCents} />
          </p>
        )}
        {payouts.map((payout) => (
          <p key={payout.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <TextLink to="/oma/palkat/$id" params={{ id: payout.id }}>
              {payslips('pay-of-day', { day: dayText(payout.paidOn, language) })}
            </TextLink>
            <PayoutState state={payout.state} />
          </p>
        ))}
      </Card>
    </Section>
  );
}

function Sharing({ invoice: { id, number, documents }, link }: { invoice: InvoiceView; link: string }) {
  const say = useSay('invoicing');
  return (
    <Section title={say('documents')}>
      <Card>
        {documents.length === 0 && <p>{say('documents-coming')}</p>}
        {documents.length > 0 && (
          <ul className="flex flex-wrap gap-x-6 gap-y-3">
            {documents.map((kind) => (
              <li key={kind}>
                <OutsideLink href={`/api/own/invoices/${id}/documents/${kind}`} target="_blank" rel="noopener">
                  {say(`document.${kind}`, { number: number ?? '' })}
                </OutsideLink>
              </li>
            ))}
          </ul>
        )}
        <div className="grid gap-1 print:hidden">
          <p>{say('link-text')}</p>
          <p className="flex flex-wrap items-center gap-x-2">
            <OutsideLink href={link} target="_blank" rel="noopener">
              {say('link')}
            </OutsideLink>
            <CopyButton value={link} label={say('link')} />
          </p>
        </div>
      </Card>
    </Section>
  );
}

/** Going on writing, taking back, copying, deleting: whatever the state allows. */
function Acts({
  invoice: { id, state, buyerName },
  onLeaving,
}: {
  invoice: InvoiceView;
  onLeaving: (leaving: boolean) => void;
}) {
  const say = useSay('invoicing');
  const language = useLanguage();
  const navigate = useNavigate();
  const [removing, setRemoving] = useState(false);
  const toDraft = (draft: string) => navigate({ to: '/oma/laskut/$id/muokkaa', params: { id: draft }, search: {} });
  const copy = useAction(ask.invoicing.invoices.start, { onDone: (started) => toDraft(started.id) });
  const recall = useAction(ask.invoicing.invoices.recall, { onDone: () => toDraft(id) });
  const remove = useAction(ask.invoicing.invoices.remove, {
    onDone: () => {
      toast(say('removed'));
      navigate({ to: '/oma/laskut', search: {} });
    },
  });
  const refusal = copy.refusal ?? recall.refusal;
  return (
    <>
      {refusal && (
        <Notice kind="danger" announce>
          <p>{refusal}</p>
        </Notice>
      )}
      <ButtonRow>
        {state === 'draft' && (
          <ButtonLink to="/oma/laskut/$id/muokkaa" params={{ id }} search={{}} kind="primary">
            {say('go-on')}
          </ButtonLink>
        )}
        {state === 'in-review' && (
          <Button icon="undo" busy={recall.busy} onClick={() => recall.run({ id })}>
            {say('recall')}
          </Button>
        )}
        <Button icon="copy" busy={copy.busy} onClick={() => copy.run({ copyOf: id, language })}>
          {say('copy')}
        </Button>
        {state === 'draft' && (
          <Button kind="quiet" onClick={() => setRemoving(true)}>
            {say('remove')}
          </Button>
        )}
      </ButtonRow>
      <ConfirmDialog
        title={say('remove-title')}
        open={removing}
        onClose={() => {
          setRemoving(false);
          onLeaving(false);
        }}
        act={say('remove')}
        kind="danger"
        busy={remove.busy}
        refusal={remove.refusal}
        onConfirm={() => {
          onLeaving(true);
          remove.run({ id });
        }}
      >
        <p>{say('remove-text', { customer: buyerName ?? say('no-customer') })}</p>
      </ConfirmDialog>
    </>
  );
}
