import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleInvoice } from '../../../dev/invoices.ts';
import { day } from '../../basics/day.ts';
import { bp, cents } from '../../basics/money.ts';
import type { Invoice, InvoiceLine } from '../../formats/en16931.ts';
import { type InvoicePage, invoicePage } from './invoice-page.ts';

const oneLine: InvoiceLine = {
  id: '1',
  description: 'Ikkunoiden pesu',
  quantity: '1',
  unit: 'HUR',
  unitPriceCents: cents(50_00),
  discountBp: bp(0),
  vat: { category: 'S', rateBp: bp(2550) },
  reason: null,
  servedFrom: null,
  servedTo: null,
};

const spaced = (text: string) => text.replaceAll('\u00a0', ' ');
const fact = (page: InvoicePage, label: string) => page.facts.find(([name]) => name === label)?.[1];
const cells = (page: InvoicePage) => page.rows.map((row) => row.cells.map(spaced));
const pageOf = (name: string, changes: Partial<Invoice> = {}) => invoicePage(exampleInvoice(name, changes));

test('an invoice says who did the work, for whom, by when to pay and what delay costs', () => {
  const page = pageOf('hourly-work', { language: 'fi', lateInterestBp: null });
  const { seller, buyer, number } = exampleInvoice('hourly-work');
  assert.equal(page.title, 'Lasku');
  assert.equal(page.seller.name, seller.name);
  assert.equal(page.buyer.lines[0], buyer.name);
  assert.equal(fact(page, 'Laskun numero'), number);
  assert.match(fact(page, 'Eräpäivä') ?? '', /^\d{1,2}\.\d{1,2}\.\d{4}$/);
  assert.equal(fact(page, 'Viivästyskorko'), 'korkolain mukaan');
});

test('what was paid before is taken off and rounding put on, and the rest alone is asked for', () => {
  const page = pageOf('hourly-work', { prepaidCents: cents(100_00), roundingCents: cents(2) });
  assert.deepEqual(
    page.totals.slice(2).map((one) => one.map(spaced)),
    [
      ['Verollinen yhteensä', '470,63 €'],
      ['Maksettu aiemmin', '−100,00 €'],
      ['Pyöristys', '0,02 €'],
    ],
  );
  assert.deepEqual(page.total.map(spaced), ['Maksettava', '370,65 €']);
  assert.equal(page.payment?.barcode?.digits.slice(17, 25), '00037065');
  assert.match(page.payment?.qr?.text ?? '', /^EUR370\.65$/m);
  assert.equal(pageOf('hourly-work', { prepaidCents: cents(470_63) }).payment, null);
});

test('rows, VAT and the total are written as people in each language read them', () => {
  const line = {
    ...oneLine,
    quantity: '1007.5',
    unitPriceCents: cents(50_00),
    servedFrom: day('2026-05-01'),
    servedTo: day('2026-05-31'),
  };
  const read = (language: Invoice['language']) => {
    const page = pageOf('hourly-work', { language, lines: [line] });
    return { cells: cells(page)[0], detail: page.rows[0]?.detail, total: page.total.map(spaced) };
  };
  assert.deepEqual(read('fi'), {
    cells: ['1 007,5 h', '50,00 €', '25,5 %', '50 375,00 €'],
    detail: '1.5.2026–31.5.2026',
    total: ['Maksettava', '63 220,63 €'],
  });
  assert.deepEqual(read('sv'), { ...read('fi'), total: ['Att betala', '63 220,63 €'] });
  assert.deepEqual(read('en'), {
    cells: ['1,007.5 h', '€50.00', '25.5%', '€50,375.00'],
    detail: '1 May 2026 – 31 May 2026',
    total: ['Amount due', '€63,220.63'],
  });
});

test('a discount has a column only where some row has one', () => {
  const plain = pageOf('hourly-work', { lines: [oneLine] });
  const discounted = pageOf('hourly-work', { lines: [oneLine, { ...oneLine, id: '2', discountBp: bp(1250) }] });
  assert.equal(plain.columns.length, 5);
  assert.equal(discounted.columns.length, 6);
  assert.deepEqual(
    cells(discounted).map((row) => row[2]),
    ['', '12,5 %'],
  );
});

