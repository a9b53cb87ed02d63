import { type Claim, issuedClaims } from '../../dev/claims.ts';
import { entrepreneurReady, type Ready, staffMember } from '../../dev/people.ts';
import type { Visitor } from '../../dev/service.ts';
import { hours, mailedCompany, submittedInvoice, type WrittenRow } from '../../dev/written-invoices.ts';
import type { Duty } from '../../src/basics/contract.ts';
import { type FakeEntry, statementFile } from '../../src/demo/fake-bank.ts';
import type { Running } from './served-app.ts';

type Wishes = { buyerName?: string; rows?: Partial<WrittenRow>[] };

/** Writes an invoice and sends it to review, its questions answered. */
export const sendToReview = (
  by: Visitor,
  { buyerName = mailedCompany.name, rows = [{}] }: Wishes = {},
): Promise<string> =>
  submittedInvoice(
    by,
    { ...mailedCompany, name: buyerName },
    ...rows.map((row) => ({ ...hours('7.5', 50_00, 'Verkkosivujen ulkoasun suunnittelu'), ...row })),
  );

/** An entrepreneur who can invoice and be paid. */
export const entrepreneur = (running: Running, name: string): Promise<Ready> =>
  entrepreneurReady(running.service, `${name.toLowerCase().replaceAll(' ', '.')}@testi.example`, name);

/** A member of staff with the duties, signed in with a second factor. */
export const staff = (running: Running, name: string, duties: readonly Duty[]): Promise<Visitor> =>
  staffMember(running.service, `${name.toLowerCase().replaceAll(' ', '.')}@testi.example`, duties, name);

/** An issued invoice of the entrepreneur, with 25.5 % VAT on the net cents. */
export async function claimed(running: Running, owner: string, net: number, buyer: string): Promise<Claim> {
  const sums = [{ net, vat: Math.round(net * 0.255), buyer }];
  const [claim] = await issuedClaims(running.service.services, owner, sums);
  if (!claim) throw new Error('no invoice was issued');
  return claim;
}

let statements = 0;

/** A statement of the operator's own account as a file from the bank. */
export function statementOf(running: Running, entries: readonly FakeEntry[]): File {
  const id = `TILIOTE-${++statements}`;
  const account = running.service.services.config.operator.iban;
  const numbered = entries.map((entry, at) => ({ bankReference: `${id}-${at}`, ...entry }));
  return statementFile({ account, id, openingCents: 0, entries: numbered });
}
