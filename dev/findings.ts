import { bankingChecks } from '../src/banking/actions/verify.ts';
import { ledgerChecks } from '../src/ledger/actions/verify.ts';
import type { Database } from '../src/platform/database.ts';

/** What `kevyt verify` would find in the database, read as the owner so that no policy hides anything from it. */
export async function findingsOf(db: Database): Promise<object[]> {
  const findings: object[] = [];
  await db.asOwner.transaction().execute(async (tx) => {
    for (const check of [...ledgerChecks, ...bankingChecks])
      for await (const finding of check.run(tx)) findings.push({ check: check.name, ...finding });
  });
  return findings;
}
