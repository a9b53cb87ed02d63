import { day } from '../src/basics/day.ts';
import { type FakeEntry, statementFile } from '../src/demo/fake-bank.ts';
import { issuedClaims } from './claims.ts';
import { entrepreneurReady, type Ready, signedInAs, staffMember } from './people.ts';
import { testService, type Visitor } from './service.ts';

export type PayOffice = Awaited<ReturnType<typeof payOffice>>;

/** A service with two of the staff who pay people out, and a bank whose statements come in. */
export async function payOffice() {
  const service = await testService();
  const ids = new Map<Visitor, string>();
  const known = async <One extends Visitor>(one: One): Promise<One> => {
    ids.set(one, (await one.client.members.me()).signedIn?.id ?? '');
    return one;
  };
  const payer = await known(await staffMember(service, 'maksaja@testi.example', ['money'], 'Matti Maksaja'));
  const approver = await known(
    await staffMember(service, 'hyvaksyja@testi.example', ['money', 'approve', 'people'], 'Hilla Hyväksyjä'),
  );
  let statements = 0;

  const statementComes = async (entries: readonly FakeEntry[]): Promise<void> => {
    const id = `TILIOTE-${++statements}`;
    const account = service.services.config.operator.iban;
    const numbered = entries.map((one, at) => ({ bankReference: `${id}-${at}`, ...one }));
    await payer.client.banking.statements.upload({
      file: statementFile({ account, id, openingCents: 0, entries: numbered }),
    });
    await service.work();
  };

  const approve = async (id: string, by: Visitor = approver) => {
    const { version, totals } = await approver.client.payouts.runs.get({ id });
    return by.client.payouts.runs.approve({ id, version, netCents: totals.netCents });
  };

  return {
    service,
    payer,
    approver,
    statementComes,
    approve,

    /** An entrepreneur who may invoice and be paid, first name in the address. */
    entrepreneur: async (name: string, given: Parameters<typeof entrepreneurReady>[3] = {}): Promise<Ready> => {
      const [first = ''] = name.toLowerCase().split(' ');
      return known(await entrepreneurReady(service, `${first}@testi.example`, name, given));
    },

    /** A customer pays an invoice of this net and VAT in full. */
    customerPays: async (
      of: Ready,
      { net, vat = 0, buyer = 'Esimerkki Oy' }: { net: number; vat?: number; buyer?: string },
      on = day('2026-06-01'),
    ): Promise<void> => {
      const [invoice] = await issuedClaims(service.services, of.id, [{ net, vat, buyer }]);
      await statementComes([{ cents: net + vat, on, reference: invoice?.reference ?? '' }]);
    },

    /** Time goes on; sessions have ended by then, so everybody signs in again. */
    itIs: async (instant: string): Promise<void> => {
      service.setNow(instant);
      for (const [one, id] of ids) {
        const again = await signedInAs(service, id);
        one.cookies.clear();
        for (const [name, value] of again.cookies) one.cookies.set(name, value);
      }
    },

    close: (): Promise<void> => service.close(),
  };
}
