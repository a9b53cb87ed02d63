import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleInvoice } from '../../../dev/invoices.ts';
import { invoiceTotals } from '../../basics/invoice-arithmetic.ts';
import { type Cents, cents, euros, type Language } from '../../basics/money.ts';
import { readConfig } from '../../platform/config.ts';
import { languages } from '../../platform/page.ts';
import { lostInvoicePage, type PublicInvoice, publicInvoicePage } from './public-page.ts';
import { publicPageTexts } from './public-page-texts.ts';

const host = { operator: readConfig({ OPERATOR_EMAIL: 'apua@testi.example' }).operator, demo: false };
const invoice = exampleInvoice('hourly-work', { language: 'fi' });
const { grossCents } = invoiceTotals(invoice.lines);

const shown = async (changes: Partial<PublicInvoice> = {}, language: Language = 'fi') =>
  String(
    await publicInvoicePage(
      { invoice, openCents: grossCents, overdue: false, pdfReady: true, ...changes },
      language,
      '/lasku/salainen',
      host,
    ),
  );
const stateIn = (page: string) => /class="status[^"]*"><svg.*?<\/svg>([^<]+)</s.exec(page)?.[1];
const barcodeIn = (page: string) => /data-copy="(\d{54})"/.exec(page)?.[1];

test('an open invoice says what to pay, to whom, where, with which reference and by when, each ready to copy', async () => {
  const page = await shown();
  assert.equal(stateIn(page), 'Maksamatta');
  assert.ok(page.includes(euros(grossCents)));
  const copies = [...page.matchAll(/data-copy="([^"]+)"/g)].map(([, value = '']) => value);
  assert.ok(copies.includes(invoice.seller.name) && copies.includes(invoice.seller.iban.replaceAll(' ', '')));
  assert.ok(copies.includes(invoice.reference ?? ''));
  assert.equal(barcodeIn(page)?.slice(17, 25), String(grossCents).padStart(8, '0'));
  assert.match(page, /href="\/lasku\/salainen\/pdf"/);
});

test('without the script no button is in the way: each waits hidden until the script shows it', async () => {
  const buttons = (await shown()).match(/<button[^>]*>/g) ?? [];
  assert.ok(buttons.length > 3);
  assert.ok(buttons.every((button) => / hidden /.test(button)));
});

test('a partly paid invoice asks for what is left, in the sum and in the barcode', async () => {
  const openCents = cents(12_34);
  const page = await shown({ openCents });
  assert.equal(stateIn(page), 'Osittain maksettu');
  assert.match(page, /class="sum figure">12,34/);
  assert.equal(barcodeIn(page)?.slice(17, 25), '00001234');
  assert.ok(page.includes(euros((grossCents - openCents) as Cents)));
});

test('an overdue invoice says so, and that a payment may be on its way', async () => {
  const page = await shown({ overdue: true });
  assert.equal(stateIn(page), 'Erääntynyt');
  assert.ok(page.includes(publicPageTexts.fi.overdue));
});

test('a paid invoice thanks and asks for nothing', async () => {
  const page = await shown({ openCents: cents(0) });
  assert.equal(stateIn(page), 'Maksettu');
  assert.ok(page.includes(publicPageTexts.fi.thanks.title));
  assert.doesNotMatch(page, /data-copy|class="barcode"/);
});

test('a credit note asks for nothing and is not called paid', async () => {
  const page = await shown({ invoice: exampleInvoice('credit-note', { language: 'fi' }), openCents: cents(0) });
  assert.equal(stateIn(page), 'Ei maksettavaa');
  assert.doesNotMatch(page, /data-copy/);
});

for (const language of languages)
  test(`the page reads in ${language}, names who did the work, and keeps the invoice's own words marked as Finnish`, async () => {
    const worked = { ...invoice, seller: { ...invoice.seller, performedBy: 'Ainon <Siivous>' } };
    const page = await shown({ invoice: worked }, language);
    assert.ok(page.includes(`<html lang="${language}">`));
    assert.equal(stateIn(page), publicPageTexts[language].state.open);
    assert.ok(page.includes('Ainon &lt;Siivous&gt;') && !page.includes('<Siivous>'));
    assert.match(page, /<th scope="row"><span lang="fi">/);
    const subject = encodeURIComponent(publicPageTexts[language].wrong.subject('')).slice(0, 8);
    assert.ok(page.includes('mailto:apua@testi.example?subject=') && page.includes(subject));
    assert.doesNotMatch(page, /undefined|\[object|(src|href)="https?:|style="/);
  });

test('a link that opens nothing is met by words and a way to ask, in the language of the visitor', async () => {
  for (const language of languages) {
    const page = String(await lostInvoicePage(language, host));
    assert.ok(page.includes(publicPageTexts[language].lost.title));
    assert.match(page, /mailto:apua@testi\.example\?subject=/);
  }
});
