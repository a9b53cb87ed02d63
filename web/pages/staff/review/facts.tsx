import { useQuery } from '@tanstack/react-query';
import { TextLink } from '../../../parts/button.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { InstantText } from '../../../parts/figures.tsx';
import { Section } from '../../../parts/page.tsx';
import { Status, type Tone } from '../../../parts/status.tsx';
import { type Say, useSay } from '../../../say/say.ts';
import { whoAmI } from '../../../who.ts';
import type { ReviewedInvoice } from '../data.ts';

/** How the invoice goes to its customer, in words. */
export function wayTo({ customer }: ReviewedInvoice, say: Say<'staff-review'>): string {
  if (customer?.eAddress) return say('by-e-invoice', { address: customer.eAddress });
  return customer?.email ? say('by-email', { address: customer.email }) : say('no-delivery');
}

/** Who invoices whom, and on what terms. */
export function ReviewParties({ invoice }: { invoice: ReviewedInvoice }) {
  const say = useSay('staff-review');
  const { customer, draft } = invoice;
  return (
    <Section title={say('who')}>
      <Facts
        facts={[
          { name: say('owner'), value: <Owner invoice={invoice} /> },
          ...(invoice.performedBy === invoice.ownerName
            ? []
            : [{ name: say('performed-by'), value: invoice.performedBy }]),
          { name: say('buyer'), value: customer?.name ?? invoice.buyerName },
          ...(customer
            ? [
                customer.businessId
                  ? { name: say('business-id'), value: <span className="figures">{customer.businessId}</span> }
                  : { name: say('customer-is'), value: say(`kind.${customer.kind}`) },
                {
                  name: say('address'),
                  value: `${customer.street}, ${customer.postCode} ${customer.town}${customer.country === 'FI' ? '' : `, ${customer.country}`}`,
                },
              ]
            : []),
          { name: say('delivery'), value: wayTo(invoice, say) },
          { name: say('term'), value: say('days', { count: draft.termDays }) },
          { name: say('language'), value: say(`language-of.${draft.language}`) },
          ...(draft.buyerReference ? [{ name: say('buyer-reference'), value: draft.buyerReference }] : []),
          ...(draft.orderReference ? [{ name: say('order-reference'), value: draft.orderReference }] : []),
        ]}
      />
    </Section>
  );
}

/** The entrepreneur's name leads to their page for who may open it. */
function Owner({ invoice: { owner, ownerName } }: { invoice: ReviewedInvoice }) {
  const duties = useQuery(whoAmI()).data?.signedIn?.duties ?? [];
  if (!duties.includes('people')) return ownerName;
  return (
    <TextLink to="/tyo/henkilot/$id" params={{ id: owner }}>
      {ownerName}
    </TextLink>
  );
}

const tones: Record<ReviewedInvoice['deliveries'][number]['state'], Tone> = {
  queued: 'waiting',
  sent: 'good',
  failed: 'stopped',
};

/** What has happened to the invoice, step by step, and how its deliveries went. */
export function ReviewHistory({ invoice: { reviews, deliveries } }: { invoice: ReviewedInvoice }) {
  const say = useSay('staff-review');
  return (
    <Section title={say('history')}>
      <ol className="grid gap-3">
        {reviews.map(({ step, at, reason }) => (
          <li key={at + step} className="border-l-2 border-hairline pl-4">
            <p className="font-medium">{say(`step.${step}`)}</p>
            <p className="text-small text-ink-soft">
              <InstantText at={at} />
            </p>
            {reason && <p className="whitespace-pre-line">{reason}</p>}
          </li>
        ))}
        {deliveries.map(({ id, channel, state, settledAt }) => (
          <li key={id} className="border-l-2 border-hairline pl-4">
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {say(`channel.${channel}`)} <Status tone={tones[state]}>{say(`delivery-state.${state}`)}</Status>
            </p>
            {settledAt && (
              <p className="text-small text-ink-soft">
                <InstantText at={settledAt} />
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
