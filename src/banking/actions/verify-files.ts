import type { Check, Finding } from '../../ledger/check.ts';
import type { Tx } from '../../platform/database.ts';
import { faultsIn, type Kept } from '../../platform/kept-files.ts';
import { filesAfter } from '../store/checks.ts';
import { orderPlace } from './hand-to-bank.ts';
import { filePlace } from './import-statement.ts';

/** That the files the bank sent, and those it was given, are as they came and went. */
export const bankFileChecks = (kept: Kept): readonly Check[] => [
  { name: 'bank-file-not-as-received', run: (tx) => changedFiles(tx, kept, 'bank_file') },
  { name: 'bank-order-not-as-given', run: (tx) => changedFiles(tx, kept, 'bank_order') },
];

async function* changedFiles(tx: Tx, kept: Kept, of: 'bank_file' | 'bank_order'): AsyncIterable<Finding> {
  const placeOf = of === 'bank_file' ? filePlace : orderPlace;
  const files = faultsIn(
    tx,
    kept,
    (after: { id: string; sha256: string } | undefined) => filesAfter(tx, of, after?.id, 500),
    ({ id, sha256 }) => ({ id, subject: id, place: placeOf(id), sha256 }),
  );
  for await (const { row, fault } of files) yield { file: row.id, fault };
}
