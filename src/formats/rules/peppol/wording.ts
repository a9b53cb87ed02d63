import type { Element } from '../element.ts';
import { Undecidable } from '../rule.ts';
import { path, type Select } from '../select.ts';
import { normalized, wordsOf } from '../vocabulary.ts';

/** The one selected says one of these, white space aside. */
export function says(which: string | Select, ...values: string[]): (here: Element) => boolean {
  const words = wordsOf(which);
  return (here) => values.includes(words(here));
}

/** The text that stands in the elements themselves; Undecidable where it comes in several pieces. */
export function pieceOf(which: string): (here: Element) => string {
  const select = path(which);
  return (here) => onlyPiece(select(here));
}

export const ownPiece = (here: Element): string => onlyPiece([here]);

function onlyPiece(elements: readonly Element[]): string {
  const [piece = '', ...more] = elements.flatMap(({ texts }) => texts);
  if (more.length > 0) throw new Undecidable('the text comes in several pieces');
  return piece;
}

/** The part of a text from a character on, counted from 1 and in characters as people count them. */
export const part = (text: string, from: number, length = Number.POSITIVE_INFINITY): string =>
  [...text].slice(from - 1, from - 1 + length).join('');

const double = /^[ \t\n\r]*(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|-?INF)[ \t\n\r]*$/;

/** What a text is as a number, NaN where it is none. */
export const numberFrom = (text: string): number =>
  double.test(text) ? Number(text.replace('INF', 'Infinity')) : Number.NaN;

export const isNumeric = (text: string): boolean => !Number.isNaN(numberFrom(text));

/** A whole number with or without a sign. */
export const isWhole = (text: string): boolean => /^[ \t\n\r]*[+-]?\d+[ \t\n\r]*$/.test(text);

/** White space of any kind taken away. */
export const closed = (text: string): string => text.replace(/[ \t\n\r]/g, '');

export const upper = (text: string): string => normalized(text).toUpperCase();
