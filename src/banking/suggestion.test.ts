import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import { cents } from '../basics/money.ts';
import { isSimilarName, numbersIn, type OpenInvoice, suggestionsFor } from './suggestion.ts';

const invoice = (number: string, open: number, buyerName = 'Esimerkki Oy'): OpenInvoice => ({
  id: number,
  owner: 'o',
  number,
  reference: `${number}8`,
  buyerName,
  grossCents: cents(open),
  openCents: cents(open),
  dueOn: day('2026-06-15'),
});
const paid = (openCents: number, name: string | null, message: string | null) => ({
  openCents: cents(openCents),
  reference: null,
  payer: { name, iban: null, message },
});

test('an invoice is suggested for every reason that speaks for it, the surest first', () => {
  const found = suggestionsFor(paid(100_00, 'ESIMERKKI AB', 'Lasku 202600007, kiitos'), [
    invoice('202600001', 100_00, 'Toinen Oy'),
    invoice('202600007', 100_00),
    invoice('202600003', 55_00, 'Kolmas Oy'),
  ]);
  assert.deepEqual(
    found.map((one) => [one.invoice.number, one.reasons]),
    [
      ['202600007', ['number-in-message', 'same-sum', 'similar-name']],
      ['202600001', ['same-sum']],
    ],
  );
});

test('a reference written into the message is found in groups of five too', () => {
  const [first] = suggestionsFor(paid(1, null, 'viite 20260 00078'), [invoice('202600007', 100_00)]);
  assert.deepEqual(first?.reasons, ['reference-in-message']);
});

test('numbers are found with padding zeros, in groups and among words, and short ones are no numbers', () => {
  assert.deepEqual(numbersIn('Laskut 00202600001 ja 2026 00002, 3 kpl'), ['202600001', '2026', '202600002']);
  assert.deepEqual(numbersIn(null), []);
});

test('names are alike in any order, without legal form, accents and what a bank cut off', () => {
  for (const [one, other] of [
    ['MEIKÄLÄINEN MATTI', 'Matti Meikäläinen'],
    ['Mattila Kiinteistöpalvelut O', 'Mattila Kiinteistöpalvelut Oy'],
    ['Café Testi', 'CAFE TESTI OY'],
  ] as const)
    assert.ok(isSimilarName(one, other), `${one} and ${other}`);
  for (const [one, other] of [
    ['Meikäläinen Matti', 'Meikäläinen Maija'],
    ['Oy Ab', 'Testi Oy'],
    [null, 'Testi Oy'],
  ] as const)
    assert.ok(!isSimilarName(one, other), `${one} and ${other}`);
});
