import type { Pattern, Unwanted } from '../rule.ts';
import { allowances } from './allowances.ts';
import { codes } from './codes.ts';
import { documentRules } from './document.ts';
import { lines } from './lines.ts';
import { parties } from './parties.ts';
import { payment } from './payment.ts';
import { syntax } from './syntax.ts';
import { totals } from './totals.ts';
import { unwanted } from './unwanted.ts';
import { vatCategories } from './vat-categories.ts';

/** What the invoice must say and how its figures hang together. */
const model: Pattern = [...documentRules, ...parties, ...payment, ...allowances, ...totals, ...lines, ...vatCategories];

/** The rules of EN 16931 for UBL as CEN publishes them, version 1.3.16; each list is one pattern of the official Schematron. */
export const en16931: { readonly patterns: readonly Pattern[]; readonly unwanted: readonly Unwanted[] } = {
  patterns: [model, syntax, codes],
  unwanted,
};
