import type customers from './fi/customers.json';
import type front from './fi/front.json';
import type invoicing from './fi/invoicing.json';
import type join from './fi/join.json';
import type own from './fi/own.json';
import type parts from './fi/parts.json';
import type paySteps from './fi/pay-steps.json';
import type payslips from './fi/payslips.json';
import type profile from './fi/profile.json';
import type refusals from './fi/refusals.json';
import type safety from './fi/safety.json';
import type staff from './fi/staff.json';
import type staffPeople from './fi/staff-people.json';
import type staffReview from './fi/staff-review.json';
import type staffSystem from './fi/staff-system.json';
import type staffBank from './fi/staff-bank.json';

/** Every area of texts, typed by its Finnish file. A new area is three JSON files and one line here. */
export type Areas = {
  invoicing: typeof invoicing;
  customers: typeof customers;
  front: typeof front;
  join: typeof join;
  own: typeof own;
  parts: typeof parts;
  'pay-steps': typeof paySteps;
  payslips: typeof payslips;
  profile: typeof profile;
  refusals: typeof refusals;
  safety: typeof safety;
  staff: typeof staff;
  'staff-review': typeof staffReview;
  'staff-people': typeof staffPeople;
  'staff-system': typeof staffSystem;
  'staff-bank': typeof staffBank;
};
