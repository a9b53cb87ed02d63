/** What an account is in the books: what we have, what we owe, or what we earned. */
export type AccountKind = 'asset' | 'liability' | 'income';

// The operator's own accounts, one of each. Every booking may touch them, so nothing about them is ever locked.
const houseAccounts = {
  /** The client-money account at the bank. */
  bank: 'asset',
  /** Incoming money whose owner is not known yet. */
  unmatched: 'liability',
  /** Payouts and other payments that the bank has been told of and has not confirmed. */
  'in-transit': 'liability',
  'vat-payable': 'liability',
  'withheld-tax-payable': 'liability',
  'employer-contribution-payable': 'liability',
  fees: 'income',
} as const satisfies Record<string, AccountKind>;

// One account for each invoice, member or payment; the id follows a colon.
const ownedAccounts = {
  /** What a customer owes for an invoice, VAT included. */
  receivable: { kind: 'asset', guarded: false },
  /** A member's invoiced work without VAT that the customer has not paid yet. */
  unpaid: { kind: 'liability', guarded: false },
  /** Received for a member without VAT and not paid out yet. */
  owed: { kind: 'liability', guarded: true },
  /** Kept back from a member's pay for the enforcement authority. */
  garnished: { kind: 'liability', guarded: true },
  /** What a payment brought too much, to be sent back. */
  refundable: { kind: 'liability', guarded: true },
  /** What a member was paid before the money for it went back to the customer, to be set off against later pay. */
  advance: { kind: 'asset', guarded: false },
} as const satisfies Record<string, { kind: AccountKind; guarded: boolean }>;

type HouseAccount = keyof typeof houseAccounts;
type OwnedAccountName = keyof typeof ownedAccounts;
export type AccountName = HouseAccount | OwnedAccountName;
/** An account as it is written in the books: `bank`, or `owed:<member id>`. Ids only, never personal data. */
export type Account = HouseAccount | `${OwnedAccountName}:${string}`;

export const receivable = (invoiceId: string): Account => `receivable:${invoiceId}`;
export const unpaid = (memberId: string): Account => `unpaid:${memberId}`;
export const owed = (memberId: string): Account => `owed:${memberId}`;
export const garnished = (memberId: string): Account => `garnished:${memberId}`;
export const refundable = (paymentId: string): Account => `refundable:${paymentId}`;
export const advance = (memberId: string): Account => `advance:${memberId}`;

/** Every name an account can start with, in the order of the books. */
export const accountNames = [...Object.keys(houseAccounts), ...Object.keys(ownedAccounts)] as AccountName[];

/** The name without the id. Throws on an account that the books do not know. */
export function nameOf(account: string): AccountName {
  const [name = '', id] = account.split(':');
  const known = id === undefined ? Object.hasOwn(houseAccounts, name) : Object.hasOwn(ownedAccounts, name);
  if (!known) throw new Error(`no such account: ${account}`);
  return name as AccountName;
}

export const kindOf = (name: AccountName): AccountKind =>
  isOwned(name) ? ownedAccounts[name].kind : houseAccounts[name];

/** Whether the account may never be taken below zero; the database keeps its balance and refuses what would. */
export const isGuarded = (name: AccountName): boolean => isOwned(name) && ownedAccounts[name].guarded;

const isOwned = (name: AccountName): name is OwnedAccountName => Object.hasOwn(ownedAccounts, name);
