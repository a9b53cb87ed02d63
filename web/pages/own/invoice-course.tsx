import { useQuery } from '@tanstack/react-query';
import { type Day, dayInFinland, dayText } from '../../../src/basics/day.ts';
import { ask } from '../../client.ts';
import { DayText } from '../../parts/figures.tsx';
import { Card, Section } from '../../parts/page.tsx';
import { Trail, type TrailStep } from '../../parts/steps.tsx';
import { useLanguage, useSay } from '../../say/say.ts';
import type { InvoiceView } from './data.ts';

const dayOfInstant = (instant: string): Day => dayInFinland(new Date(instant));

/** The steps from the writer's desk to the account, and where the invoice stands among them. */
export function InvoiceTrail({ invoice }: { invoice: InvoiceView }) {
  const say = useSay('invoicing');
  const { payouts, expectedOn } = usePayOf(invoice);
  const language = useLanguage();
  const written = (day: Day) => dayText(day, language);
  const payDay = payouts[0]?.paidOn ?? expectedOn;
  const isIssued = invoice.state === 'issued';
  const isPaid = invoice.payment === 'paid';
  const isPaidOut = isPaid && payouts.length > 0 && payouts.every(({ state }) => state === 'paid');
  const steps = [
    {
      name: say('trail.sent'),
      done: isIssued && !waitsForDelivery(invoice),
      when: invoice.issuedOn && written(invoice.issuedOn),
    },
    {
      name: say('trail.paid'),
      done: isPaid,
      when: !isPaid && invoice.dueOn && say('trail.by', { day: written(invoice.dueOn) }),
    },
    {
      name: say('trail.pay'),
      done: isPaidOut,
      when: payDay && (isPaidOut ? written(payDay) : say('trail.around', { day: written(payDay) })),
    },
  ];
  const now = steps.findIndex(({ done }) => !done);
  return (
    <Trail
      label={say('course')}
      steps={steps.map(
        ({ name, done, when }, index): TrailStep => ({
          name,
          when,
          state: done ? 'done' : index === now ? 'now' : 'ahead',
        }),
      )}
    />
  );
}

/** The payouts that have brought an invoice's money to its writer, and the day its open rest is expected. */
export function usePayOf({ id, state }: Pick<InvoiceView, 'id' | 'state'>) {
  const enabled = state === 'issued';
  const { data: paid } = useQuery({ ...ask.payouts.own.list.queryOptions({ input: { invoiceId: id } }), enabled });
  const { data: next } = useQuery({ ...ask.payouts.own.next.queryOptions(), enabled });
  const owed = next?.items.find(({ invoiceId }) => invoiceId === id);
  return { payouts: paid?.items ?? [], expectedOn: owed?.expectedOn ?? null, expectedCents: owed?.netCents ?? null };
}

const waitsForDelivery = ({ deliveries }: InvoiceView) =>
  deliveries.length === 0 || deliveries.some(({ state }) => state !== 'sent');

/** Everything that has happened to an invoice, newest first, as far as it is known when. */
export function InvoiceHistory({ invoice }: { invoice: InvoiceView }) {
  const say = useSay('invoicing');
  const { reviews, deliveries } = invoice;
  const events = [
    ...reviews.map(({ step, at, reason }) => ({ at, text: say(`event.${step}`), detail: reason })),
    ...deliveries.map(({ channel, state, settledAt, reason }) => ({
      at: settledAt ?? invoice.changedAt,
      text: say(`event.${channel}-${state}`),
      detail: reason,
    })),
  ].sort((a, b) => (a.at < b.at ? 1 : -1));
  if (events.length === 0) return null;
  return (
    <Section title={say('history')}>
      <Card>
        <ol className="grid gap-4">
          {events.map(({ at, text, detail }) => (
            <li key={`${at} ${text}`}>
              <p className="text-small text-ink-soft">
                <DayText day={dayOfInstant(at)} />
              </p>
              <p>{text}</p>
              {detail && <p className="text-ink-soft">{detail}</p>}
            </li>
          ))}
        </ol>
      </Card>
    </Section>
  );
}
