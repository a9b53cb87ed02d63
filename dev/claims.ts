import { day } from '../src/basics/day.ts';
import { referenceFrom } from '../src/basics/identifiers/reference.ts';
import { cents } from '../src/basics/money.ts';
import { isRefusal } from '../src/basics/refusal.ts';
import { invoicingTables } from '../src/invoicing/tables.ts';
import { receivable, unpaid } from '../src/ledger/account.ts';
import { bookAll } from '../src/ledger/actions/book.ts';
import { credit, debit, transfer } from '../src/ledger/transfer.ts';
import { membersTables } from '../src/members/tables.ts';
import { type Services, theService, withContext } from '../src/platform/context.ts';
import { over } from '../src/platform/database.ts';
import { newId } from '../src/platform/ids.ts';

export type Claim = {
  id: string;
  owner: string;
  number: string;
  reference: string;
  grossCents: number;
  netCents: number;
};

let given = 0;

/** A member who has given nothing of themselves, for tests that need only somebody to own something. */
export async function bareMember(services: Services, name = 'Testi Omistaja'): Promise<string> {
  const id = newId();
  await withContext(services, theService, ({ tx, now, today }) =>
    over(tx, membersTables)
      .insertInto('member')
      .values({ id, kind: 'entrepreneur', name, language: 'fi', joined_at: now, last_used_on: today })
      .execute(),
  );
  return id;
}

/** Issued invoices with their claims in the books, without the way there; for tests of what comes after the issue. */
export async function issuedClaims(
  services: Services,
  owner: string,
  sums: readonly { net: number; vat: number; buyer?: string }[],
): Promise<Claim[]> {
  const claims = sums.map(({ net, vat, buyer }) => {
    const number = `2025${String(++given).padStart(5, '0')}`;
    const reference = referenceFrom(number);
    if (isRefusal(reference)) throw new Error('a number that makes no reference');
    return {
      id: newId(),
      owner,
      number,
      reference,
      grossCents: net + vat,
      netCents: net,
      buyer: buyer ?? 'Esimerkki Oy',
    };
  });
  await withContext(services, theService, async ({ tx, now, today }) => {
    for (const part of pieces(claims, 2000))
      await over(tx, invoicingTables)
        .insertInto('invoice')
        .values(
          part.map((one) => ({
            id: one.id,
            owner,
            state: 'issued' as const,
            version: 1,
            draft: '{}',
            buyer_name: one.buyer,
            net_cents: cents(one.netCents),
            vat_cents: cents(one.grossCents - one.netCents),
            gross_cents: cents(one.grossCents),
            number: one.number,
            reference: one.reference,
            issued_on: today,
            due_on: day('2026-06-15'),
            content: '{}',
            created_at: now,
            changed_at: now,
          })),
        )
        .execute();
    await bookAll(
      tx,
      claims.map((one) =>
        transfer({
          cause: { kind: 'invoice-issued', id: one.id },
          bookedOn: today,
          entries: [
            debit(receivable(one.id), cents(one.grossCents)),
            credit(unpaid(owner), cents(one.netCents)),
            credit('vat-payable', cents(one.grossCents - one.netCents)),
          ],
        }),
      ),
      now,
    );
  });
  return claims;
}

const pieces = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
