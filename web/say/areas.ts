import type customers from './fi/customers.json';
import type parts from './fi/parts.json';
import type refusals from './fi/refusals.json';

/** Every area of texts, typed by its Finnish file. A new area is three JSON files and one line here. */
export type Areas = {
  customers: typeof customers;
  parts: typeof parts;
  refusals: typeof refusals;
};
