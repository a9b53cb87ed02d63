import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { type Day, dayInFinland } from '../../../../src/basics/day.ts';
import type { Iban } from '../../../../src/basics/identifiers/iban.ts';
import { ask } from '../../../client.ts';
import { Button, ButtonLink, TextLink } from '../../../parts/button.tsx';
import { ConfirmDialog } from '../../../parts/dialog.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { IbanText, InstantText, Masked, Money } from '../../../parts/figures.tsx';
import { Card, PageTitle, Stack } from '../../../parts/page.tsx';
import { Answered, Empty } from '../../../parts/states.tsx';
import { Status, type Tone } from '../../../parts/status.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useSay } from '../../../say/say.ts';
import { whoAmI } from '../../../who.ts';
import type { Garnishment } from '../data.ts';
import { Period } from '../period.tsx';
import { typedMonth } from './typed-months.ts';

const route = getRouteApi('/tyo/henkilot/$id/maksukiellot');

/** The bailiff's orders about one person, newest first: what is withheld from their pay, and where it goes. */
export function Garnishments() {
  const { id } = route.useParams();
  const say = useSay('staff-garnishments');
  const query = useQuery(
    ask.payouts.garnishments.list.queryOptions({ input: { owner: id }, refetchOnWindowFocus: false }),
  );
  return (
    <Answered query={query}>
      {({ name, items }) => (
        <>
          <PageTitle
            back={<BackToPerson id={id} />}
            lead={say('lead', { name })}
            actions={
              <ButtonLink to="/tyo/henkilot/$id/maksukiellot/uusi" params={{ id }} kind="primary" icon="plus">
                {say('record')}
              </ButtonLink>
            }
          >
            {say('title-of', { name })}
          </PageTitle>
          {items.length === 0 ? (
            <Empty icon="document" title={say('empty.title')}>
              <p>{say('empty.text')}</p>
            </Empty>
          ) : (
            <Stack tight>
              {items.map((order) => (
                <Order key={order.id} order={order} name={name} />
              ))}
            </Stack>
          )}
        </>
      )}
    </Answered>
  );
}

// The person's own page is for those who look after people; who looks after money comes from a payout.
function BackToPerson({ id }: { id: string }) {
  const say = useSay('staff-garnishments');
  const duties = useQuery(whoAmI()).data?.signedIn?.duties ?? [];
  if (!duties.includes('people')) return <TextLink to="/tyo/maksut">{say('payouts')}</TextLink>;
  return (
    <TextLink to="/tyo/henkilot/$id" params={{ id }}>
      {say('person')}
    </TextLink>
  );
}

type Standing = 'ended' | 'over' | 'coming' | 'holds';
const tones: Record<Standing, Tone> = { ended: 'quiet', over: 'quiet', coming: 'waiting', holds: 'act' };

function standingOf({ endedAt, validFrom, validUntil }: Garnishment, today: Day): Standing {
  if (endedAt) return 'ended';
  if (validUntil && validUntil < today) return 'over';
  return validFrom > today ? 'coming' : 'holds';
}

function Order({ order, name }: { order: Garnishment; name: string }) {
  const say = useSay('staff-garnishments');
  const [ending, setEnding] = useState(false);
  const standing = standingOf(order, dayInFinland(new Date()));
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-heading font-semibold">{say(`rule.${order.rule}`)}</h2>
        <Status tone={tones[standing]}>{say(`standing.${standing}`)}</Status>
      </div>
      <OrderFacts order={order} />
      {(standing === 'holds' || standing === 'coming') && (
        <div>
          <Button icon="cross" onClick={() => setEnding(true)}>
            {say('end')}
          </Button>
          <EndOrder order={order} name={name} open={ending} onClose={() => setEnding(false)} />
        </div>
      )}
    </Card>
  );
}

function OrderFacts({ order }: { order: Garnishment }) {
  const say = useSay('staff-garnishments');
  const [shown, setShown] = useState(false);
  // The case and the reference tell of the debt, so nobody reads them over a shoulder.
  const secret = (text: string) => (shown ? <span className="figures">{text}</span> : <Masked text="••••" />);
  return (
    <>
      <Facts
        facts={[
          { name: say('valid'), value: <Period from={order.validFrom} to={order.validUntil} /> },
          ...(order.rule === 'table'
            ? [
                { name: say('dependants'), value: order.dependants },
                { name: say('period-days'), value: order.periodDays },
              ]
            : []),
          ...(order.cents === null ? [] : [{ name: say('cents'), value: <Money cents={order.cents} /> }]),
          ...(order.freeMonths.length > 0
            ? [{ name: say('free-months'), value: order.freeMonths.map(typedMonth).join(', ') }]
            : []),
          { name: say('case-number'), value: secret(order.caseNumber) },
          { name: say('creditor'), value: order.creditor.name },
          {
            name: say('iban'),
            value: <IbanText iban={order.creditor.iban as Iban} />,
          },
          { name: say('reference'), value: secret(order.creditor.reference) },
          { name: say('recorded'), value: <InstantText at={order.recordedAt} /> },
          ...(order.endedAt ? [{ name: say('ended'), value: <InstantText at={order.endedAt} /> }] : []),
        ]}
      />
      <div className="-ml-3">
        <Button kind="quiet" onClick={() => setShown(!shown)}>
          {shown ? say('hide') : say('show')}
        </Button>
      </div>
    </>
  );
}

function EndOrder({
  order,
  name,
  open,
  onClose,
}: {
  order: Garnishment;
  name: string;
  open: boolean;
  onClose: () => void;
}) {
  const say = useSay('staff-garnishments');
  const end = useAction(ask.payouts.garnishments.end, {
    onDone: () => {
      toast(say('ended-now'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={say('end-title')}
      open={open}
      onClose={onClose}
      act={say('end')}
      kind="danger"
      busy={end.busy}
      refusal={end.refusal}
      onConfirm={() => end.run({ id: order.id })}
    >
      <p>{say('end-text', { name })}</p>
    </ConfirmDialog>
  );
}
