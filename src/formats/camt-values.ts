import { type Day, isDay } from '../basics/day.ts';
import { type Cents, cents } from '../basics/money.ts';
import { XmlFault } from './xml-events.ts';
import { nodeAt, textAt, type XmlNode } from './xml-node.ts';

/** Whole cents from a decimal text; null where it is no such amount. Banks write up to five decimals, of which only zeros may follow the second. */
export function centsFrom(text: string | null | undefined): Cents | null {
  const match = /^0*(\d{0,13})(?:\.(\d{0,2})0*)?$/.exec(text?.trim() ?? '');
  if (!match || !/\d/.test(text ?? '')) return null;
  const [, whole = '', fraction = ''] = match;
  return cents(Number(whole) * 100 + Number(fraction.padEnd(2, '0')));
}

/** The amount an element must have as its child `Amt`. */
export function amountAt(node: XmlNode): Cents {
  const amount = centsFrom(nodeAt(node, 'Amt')?.text);
  if (amount === null)
    throw new XmlFault('wrong-content', `the amount before this place, in ${node.name}, is not in cents`);
  return amount;
}

export const currencyAt = (node: XmlNode): string => nodeAt(node, 'Amt')?.attributes.Ccy?.trim() || 'EUR';

/** The direction an element must have; a reversal's direction is its own, not that of what it reverses (ISO 20022). */
export function isCredit(node: XmlNode): boolean {
  const direction = textAt(node, 'CdtDbtInd');
  if (direction !== 'CRDT' && direction !== 'DBIT')
    throw new XmlFault('wrong-content', `the ${node.name} before this place is neither credit nor debit`);
  return direction === 'CRDT';
}

/** The day in `Dt` or `DtTm` as the bank wrote it, since a booking day is the bank's own. */
export function dayAt(node: XmlNode, name: string): Day | null {
  const written = textAt(node, name, 'Dt') ?? textAt(node, name, 'DtTm') ?? textAt(node, name);
  const text = written?.slice(0, 10) ?? '';
  return isDay(text) ? text : null;
}
