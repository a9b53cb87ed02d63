import { receiveStatement } from '../src/banking/actions/receive-statement.ts';
import { entriesForStaff } from '../src/banking/store/entries.ts';
import { filesForStaff, statementFigures } from '../src/banking/store/statements.ts';
import { type FakeEntry, type FakeStatement, statementXml } from '../src/demo/fake-bank.ts';
import type { Account } from '../src/ledger/account.ts';
import { balancesOf } from '../src/ledger/actions/read-balances.ts';
import { theService, withContext } from '../src/platform/context.ts';
import type { Tx } from '../src/platform/database.ts';
import { bareMember, type Claim, issuedClaims } from './claims.ts';
import { testService } from './service.ts';

export type BankDesk = Awaited<ReturnType<typeof bankDesk>>;

/** A service of its own where statements come in at the desk, with one entrepreneur whose invoices they pay. */
export async function bankDesk() {
  const service = await testService();
  const owner = await bareMember(service.services);
  const account = service.services.config.operator.iban;
  let sent = 0;

  const as = <T>(work: (tx: Tx) => Promise<T>) => withContext(service.services, theService, ({ tx }) => work(tx));

  /** Brings a file in and works until it is settled: the file, its statements, and the entries of the first. */
  const bringBytes = async (bytes: Uint8Array) => {
    const { id } = await withContext(service.services, theService, (ctx) =>
      receiveStatement(ctx, { name: 'tiliote.xml', bytes }),
    );
    await service.work();
    const file = (await as((tx) => filesForStaff(tx, undefined, 100))).find((one) => one.id === id);
    const statements = await as((tx) => statementFigures(tx, [id]));
    const [first] = statements;
    const entries = first
      ? await as((tx) => entriesForStaff(tx, { statementId: first.id, state: undefined }, undefined, 1000))
      : [];
    if (!file) throw new Error('the file is not there');
    return { file, statements, entries };
  };

  return {
    service,
    owner,
    account,
    as,
    bringBytes,
    bring: (...statements: FakeStatement[]) => bringBytes(new TextEncoder().encode(statementXml(...statements))),
    /** A statement of our account with a number of its own, every entry with an archive id unless it says otherwise. */
    statement: (entries: readonly FakeEntry[], more: Partial<FakeStatement> = {}): FakeStatement => {
      sent++;
      const numbered = entries.map((one, at) => ({ bankReference: `A${sent}-${at}`, ...one }));
      return { account, id: `S${sent}`, openingCents: 0, entries: numbered, ...more };
    },
    balance: async (of: Account) => (await as((tx) => balancesOf(tx, [of]))).get(of) ?? 0,
    claim: async (net: number, vat: number): Promise<Claim> => {
      const [one] = await issuedClaims(service.services, owner, [{ net, vat }]);
      if (!one) throw new Error('no claim');
      return one;
    },

    close: () => service.close(),
  };
}
