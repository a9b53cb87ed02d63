import { useQuery } from '@tanstack/react-query';
import { bp, cents, percent } from '../../../src/basics/money.ts';
import { ask } from '../../client.ts';
import { useLanguage } from '../../say/say.ts';
import type { FeePlan } from './calculate.ts';

/** What the service takes today, as its price list says to somebody who has not joined; changes so seldom that an hour is fresh. */
export function useListPrice() {
  return useQuery(
    ask.payouts.listPrice.queryOptions({
      staleTime: 3_600_000,
      select: ({ percentBp, extraBp, minimumCents, maximumCents, when }): FeePlan => ({
        percentBp: bp(percentBp),
        extraBp: bp(extraBp),
        minimumCents: cents(minimumCents),
        maximumCents: maximumCents === null ? null : cents(maximumCents),
        when,
      }),
    }),
  );
}

/** The price in one figure, `5,5 %`; a dash while it is not known. */
export function useListRate(): string {
  const language = useLanguage();
  const { data } = useListPrice();
  return data ? percent(bp(data.percentBp + data.extraBp), language) : '–';
}
