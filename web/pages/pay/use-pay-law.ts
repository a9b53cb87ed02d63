import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { withOwnRows } from '../../../src/law/own-rows.ts';
import { type PayLaw, payLaw } from '../../../src/law/pay-law.ts';
import { ask } from '../../client.ts';

/** What payments are calculated by, with the figures that the operator has entered since this release. */
export function usePayLaw(): PayLaw {
  const { data } = useQuery(ask.tariffs.own.queryOptions({ staleTime: 600_000 }));
  return useMemo(() => withOwnRows(payLaw, data?.items ?? []), [data]);
}