test('a reverse-charge invoice says so, names the paragraph and the buyer’s VAT number, and has no VAT', () => {
  const reason = 'Käännetty verovelvollisuus, AVL 8 c §';
  const lines: InvoiceLine[] = [{ ...oneLine, vat: { category: 'AE', rateBp: bp(0) }, reason }];
  const page = pageOf('hourly-work', { language: 'fi', lines });
  assert.deepEqual(page.vat.rows[0]?.map(spaced), ['Käännetty verovelvollisuus', '50,00 €', '0,00 €', '50,00 €']);
  assert.deepEqual(page.reasons, [reason]);
  assert.equal(fact(page, 'Asiakkaan ALV-numero'), exampleInvoice('hourly-work').buyer.vatNumber);
});

test('a credit note is in minus, names the invoice it credits and asks for no payment', () => {
  const page = pageOf('hourly-work', {
    kind: 'credit-note',
    language: 'fi',
    lines: [oneLine],
    originalInvoice: { number: '20261001', issuedOn: day('2026-06-01') },
  });
  assert.equal(page.title, 'Hyvityslasku');
  assert.deepEqual(cells(page), [['−1 h', '50,00 €', '25,5 %', '−50,00 €']]);
  assert.deepEqual(page.total.map(spaced), ['Hyvitys yhteensä', '−62,75 €']);
  assert.equal(page.payment, null);
  assert.equal(page.nothingToPay, 'Tästä ei synny maksettavaa. Hyvitys kohdistuu laskuun 20261001 (1.6.2026).');
  assert.equal(fact(page, 'Eräpäivä'), undefined);
});

test('a reminder is called one and lists the reminders before it', () => {
  const mention = (number: string) => ({ number, issuedOn: day('2026-07-01') });
  const page = pageOf('hourly-work', {
    kind: 'reminder',
    language: 'en',
    originalInvoice: mention('A'),
    precedingReminders: [mention('B'), mention('C')],
  });
  assert.equal(page.title, 'Payment reminder');
  assert.match(page.opening ?? '', /due date of this invoice has passed/);
  assert.equal(fact(page, 'Earlier reminders'), 'B (1 July 2026)\nC (1 July 2026)');
});

test('the payment block repeats what the barcode says: account, sum, reference and due day', () => {
  const page = pageOf('hourly-work', {
    language: 'fi',
    lines: [oneLine],
    dueOn: day('2026-06-15'),
    reference: '2026000011',
    seller: { ...exampleInvoice('hourly-work').seller, iban: 'FI2112345600000785', bic: 'NDEAFIHH' },
  });
  assert.deepEqual(page.payment?.to.slice(1), [
    ['Tilinumero', 'FI21 1234 5600 0007 85'],
    ['BIC', 'NDEAFIHH'],
  ]);
  assert.deepEqual(
    page.payment?.what.map(([label, value]) => [label, spaced(value)]),
    [
      ['Viitenumero', '20260 00011'],
      ['Eräpäivä', '15.6.2026'],
      ['Maksettava', '62,75 €'],
    ],
  );
  assert.equal(page.payment?.barcode?.digits, '421123456000007850000627500000000000002026000011260615');
});

test('a foreign account or a missing reference leaves the barcode out, and nothing else', () => {
  const { seller } = exampleInvoice('hourly-work');
  const foreign = pageOf('hourly-work', { seller: { ...seller, iban: 'DE89370400440532013000' } });
  const unreferenced = pageOf('hourly-work', { reference: null });
  assert.deepEqual([foreign.payment?.barcode, unreferenced.payment?.barcode], [null, null]);
  assert.ok(foreign.payment && unreferenced.payment);
});

test('a private person sees the share of work for the household deduction, VAT included', () => {
  const page = pageOf('hourly-work', { language: 'fi', lines: [oneLine], householdWorkCents: cents(62_75) });
  assert.equal(spaced(page.household ?? ''), 'Kotitalousvähennykseen oikeuttava työn osuus: 62,75 € (sis. ALV)');
});
