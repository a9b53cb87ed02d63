import { type Cents, cents, negative, plus, zero } from '../../basics/money.ts';
import { type Refusal, refuse } from '../../basics/refusal.ts';
import type { Tx } from '../../platform/database.ts';
import {
  type Account,
  type AccountKind,
  type AccountName,
  accountNames,
  isGuarded,
  kindOf,
  nameOf,
  owed,
} from '../account.ts';
import { guardedBalances, sumsBetween, sumsByName, sumsOf } from '../store.ts';
import type { Transfer } from '../transfer.ts';

/** The balance of each asked account, debit positive; zero where nothing was booked. A person sees their own alone. */
export async function balancesOf(tx: Tx, accounts: readonly Account[]): Promise<Map<Account, Cents>> {
  const sums = new Map((await sumsOf(tx, accounts)).map((one) => [one.account, one.cents]));
  return new Map(accounts.map((account) => [account, sums.get(account) ?? zero]));
}

/** The balances of all accounts from one to another in the order of their names; those without bookings are left out. */
export const balancesBetween = async (tx: Tx, from: Account, through: Account): Promise<Map<Account, Cents>> =>
  new Map((await sumsBetween(tx, from, through)).map((one) => [one.account, one.cents]));

/** What each member has to get, 0 or more, by member id. */
export async function owedTo(tx: Tx, memberIds: readonly string[]): Promise<Map<string, Cents>> {
  const balances = await guardedBalances(tx, memberIds.map(owed));
  const byAccount = new Map(balances.map((one) => [one.account, cents(one.credit_cents)]));
  return new Map(memberIds.map((id) => [id, byAccount.get(owed(id)) ?? zero]));
}

/** What all accounts of a name hold together, debit positive. The lines sum to zero. */
export type TrialBalanceLine = { readonly name: AccountName; readonly kind: AccountKind; readonly cents: Cents };

export async function trialBalance(tx: Tx): Promise<TrialBalanceLine[]> {
  const sums = new Map((await sumsByName(tx)).map((one) => [one.name, one.cents]));
  return accountNames.map((name) => ({ name, kind: kindOf(name), cents: sums.get(name) ?? zero }));
}

/**
 * Refuses transfers that together would take a guarded account below zero, and names the accounts. Another booking may
 * still come in between; the database then refuses, which is thrown.
 */
export async function refuseOverdraft(
  tx: Tx,
  transfers: readonly Transfer[],
): Promise<Refusal<'insufficient-balance'> | null> {
  const changes = new Map<Account, Cents>();
  for (const { account, cents: moved } of transfers.flatMap(({ entries }) => entries))
    if (isGuarded(nameOf(account))) changes.set(account, plus(changes.get(account) ?? zero, negative(moved)));
  const balances = await guardedBalances(tx, [...changes.keys()]);
  const held = new Map(balances.map((one) => [one.account, cents(one.credit_cents)]));

  const short = [...changes].filter(([account, change]) => plus(held.get(account) ?? zero, change) < 0);
  return short.length === 0 ? null : refuse('insufficient-balance', { accounts: short.map(([account]) => account) });
}
