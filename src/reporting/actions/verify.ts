import { each } from '../../ledger/actions/verify.ts';
import type { Check, Finding } from '../../ledger/check.ts';
import type { Tx } from '../../platform/database.ts';
import { faultsIn, type Kept } from '../../platform/kept-files.ts';
import { cancellationsUnlikeReports } from '../store/cancellations.ts';
import { contentsAfter, deliveriesUnlikeReports, reportsUnlikePayouts } from '../store/deliveries.ts';
import { contentPlace } from './write-delivery.ts';

/** That what was reported is what was paid, and that the files are as they were made. */
export const reportingChecks = (kept: Kept): readonly Check[] => [
  { name: 'register-report-unlike-payout', run: each(reportsUnlikePayouts) },
  { name: 'register-delivery-unlike-reports', run: each(deliveriesUnlikeReports) },
  { name: 'register-cancellation-unlike-reports', run: each(cancellationsUnlikeReports) },
  { name: 'register-delivery-not-as-made', run: (tx) => changedDeliveries(tx, kept) },
];

type Delivery = Awaited<ReturnType<typeof contentsAfter>>[number];

async function* changedDeliveries(tx: Tx, kept: Kept): AsyncIterable<Finding> {
  const deliveries = faultsIn(
    tx,
    kept,
    (after: Delivery | undefined) => contentsAfter(tx, after?.id, 5),
    ({ id, sha256, content }) => ({ id, subject: id, place: contentPlace(id), sha256, content }),
  );
  for await (const { row, fault } of deliveries) yield { delivery: row.id, fault };
}
