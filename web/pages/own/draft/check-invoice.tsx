import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { addDays } from '../../../../src/basics/day.ts';
import { channelOf } from '../../../../src/invoicing/customer.ts';
import { lacking } from '../../../../src/invoicing/invoice.ts';
import { ask } from '../../../client.ts';
import { Button, TextLink } from '../../../parts/button.tsx';
import { today } from '../../../parts/day-field.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { DayText } from '../../../parts/figures.tsx';
import { Form } from '../../../parts/form.tsx';
import { Card, Section, Stack, TwoColumns } from '../../../parts/page.tsx';
import { Answered } from '../../../parts/states.tsx';
import { Notice } from '../../../parts/status.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useForm } from '../../../parts/use-form.ts';
import { type Key, useSay } from '../../../say/say.ts';
import type { Customer, DraftContent } from '../data.ts';
import { InvoiceRows } from '../invoice-rows.tsx';
import { PayAside, ToYou } from './live-pay.tsx';
import type { RowNotes } from './row-notes.ts';
import { TextQuestions } from './text-questions.tsx';
import type { Draft } from './use-draft.ts';

type GoTo = (step: 'asiakas' | 'rivit') => void;

/** The last step: everything as the customer will read it, what comes to the writer, and sending it to review. */
export function CheckInvoice({ draft, notes, goTo }: { draft: Draft; notes: RowNotes; goTo: GoTo }) {
  const say = useSay('invoicing');
  const { rows } = draft.draft;
  return (
    <TwoColumns aside={<PayAside draft={draft.draft} />}>
      <Stack>
        <Section title={say('to-whom')}>
          <Card>
            <Recipient draft={draft.draft} goTo={goTo} />
          </Card>
        </Section>
        <Section
          title={say('rows')}
          aside={
            <Button kind="quiet" onClick={() => goTo('rivit')}>
              {say('change-rows')}
            </Button>
          }
        >
          <InvoiceRows rows={rows} />
          {rows.map((_row, index) => (
            <TextQuestions key={notes.keys[index]} row={index} notes={notes} />
          ))}
        </Section>
        {/* On a phone what comes to the writer stands before the button that sends. */}
        <div className="md:hidden">
          <ToYou draft={draft.draft} />
        </div>
        <SendInvoice draft={draft} notes={notes} goTo={goTo} />
      </Stack>
    </TwoColumns>
  );
}

function Recipient({ draft: { customerId, termDays, language }, goTo }: { draft: DraftContent; goTo: GoTo }) {
  const say = useSay('invoicing');
  const query = useQuery({
    ...ask.invoicing.customers.get.queryOptions({ input: { id: customerId ?? '' } }),
    enabled: customerId !== null,
  });
  const change = (
    <Button kind="quiet" onClick={() => goTo('asiakas')} aria-label={say('change-customer')}>
      {say('change')}
    </Button>
  );
  if (!customerId) return <Facts facts={[{ name: say('customer'), value: null, change }]} />;
  return (
    <Answered query={query}>
      {(customer) => (
        <Facts
          facts={[
            { name: say('customer'), value: <NameAndAddress customer={customer} />, change },
            {
              name: say('delivery'),
              value:
                channelOf(customer) === 'e-invoice'
                  ? say('delivery-by.e-invoice', { address: customer.eAddress ?? '' })
                  : say('delivery-by.email', { address: customer.email ?? '' }),
            },
            {
              name: say('due'),
              value: (
                <>
                  <DayText day={addDays(today(), termDays)} /> {say('if-today')}
                </>
              ),
            },
            { name: say('language-title'), value: say(`language.${language}`) },
          ]}
        />
      )}
    </Answered>
  );
}

const NameAndAddress = ({ customer: { name, street, postCode, town } }: { customer: Customer }) => (
  <>
    <span className="font-semibold">{name}</span>
    <br />
    {street}, {postCode} {town}
  </>
);

function SendInvoice({ draft, notes, goTo }: { draft: Draft; notes: RowNotes; goTo: GoTo }) {
  const say = useSay('invoicing');
  const navigate = useNavigate();
  const submit = useAction(ask.invoicing.invoices.submit);
  const { data } = useQuery(ask.members.tasks.queryOptions());
  const blocking = (data?.tasks ?? []).filter((task) => task.for === 'invoicing' && task.blocking);
  const missing = lacking(draft.draft, today());
  const open = notes.questions.filter((question) => !notes.isAnswered(question));

  const form = useForm<Record<string, unknown>>({
    start: {},
    send: async () => {
      if (!(await draft.settled())) return;
      await submit.send({ id: draft.id, version: draft.version(), answered: notes.answered() });
      toast(say('sent-to-review'));
      await navigate({ to: '/oma/laskut/$id', params: { id: draft.id } });
    },
  });

  if (missing.length > 0 || open.length > 0)
    return (
      <Notice kind="warning" title={say('not-ready')}>
        <ul className="list-disc pl-5">
          {missing.map(({ field, code }) => (
            <li key={field}>{say(`lacking.${code}` as Key<'invoicing'>)}</li>
          ))}
          {open.length > 0 && <li>{say('question-open')}</li>}
        </ul>
        <div>
          <Button kind="primary" onClick={() => goTo(draft.draft.customerId ? 'rivit' : 'asiakas')}>
            {say('to-missing')}
          </Button>
        </div>
      </Notice>
    );
  if (blocking.length > 0)
    return (
      <Notice kind="warning" title={say('profile-lacks')}>
        <p>{say('draft-waits')}</p>
        <p>
          <TextLink to="/oma">{say('to-tasks')}</TextLink>
        </p>
      </Notice>
    );
  return (
    <Form form={form} act={say('send')}>
      <p>{say('send-text')}</p>
    </Form>
  );
}
