import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../../../client.ts';
import { Button, ButtonRow, TextLink } from '../../../parts/button.tsx';
import { SavedState } from '../../../parts/live.tsx';
import { PageTitle } from '../../../parts/page.tsx';
import { Answered } from '../../../parts/states.tsx';
import { Notice } from '../../../parts/status.tsx';
import { Stepper } from '../../../parts/steps.tsx';
import { refusalText } from '../../../say/refusals.ts';
import { useSay } from '../../../say/say.ts';
import type { InvoiceView } from '../data.ts';
import { CheckInvoice } from './check-invoice.tsx';
import { ChooseCustomer } from './choose-customer.tsx';
import { useRowNotes } from './row-notes.ts';
import { type Draft, useDraft } from './use-draft.ts';
import { WriteRows } from './write-rows.tsx';

const route = getRouteApi('/oma/laskut/$id/muokkaa');
const steps = ['asiakas', 'rivit', 'tarkistus'] as const;

/** A draft in its three steps, the present one in the address, saved while it is written. */
export function WriteInvoice() {
  const { id } = route.useParams();
  const query = useQuery(
    ask.invoicing.invoices.get.queryOptions({
      input: { id },
      // What is being written lives here; only a version from elsewhere is read anew, and then on wish.
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      refetchInterval: false,
      staleTime: 0,
      gcTime: 0,
    }),
  );
  return (
    <Answered query={query}>
      {(invoice) =>
        invoice.state === 'draft' ? (
          <Written key={id} invoice={invoice} />
        ) : (
          <Navigate to="/oma/laskut/$id" params={{ id }} replace />
        )
      }
    </Answered>
  );
}

function Written({ invoice }: { invoice: InvoiceView }) {
  const say = useSay('invoicing');
  const { vaihe } = route.useSearch();
  const navigate = useNavigate();
  const draft = useDraft(invoice);
  const notes = useRowNotes(draft);
  const step = vaihe ?? (draft.draft.customerId ? 'rivit' : 'asiakas');
  const goTo = (next: (typeof steps)[number]) =>
    navigate({ to: '/oma/laskut/$id/muokkaa', params: { id: draft.id }, search: { vaihe: next } });
  const returned = invoice.reviews.at(-1);

  return (
    <>
      <PageTitle
        back={
          <div className="flex flex-wrap justify-between gap-x-4">
            <TextLink to="/oma/laskut" search={{}}>
              {say('title')}
            </TextLink>
            <SavedState state={draft.kept.state === 'conflict' ? 'idle' : draft.kept.state} />
          </div>
        }
      >
        {say('draft')}
      </PageTitle>
      <Stepper steps={[say('step.customer'), say('step.rows'), say('step.check')]} current={steps.indexOf(step)} />
      {returned?.step === 'returned' && (
        <div className="mb-6">
          <Notice kind="warning" title={say('returned.title')}>
            <p>{returned.reason}</p>
          </Notice>
        </div>
      )}
      <Safety draft={draft} />
      {step === 'asiakas' && (
        <ChooseCustomer
          chosen={draft.draft.customerId}
          onChoose={async ({ id, language }) => {
            draft.change((before) => ({ ...before, customerId: id, language }));
            await goTo('rivit');
          }}
        />
      )}
      {step === 'rivit' && <WriteRows draft={draft} notes={notes} onDone={() => goTo('tarkistus')} />}
      {step === 'tarkistus' && <CheckInvoice draft={draft} notes={notes} goTo={goTo} />}
    </>
  );
}

/** Whether the draft is safe; where it was saved elsewhere meanwhile, which of the two stays. */
function Safety({ draft: { kept, overwrite, yield: leave } }: { draft: Draft }) {
  const say = useSay('invoicing');
  const [asked, setAsked] = useState(false);
  if (kept.state === 'conflict')
    return (
      <div className="mb-6">
        <Notice kind="danger" title={say('conflict.title')} announce>
          <p>{say('conflict.text')}</p>
          <ButtonRow>
            <Button kind="primary" onClick={() => overwrite()}>
              {say('conflict.keep-mine')}
            </Button>
            <Button
              busy={asked}
              onClick={async () => {
                setAsked(true);
                await leave();
                location.reload();
              }}
            >
              {say('conflict.take-other')}
            </Button>
          </ButtonRow>
        </Notice>
      </div>
    );
  if (kept.state !== 'failed') return null;
  return (
    <div className="mb-6">
      <Notice kind="warning" title={refusalText(kept.error)} announce>
        <p>{say('not-saved')}</p>
      </Notice>
    </div>
  );
}
