import { checksOver } from '../src/commands/verify.ts';
import type { Services } from '../src/platform/context.ts';

/** What `kevyt verify` would find, read as the owner so that no policy hides anything from it. */
export async function findingsOf({ db, files, secrets }: Services): Promise<object[]> {
  const findings: object[] = [];
  await db.asOwner.transaction().execute(async (tx) => {
    for (const check of checksOver({ files, sealersOf: secrets.ofAll }))
      for await (const finding of check.run(tx)) findings.push({ check: check.name, ...finding });
  });
  return findings;
}
