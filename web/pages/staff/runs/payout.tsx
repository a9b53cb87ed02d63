import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ask } from '../../../client.ts';
import { TextLink } from '../../../parts/button.tsx';
import { Calculation } from '../../../parts/calculation.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { DayText, InstantText, Money } from '../../../parts/figures.tsx';
import { Card, PageTitle, Section, Stack, TwoColumns } from '../../../parts/page.tsx';
import { Answered } from '../../../parts/states.tsx';
import { Notice, Status } from '../../../parts/status.tsx';
import { Table } from '../../../parts/table.tsx';
import { useLanguage, useSay } from '../../../say/say.ts';
import { whoAmI } from '../../../who.ts';
import { payStepsInWords } from '../../pay/pay-steps.ts';
import { usePayLaw } from '../../pay/use-pay-law.ts';
import type { StaffPayout } from '../data.ts';
import { PayoutDecisions } from './payout-decisions.tsx';
import { payoutTones } from './run-payouts.tsx';

const route = getRouteApi('/tyo/maksut/maksu/$id');

/** One person's pay in a run: every step with its rule and source, what stands in its way, and of which invoices it is. */
export function OnePayout() {
  const { id } = route.useParams();
  const query = useQuery(ask.payouts.runs.payout.queryOptions({ input: { id } }));
  return <Answered query={query}>{(payout) => <ShownPayout payout={payout} />}</Answered>;
}

function ShownPayout({ payout }: { payout: StaffPayout }) {
  const say = useSay('staff-runs');
  const steps = useSay('pay-steps');
  const law = usePayLaw();
  const language = useLanguage();
  const { paidOn, receivedCents, netCents, state } = payout;
  const words = payStepsInWords(payout, { receivedCents, paidOn, law }, steps, language).map((step) =>
    // The words are written to the person; here somebody else reads them.
    step.key === 'net' ? { ...step, name: say('to-account') } : step,
  );
  return (
    <>
      <PageTitle
        back={
          <TextLink to="/tyo/maksut/$id" params={{ id: payout.runId }}>
            {say('back-to-run')}
          </TextLink>
        }
        lead={
          <span className="flex flex-wrap items-center gap-3">
            <Money cents={netCents} /> <DayText day={paidOn} />
            <Status tone={payoutTones[state]}>{say(`payout-state.${state}`)}</Status>
          </span>
        }
      >
        {payout.name}
      </PageTitle>
      <TwoColumns
        aside={
          <Stack>
            <PayoutFacts payout={payout} />
            <PayoutParts payout={payout} />
          </Stack>
        }
      >
        <Stack>
          {payout.rejectedReason && (
            <Notice kind="danger" title={say('rejected')}>
              <p>{payout.rejectedReason}</p>
            </Notice>
          )}
          {payout.holds.length > 0 && <Holds payout={payout} />}
          {payout.warnings.map((warning) => (
            <Notice key={warning} kind="warning" title={say(`warning.${warning}`)} />
          ))}
          <Section title={say('calculation')}>
            {payout.steps.length > 0 ? (
              <Card>
                <Calculation label={say('calculation')} steps={words} />
              </Card>
            ) : (
              <p className="text-ink-soft">{say('no-calculation')}</p>
            )}
          </Section>
          <PayoutDecisions payout={payout} />
        </Stack>
      </TwoColumns>
    </>
  );
}

function Holds({ payout: { holds } }: { payout: StaffPayout }) {
  const say = useSay('staff-runs');
  return (
    <Section title={say('holds')}>
      {holds.map(({ reason, actor, since, liftable }) => (
        <Notice key={reason} kind="warning" title={say(`hold.${reason}`)}>
          <p>{say(`hold-actor.${actor}`)}</p>
          {!liftable && <p>{say('hold-stands')}</p>}
          <p className="text-small text-ink-soft">
            {say('since')} <InstantText at={since} />
          </p>
        </Notice>
      ))}
    </Section>
  );
}

function PayoutFacts({ payout: { owner, number, mode } }: { payout: StaffPayout }) {
  const say = useSay('staff-runs');
  const duties = useQuery(whoAmI()).data?.signedIn?.duties ?? [];
  return (
    <Stack tight>
      <Facts
        facts={[
          { name: say('number'), value: <span className="figures">{number}</span> },
          { name: say('paid-as'), value: mode ? say(`mode.${mode}`) : say('no-mode') },
        ]}
      />
      <p>
        <TextLink to="/tyo/henkilot/$id/maksukiellot" params={{ id: owner }}>
          {say('garnishments')}
        </TextLink>
      </p>
      {duties.includes('people') && (
        <p>
          <TextLink to="/tyo/henkilot/$id" params={{ id: owner }}>
            {say('person-page')}
          </TextLink>
        </p>
      )}
    </Stack>
  );
}

function PayoutParts({ payout: { parts } }: { payout: StaffPayout }) {
  const say = useSay('staff-runs');
  return (
    <Section title={say('parts')}>
      <Table
        caption={say('parts')}
        rows={parts}
        rowKey={({ invoiceId, receivedOn, cents }) => `${invoiceId} ${receivedOn} ${cents}`}
        columns={[
          {
            title: say('parts'),
            kind: 'main',
            cell: ({ buyerName, number }) => (
              <>
                {buyerName}
                <span className="block text-small font-normal text-ink-soft">{number}</span>
              </>
            ),
          },
          { title: say('part-received'), cell: ({ receivedOn }) => <DayText day={receivedOn} /> },
          { title: say('without-vat'), kind: 'figure', cell: ({ cents }) => <Money cents={cents} /> },
        ]}
      />
    </Section>
  );
}
