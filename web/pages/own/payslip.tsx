import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { dayText } from '../../../src/basics/day.ts';
import { ask } from '../../client.ts';
import { TextLink } from '../../parts/button.tsx';
import { Calculation } from '../../parts/calculation.tsx';
import { DayText, Money } from '../../parts/figures.tsx';
import { Card, PageTitle, Section, Spotlight, Stack, TwoColumns } from '../../parts/page.tsx';
import { Answered } from '../../parts/states.tsx';
import { Notice } from '../../parts/status.tsx';
import { Table } from '../../parts/table.tsx';
import { useLanguage, useSay } from '../../say/say.ts';
import { payStepsInWords } from '../pay/pay-steps.ts';
import { usePayLaw } from '../pay/use-pay-law.ts';
import type { PayoutView } from './data.ts';
import { PayoutState } from './payout-state.tsx';
import { PayslipLink } from './payslips.tsx';

const route = getRouteApi('/oma/palkat/$id');

/** One payment to the entrepreneur: what came, every step to the account, and of which invoices it is. */
export function OnePayslip() {
  const { id } = route.useParams();
  const query = useQuery(ask.payouts.own.get.queryOptions({ input: { id } }));
  return <Answered query={query}>{(payout) => <Shown payout={payout} />}</Answered>;
}

function Shown({ payout }: { payout: PayoutView }) {
  const say = useSay('payslips');
  const steps = useSay('pay-steps');
  const law = usePayLaw();
  const language = useLanguage();
  const { paidOn, receivedCents, netCents, mode, state, rejectedReason } = payout;
  return (
    <>
      <PageTitle back={<TextLink to="/oma/palkat">{say('title')}</TextLink>}>
        {say('pay-of-day', { day: dayText(paidOn, language) })}
      </PageTitle>
      <Stack>
        {state === 'rejected' && (
          <Notice kind="danger" title={say('rejected')}>
            <p>{rejectedReason}</p>
          </Notice>
        )}
        <TwoColumns
          aside={
            <Section title={say('invoices')}>
              <Parts payout={payout} />
            </Section>
          }
        >
          <Stack>
            <Spotlight>
              <p className="font-medium">{say(state === 'paid' ? 'paid-to-account' : 'coming-to-account')}</p>
              <p>
                <Money cents={netCents} large />
              </p>
              <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
                <PayoutState state={state} />
                {mode && <span>{say(`mode.${mode}`)}</span>}
                <span className="print:hidden">
                  <PayslipLink payout={payout} />
                </span>
              </p>
            </Spotlight>
            <Section title={say('calculation')}>
              <Card>
                <Calculation
                  label={say('calculation')}
                  steps={payStepsInWords(payout, { receivedCents, paidOn, law }, steps, language)}
                />
              </Card>
            </Section>
          </Stack>
        </TwoColumns>
      </Stack>
    </>
  );
}

function Parts({ payout: { parts } }: { payout: PayoutView }) {
  const say = useSay('payslips');
  return (
    <Table
      caption={say('invoices')}
      rows={parts}
      rowKey={({ invoiceId, receivedOn, cents }) => `${invoiceId} ${receivedOn} ${cents}`}
      columns={[
        {
          title: say('invoice'),
          kind: 'main',
          cell: ({ invoiceId, number, buyerName }) => (
            <>
              <TextLink to="/oma/laskut/$id" params={{ id: invoiceId }}>
                {buyerName}
              </TextLink>
              <span className="block text-small font-normal text-ink-soft">{number}</span>
            </>
          ),
        },
        { title: say('received-on'), cell: ({ receivedOn }) => <DayText day={receivedOn} /> },
        { title: say('without-vat'), kind: 'figure', cell: ({ cents }) => <Money cents={cents} /> },
      ]}
    />
  );
}
