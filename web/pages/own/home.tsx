import { useQuery } from '@tanstack/react-query';
import { type Cents, euros } from '../../../src/basics/money.ts';
import { ask } from '../../client.ts';
import { ButtonLink, TextLink } from '../../parts/button.tsx';
import { PageTitle, Section, Stack, TwoColumns } from '../../parts/page.tsx';
import { Answered, Empty } from '../../parts/states.tsx';
import { Meter, TaskList } from '../../parts/steps.tsx';
import { useLanguage, useSay } from '../../say/say.ts';
import { whoAmI } from '../../who.ts';
import { partOfTask } from '../profile/own-data.ts';
import { InvoiceTable } from './invoice-table.tsx';
import { NextPayment } from './next-payment.tsx';

/** The entrepreneur's first page: the next payment and why, what is still to be done, and the latest invoices. */
export function OwnHome() {
  const say = useSay('own');
  const { data: who } = useQuery(whoAmI());
  const firstName = who?.signedIn?.name.split(' ')[0];
  return (
    <>
      <PageTitle
        actions={
          <ButtonLink to="/oma/laskut/uusi" search={{}} kind="primary" icon="plus">
            {say('new-invoice')}
          </ButtonLink>
        }
      >
        {firstName ? say('hello', { name: firstName }) : say('home')}
      </PageTitle>
      <TwoColumns
        aside={
          <Stack>
            <div className="max-md:hidden">
              <Tasks />
            </div>
            <IncomeLimit />
          </Stack>
        }
      >
        <Stack>
          <NextPayment />
          {/* On a phone what is missing comes before what is there already. */}
          <div className="md:hidden empty:hidden">
            <Tasks />
          </div>
          <LatestInvoices />
        </Stack>
      </TwoColumns>
    </>
  );
}

const latest = 5;

function LatestInvoices() {
  const say = useSay('own');
  const query = useQuery(ask.invoicing.invoices.list.queryOptions({ input: { limit: latest } }));
  return (
    <Section
      title={say('latest')}
      aside={
        <TextLink to="/oma/laskut" search={{}}>
          {say('all-invoices')}
        </TextLink>
      }
    >
      <Answered query={query}>
        {({ items }) => (
          <InvoiceTable
            invoices={items}
            empty={
              <Empty title={say('no-invoices.title')}>
                <p>{say('no-invoices.text')}</p>
              </Empty>
            }
          />
        )}
      </Answered>
    </Section>
  );
}

/** What is still missing for invoicing and for pay, as in the own data; nothing is shown where nothing is. */
function Tasks() {
  const say = useSay('own');
  const words = useSay('profile');
  const { data } = useQuery(ask.members.tasks.queryOptions());
  if (!data || data.tasks.length === 0) return null;
  return (
    <Section title={say('tasks')}>
      <TaskList
        label={say('tasks')}
        tasks={data.tasks.map(({ code, blocking }) => {
          const part = partOfTask[code];
          return {
            title: words(`task.${code}`),
            help: words(`why.${code}`),
            state: part === null ? 'checking' : blocking ? 'urgent' : 'todo',
            ...(part && { link: { to: '/oma/tiedot/$osa' as const, params: { osa: part } } }),
          };
        })}
      />
    </Section>
  );
}

/** How much of the tax card's income limit is used; passing it raises the rate. */
function IncomeLimit() {
  const say = useSay('own');
  const language = useLanguage();
  const { data } = useQuery(ask.payouts.own.terms.queryOptions({ input: {} }));
  const card = data?.taxCard;
  if (!card || card.incomeLimitCents <= 0) return null;
  const money = (amount: Cents) => euros(amount, language);
  return (
    <Meter
      label={say('income-limit')}
      text={say('income-limit-used', { used: money(card.usedCents), limit: money(card.incomeLimitCents) })}
      share={card.usedCents / card.incomeLimitCents}
    />
  );
}
