import { membersContract } from './members/contract.ts';
import { privacyContract } from './privacy/contract.ts';

/** Everything the outside may ask, by domain; the browser gets its types and paths, the document is made from it. */
export const contract = {
  members: membersContract,
  privacy: privacyContract,
};

export type Contract = typeof contract;
