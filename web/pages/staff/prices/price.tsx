import { bp, cents } from '../../../../src/basics/money.ts';
import { ask } from '../../../client.ts';
import type { Fact } from '../../../parts/facts.tsx';
import { DayText, Money, Percent } from '../../../parts/figures.tsx';
import { useSay } from '../../../say/say.ts';
import type { Answer } from '../data.ts';

export const priceList = () => ask.payouts.priceList.show.queryOptions();
type ProposedPrice = Answer<typeof ask.payouts.priceList.show.call>['items'][number];
export type Price = Pick<
  ProposedPrice,
  'percentBp' | 'extraBp' | 'minimumCents' | 'maximumCents' | 'when' | 'since'
> & { source: string | null };

/** The percentages of a price, together where there is no extra one: `3 % + 2,5 %`. */
export function Rates({ price: { percentBp, extraBp } }: { price: Price }) {
  return (
    <span>
      <Percent rate={bp(percentBp)} />
      {extraBp > 0 && (
        <>
          {' + '}
          <Percent rate={bp(extraBp)} />
        </>
      )}
    </span>
  );
}

/** All that a price says, line by line. */
export function useFactsOf(): (price: Price) => Fact[] {
  const say = useSay('staff-prices');
  return (price) => [
    { name: say('fee'), value: <Rates price={price} /> },
    { name: say('minimum'), value: price.minimumCents > 0 ? <Money cents={cents(price.minimumCents)} /> : say('none') },
    {
      name: say('maximum'),
      value: price.maximumCents === null ? say('none') : <Money cents={cents(price.maximumCents)} />,
    },
    { name: say('taken'), value: say(`when.${price.when}`) },
    { name: say('since'), value: <DayText day={price.since} /> },
    { name: say('source'), value: price.source ?? say('installed') },
  ];
}
