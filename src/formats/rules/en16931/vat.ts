import type { Test } from '../rule.ts';
import { path, type Select, single, those } from '../select.ts';
import type { Element } from '../tree.ts';
import { wordsOf } from '../vocabulary.ts';

const schemes = path('cac:TaxScheme');
const schemeId = wordsOf('cbc:ID');
const saysVat = (scheme: Element): boolean => schemeId(scheme).toUpperCase() === 'VAT';

/** One of the element's tax schemes is VAT. */
export const isVat: Test = (here) => schemes(here).some(saysVat);

/** The element's one tax scheme is VAT; the official rules that ask so give up where there are two. */
export function isOnlyVat(here: Element): boolean {
  const scheme = single(schemes(here));
  return scheme !== undefined && saysVat(scheme);
}

/** Those at the path whose tax is VAT. */
export const vatParts = (which: string): Select => those(path(which), isVat);
