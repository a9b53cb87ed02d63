import { bankingContract } from './banking/contract.ts';
import { invoicingContract } from './invoicing/contract.ts';
import { membersContract } from './members/contract.ts';
import { payoutsContract } from './payouts/contract.ts';
import { privacyContract } from './privacy/contract.ts';
import { reportingContract } from './reporting/contract.ts';
import { tariffsContract } from './tariffs/contract.ts';

/** Everything the outside may ask, by domain; the browser gets its types and paths, the document is made from it. */
export const contract = {
  members: membersContract,
  tariffs: tariffsContract,
  invoicing: invoicingContract,
  banking: bankingContract,
  payouts: payoutsContract,
  reporting: reportingContract,
  privacy: privacyContract,
};

export type Contract = typeof contract;
