import type { Element } from '../element.ts';
import { Undecidable } from '../rule.ts';
import { path } from '../select.ts';
import { normalized } from '../vocabulary.ts';

const terms = path('cac:PaymentTerms');
const notes = path('cbc:Note');
const discount = /^#SKONTO#TAGE=[0-9]+#PROZENT=[0-9]+\.[0-9]{2}(#BASISBETRAG=-?[0-9]+\.[0-9]{2})?#$/;

/** Every line of the payment terms that begins with # is a cash discount, and after the last of them a new line begins. */
export function discountsAreWellFormed(here: Element): boolean {
  const texts = terms(here).flatMap((term) => notes(term)[0]?.text || []);
  const lines = texts.flatMap((text) => text.split(/\r?\n/)).map(normalized);
  const discounts = lines.filter((line) => line.startsWith('#'));
  if (!discounts.every((line) => discount.test(line))) return false;
  if (discounts.length === 0) return true;
  const [rest = '', ...more] = texts.map((text) => text.split(/#[^\n\r]+#/).at(-1));
  if (more.length > 0) throw new Undecidable('there are several payment terms');
  return /^[ \t\n\r]*\n/.test(rest);
}
