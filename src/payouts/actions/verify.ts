import { bookedAs, each } from '../../ledger/actions/verify.ts';
import type { Check, Finding } from '../../ledger/check.ts';
import { keptPlace } from '../../members/actions/keep-file.ts';
import type { Tx } from '../../platform/database.ts';
import { faultsIn, type Kept } from '../../platform/kept-files.ts';
import { bookedForPayouts, expectedPayouts, filesAfter, payslipsAfter, runsWithOtherFiles } from '../store/checks.ts';
import { filePlace } from './bank-files.ts';

/** That approved payouts stand in the books to the cent, and that what was approved is what is kept and what the bank got. */
export const payoutsChecks = (kept: Kept): readonly Check[] => [
  bookedAs('payout-booked-otherwise', bookedForPayouts, expectedPayouts),
  { name: 'payout-run-files-differ', run: each(runsWithOtherFiles) },
  { name: 'payout-file-not-as-approved', run: (tx) => changedFiles(tx, kept) },
  { name: 'payslip-not-as-made', run: (tx) => changedPayslips(tx, kept) },
];

type File = Awaited<ReturnType<typeof filesAfter>>[number];

async function* changedFiles(tx: Tx, kept: Kept): AsyncIterable<Finding> {
  const files = faultsIn(
    tx,
    kept,
    (after: File | undefined) => filesAfter(tx, after, 5),
    ({ run_id, no, sha256, content }) => ({
      id: run_id,
      subject: run_id,
      place: filePlace(run_id, no),
      sha256,
      content,
    }),
  );
  for await (const { row, fault } of files) yield { run: row.run_id, file: row.no, fault };
}

type Payslip = Awaited<ReturnType<typeof payslipsAfter>>[number];

async function* changedPayslips(tx: Tx, kept: Kept): AsyncIterable<Finding> {
  const payslips = faultsIn(
    tx,
    kept,
    (after: Payslip | undefined) => payslipsAfter(tx, after?.payout_id, 500),
    ({ owner, file_id, sha256 }) => ({ id: file_id, subject: owner, place: keptPlace(file_id), sha256 }),
  );
  for await (const { row, fault } of payslips) yield { payout: row.payout_id, fault };
}
