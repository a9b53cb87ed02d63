import { compared, type Decimal, decimalOf } from './decimal.ts';
import type { Element } from './element.ts';
import { type Test, Undecidable } from './rule.ts';
import { path, type Select, single } from './select.ts';

/** The words rules are written in; what each means follows XPath, so that the verdict is that of the official rules. */

const selected = (which: string | Select): Select => (typeof which === 'string' ? path(which) : which);

export const all =
  (...tests: Test[]): Test =>
  (here) =>
    tests.every((test) => test(here));

export const either =
  (...tests: Test[]): Test =>
  (here) =>
    tests.some((test) => test(here));

export const not =
  (test: Test): Test =>
  (here) =>
    !test(here);

/** There is at least one. */
export function exists(which: string | Select): Test {
  const select = selected(which);
  return (here) => select(here).length > 0;
}

/** There is none. */
export const absent = (which: string | Select): Test => not(exists(which));

export function atMost(most: number, which: string | Select): Test {
  const select = selected(which);
  return (here) => select(here).length <= most;
}

/** White space at the ends taken away, and any within made one space. */
export const normalized = (text: string): string =>
  /[ \t\n\r]/.test(text) ? text.replace(/[ \t\n\r]+/g, ' ').replace(/^ | $/g, '') : text;

/** The text of the one selected, '' where there is none. */
export function textOf(which: string | Select): (here: Element) => string {
  const select = selected(which);
  return (here) => single(select(here))?.text ?? '';
}

/** The same without needless white space. */
export function wordsOf(which: string | Select): (here: Element) => string {
  const text = textOf(which);
  return (here) => normalized(text(here));
}

/** Something is really written there. */
export function said(which: string | Select): Test {
  const text = textOf(which);
  return (here) => /[^ \t\n\r]/.test(text(here));
}

/** One of those selected reads exactly so. */
export function reads(which: string | Select, ...values: string[]): Test {
  const select = selected(which);
  return (here) => select(here).some(({ text }) => values.includes(text));
}

/** One of those selected has a text in common with one of the others. */
export function sharesText(which: string | Select, others: string | Select): Test {
  const [left, right] = [selected(which), selected(others)];
  return (here) => {
    const texts = new Set(right(here).map(({ text }) => text));
    return left(here).some(({ text }) => texts.has(text));
  };
}

/** The element's own attribute is there, however empty. */
export const hasAttribute =
  (name: string): Test =>
  (here) =>
    here.attribute(name) !== undefined;

/** The element itself is a code of the list. */
export const isCode =
  (list: ReadonlySet<string>): Test =>
  (here) =>
    list.has(normalized(here.text));

/** The element's attribute is a code of the list. */
export const attributeIsCode =
  (name: string, list: ReadonlySet<string>): Test =>
  (here) =>
    list.has(normalized(here.attribute(name) ?? ''));

/** The length in characters, as people count them. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _character of text) length++;
  return length;
}

/** No more than two digits after the point of the one selected. */
export function twoDecimals(which: string | Select): Test {
  const text = textOf(which);
  return (here) => hasTwoDecimals(text(here));
}

export function hasTwoDecimals(text: string): boolean {
  const point = text.indexOf('.');
  return point === -1 || text.length - point <= 3 || lengthOf(text.slice(point + 1)) <= 2;
}

/** An element as an exact number. */
export function numberIn(element: Element): Decimal {
  const { text } = element;
  const number = decimalOf(text);
  if (number === null) throw new Undecidable(`${element.name} “${text.slice(0, 30)}” is not a decimal number`);
  return number;
}

/** The number in the one selected, null where there is none. */
export function numberOf(which: string | Select): (here: Element) => Decimal | null {
  const select = selected(which);
  return (here) => {
    const element = single(select(here));
    return element === undefined ? null : numberIn(element);
  };
}

/** The numbers in all selected. */
export function numbersOf(which: string | Select): (here: Element) => Decimal[] {
  const select = selected(which);
  return (here) => select(here).map(numberIn);
}

/** Both are there and equal: what is missing equals nothing. */
export const equal = (a: Decimal | null, b: Decimal | null): boolean =>
  a !== null && b !== null && compared(a, b) === 0;

const doublePattern = /^[ \t\n\r]*(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|-?INF|NaN)[ \t\n\r]*$/;

/** An element as a binary floating-point number: so the official rules compare wherever they name no type. */
export function doubleIn(element: Element): number {
  const { text } = element;
  if (!doublePattern.test(text)) throw new Undecidable(`${element.name} “${text.slice(0, 30)}” is not a number`);
  return Number(text.includes('INF') ? text.replace('INF', 'Infinity') : text);
}

/**
 * The same for comparing with a bound: −0 is below 0, and what is no number is above everything. The standard knows no such
 * order, but the validators that receivers run do: there a price of −0.00 is refused, so here too.
 */
export function orderedDouble(element: Element): number {
  const number = doubleIn(element);
  if (Number.isNaN(number)) return Number.POSITIVE_INFINITY;
  return Object.is(number, -0) ? -Number.MIN_VALUE : number;
}

/** One of those selected compares so. */
export function someNumber(which: string | Select, compares: (number: number) => boolean): Test {
  const select = selected(which);
  return (here) => select(here).some((element) => compares(orderedDouble(element)));
}

/** One of the element's charge indicators says so; 1 and 0 are true and false too. */
export const isCharge: Test = (here) => indicates(here, ['true', '1']);
export const isAllowance: Test = (here) => indicates(here, ['false', '0']);

const indicators = path('cbc:ChargeIndicator');

function indicates(here: Element, values: string[]): boolean {
  return indicators(here).some((indicator) => {
    const said = normalized(indicator.text);
    if (!/^(true|false|1|0)$/.test(said)) throw new Undecidable(`the charge indicator says “${said.slice(0, 30)}”`);
    return values.includes(said);
  });
}
