import { bp, cents } from '../../../src/basics/money.ts';
import { DayText, Money, Percent } from '../../parts/figures.tsx';
import { Section } from '../../parts/page.tsx';
import { Status } from '../../parts/status.tsx';
import { Table } from '../../parts/table.tsx';
import { useSay } from '../../say/say.ts';
import type { Profile } from './own-data.ts';

/** The tax cards given so far, the newest first. */
export function GivenCards({ profile: { taxCards, taxCardInForce } }: { profile: Profile }) {
  const say = useSay('profile');
  if (taxCards.length === 0) return null;
  return (
    <Section title={say('cards-given')}>
      <Table
        caption={say('cards-given')}
        rows={taxCards}
        rowKey={(card) => card.id}
        columns={[
          { title: say('card-kind'), kind: 'main', cell: (card) => say(`card.${card.kind}`) },
          { title: say('base-rate'), kind: 'figure', cell: (card) => <Percent rate={bp(card.baseRateBp)} /> },
          {
            title: say('additional-rate'),
            kind: 'figure',
            cell: (card) => <Percent rate={bp(card.additionalRateBp)} />,
          },
          {
            title: say('income-limit'),
            kind: 'figure',
            cell: (card) => <Money cents={cents(card.incomeLimitCents)} />,
          },
          { title: say('valid-from'), cell: (card) => <DayText day={card.validFrom} /> },
          { title: say('valid-until'), cell: (card) => <DayText day={card.validUntil} /> },
          {
            title: say('card-state'),
            cell: (card) =>
              card.id === taxCardInForce ? (
                <Status tone="good">{say('card-in-force')}</Status>
              ) : (
                <Status tone="quiet">{say('card-other')}</Status>
              ),
          },
        ]}
      />
    </Section>
  );
}
