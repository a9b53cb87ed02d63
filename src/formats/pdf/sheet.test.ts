import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { inter } from '../../../dev/fonts.ts';
import { drawnText, elementsOf, type Meant, meaningOf, saidBy } from '../../../dev/pdf-meaning.ts';
import { PdfReader } from '../../../dev/pdf-reader.ts';
import { type Box, heading, stack, whole, written } from './boxes.ts';
import { beside, table } from './columns.ts';
import { pdfDocument, type Studio } from './document.ts';
import type { Sheet } from './sheet.ts';
import { srgbProfile } from './srgb.ts';
import type { Run, Style } from './text.ts';
import { FontFamily } from './typeface.ts';

const style: Style = { face: 'regular', size: 10, colour: '#0f211d' };
const said = (text: string): Run => [text, style];
const family = new FontFamily(inter, []);
const studio: Studio = {
  regular: family,
  semibold: family,
  packedProfile: deflateSync(srgbProfile()),
  deflate: (bytes) => deflateSync(bytes),
  fingerprint: (bytes) => createHash('md5').update(bytes).digest(),
};

/** The pages of a body as they are drawn, and what they mean. */
function set(body: Box, changes: Partial<Sheet> = {}): { pages: string[]; meaning: Meant } {
  const sheet: Sheet = {
    body,
    foot: null,
    running: said('running'),
    pageNumbers: style,
    footer: [[said('footer')]],
    footerLine: '#d3dedb',
    ...changes,
  };
  const bytes = pdfDocument({ sheet, language: 'fi', title: 't', created: new Date(0) }, studio);
  const pdf = new PdfReader(bytes);
  return { pages: pdf.pages.map((_, index) => drawnText(pdf, index)), meaning: meaningOf(pdf) };
}

const tableOf = (rows: readonly string[]): Box =>
  table({
    widths: [{ share: 1 }, 'fit'],
    gap: 10,
    inset: 5,
    headLine: ['#000000', 1],
    rowLine: null,
    head: [said('Head'), said('Sum')],
    rows: rows.map((row) => [said(row), said('1,00')]),
  });

const numbered = (count: number) => Array.from({ length: count }, (_, row) => `Row ${row}.`);

test('a long table goes on from page to page, its head on top of each, and no row is cut', () => {
  const rows = numbered(90).map((row) => `${row}\nsecond line of ${row}`);
  const { pages, meaning } = set(tableOf(rows));
  assert.ok(pages.length > 2);
  for (const page of pages) {
    assert.equal(page.split('Head').length, 2);
    assert.equal(page.match(/^Row/gm)?.length, page.match(/second line of Row/g)?.length);
  }
  assert.equal(elementsOf(meaning, 'TH').length, 2);
  assert.deepEqual(
    elementsOf(meaning, 'TR')
      .slice(1)
      .map((row) => saidBy(row).replace(/\s+/g, ' ')),
    rows.map((row) => `${row.replace('\n', ' ')} 1,00`),
  );
});

test('a row that no page could hold goes on over pages, and is still one row to a reader', () => {
  const long = Array.from({ length: 1500 }, (_, word) => `word${word}`).join(' ');
  const { pages, meaning } = set(tableOf(['before', long, 'after']));
  assert.ok(pages.length > 1);
  const rows = elementsOf(meaning, 'TR').map((row) => saidBy(row).replace(/\s+/g, ' '));
  assert.deepEqual(rows.slice(1), ['before 1,00', `${long} 1,00`, 'after 1,00']);
});

test('the heading of a table and its head stand on the page of the first row', () => {
  for (let lines = 30; lines < 60; lines++) {
    const filler = written(Array.from({ length: lines }, (_, line) => said(`filler ${line}`)));
    const { pages } = set(stack([filler, 12, heading(2, said('Title')), 6, tableOf(['Row 0.'])]));
    const home = pages.findIndex((page) => page.includes('Row 0.'));
    assert.ok(pages[home]?.includes('Title') && pages[home]?.includes('Head'), `${lines}`);
  }
});

test('what is kept whole moves to the next page, and the foot to a page of its own where it does not fit', () => {
  const lines = (count: number, word: string) => written(numbered(count).map((row) => said(`${word} ${row}`)));
  const { pages } = set(stack([lines(30, 'first'), whole(lines(30, 'second'))]), { foot: whole(lines(40, 'foot')) });
  assert.deepEqual(
    pages.map((page) => page.match(/first|second|foot(?!er)/)?.[0]),
    ['first', 'second', 'foot'],
  );
});

test('every page has its number and the footer, and a reader hears the footer once and at the end', () => {
  const { pages, meaning } = set(tableOf(numbered(90)));
  for (const [index, page] of pages.entries()) {
    assert.ok(page.includes(`${index + 1} (${pages.length})`) && page.includes('footer'));
    assert.equal(page.includes('running'), index > 0);
  }
  const heard = saidBy(meaning);
  assert.ok(heard.endsWith('footer') && heard.split('footer').length === 2 && !heard.includes('running'));
});

test('boxes side by side are read one after the other, and none runs off the page', () => {
  const lines = (word: string) => written(numbered(200).map((row) => said(`${word} ${row}`)));
  const { pages, meaning } = set(
    beside(
      [
        [{ share: 1 }, lines('left')],
        [{ share: 1 }, lines('right')],
      ],
      { gap: 10 },
    ),
  );
  assert.ok(pages.length > 2);
  const heard = saidBy(meaning);
  assert.ok(heard.lastIndexOf('left Row') < heard.indexOf('right Row'));
  assert.equal(heard.split('left Row').length, 201);
});
