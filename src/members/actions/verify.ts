import type { Check } from '../../ledger/check.ts';
import { faultsIn, type Kept } from '../../platform/kept-files.ts';
import { filesAfter } from '../store/files.ts';
import { keptPlace } from './keep-file.ts';

/** That every file in keeping is there, opens with its owner's key, and is as long as it was. */
export const membersChecks = (kept: Kept): readonly Check[] => [
  {
    name: 'file-not-as-kept',
    run: async function* (tx) {
      type Row = Awaited<ReturnType<typeof filesAfter>>[number];
      const files = faultsIn(
        tx,
        kept,
        (after: Row | undefined) => filesAfter(tx, after?.id, 500),
        ({ id, owner, size_bytes }) => ({ id, subject: owner, place: keptPlace(id), sizeBytes: size_bytes }),
      );
      for await (const { row, fault } of files) yield { file: row.id, fault };
    },
  },
];
