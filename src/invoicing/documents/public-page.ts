import { dayText } from '../../basics/day.ts';
import { displayIban, parseIban } from '../../basics/identifiers/iban.ts';
import { invoiceTotals } from '../../basics/invoice-arithmetic.ts';
import { type Cents, decimal, euros, type Language } from '../../basics/money.ts';
import { isRefusal } from '../../basics/refusal.ts';
import type { Invoice } from '../../formats/en16931.ts';
import { html, type Markup, page, trusted } from '../../platform/page.ts';
import { bankBarcodeSymbol } from './bank-barcode-symbol.ts';
import { invoicePage } from './invoice-page.ts';

type Texts = {
  paid: string;
  partly: (open: string) => string;
  open: string;
  overdue: string;
  payThis: string;
  payee: string;
  account: string;
  reference: string;
  due: string;
  sum: string;
  barcode: string;
  copy: string;
  copied: string;
  pdf: string;
  who: (worker: string, seller: string) => string;
  question: (email: string, phone: string) => string;
  rows: string;
  notice: string;
};

const texts: Record<Language, Texts> = {
  fi: {
    paid: 'Maksettu',
    partly: (open) => `Osittain maksettu, avoinna ${open}`,
    open: 'Avoin',
    overdue: 'Erääntynyt',
    payThis: 'Maksutiedot',
    payee: 'Saaja',
    account: 'Tilinumero',
    reference: 'Viitenumero',
    due: 'Eräpäivä',
    sum: 'Maksettava',
    barcode: 'Virtuaaliviivakoodi',
    copy: 'Kopioi',
    copied: 'Kopioitu',
    pdf: 'Lataa lasku (PDF)',
    who: (worker, seller) => `Työn teki ${worker}. Laskun lähettää ja maksun vastaanottaa ${seller}.`,
    question: (email, phone) => `Onko laskussa jotain epäselvää? Ota yhteyttä: ${email}, ${phone}.`,
    rows: 'Mistä lasku koostuu',
    notice: 'Näin käsittelemme henkilötietoja',
  },
  sv: {
    paid: 'Betald',
    partly: (open) => `Delvis betald, öppet ${open}`,
    open: 'Öppen',
    overdue: 'Förfallen',
    payThis: 'Betalningsuppgifter',
    payee: 'Mottagare',
    account: 'Kontonummer',
    reference: 'Referensnummer',
    due: 'Förfallodag',
    sum: 'Att betala',
    barcode: 'Virtuell streckkod',
    copy: 'Kopiera',
    copied: 'Kopierad',
    pdf: 'Ladda ner fakturan (PDF)',
    who: (worker, seller) =>
      `Arbetet har utförts av ${worker}. Fakturan skickas och betalningen tas emot av ${seller}.`,
    question: (email, phone) => `Är något oklart i fakturan? Kontakta oss: ${email}, ${phone}.`,
    rows: 'Vad fakturan består av',
    notice: 'Så behandlar vi personuppgifter',
  },
  en: {
    paid: 'Paid',
    partly: (open) => `Partly paid, ${open} open`,
    open: 'Open',
    overdue: 'Overdue',
    payThis: 'Payment details',
    payee: 'Payee',
    account: 'Account number',
    reference: 'Reference',
    due: 'Due date',
    sum: 'To pay',
    barcode: 'Virtual barcode',
    copy: 'Copy',
    copied: 'Copied',
    pdf: 'Download the invoice (PDF)',
    who: (worker, seller) =>
      `The work was done by ${worker}. The invoice is sent and the payment received by ${seller}.`,
    question: (email, phone) => `Is something unclear? Contact us: ${email}, ${phone}.`,
    rows: 'What the invoice is made of',
    notice: 'How we process personal data',
  },
};

export type PublicInvoice = { invoice: Invoice; openCents: Cents; overdue: boolean; pdfReady: boolean };

/** The invoice as its recipient sees it by the secret link: who did the work, what to pay and where; works without script. */
export function publicInvoicePage({ invoice, openCents, overdue, pdfReady }: PublicInvoice, path: string): Markup {
  const { language, seller } = invoice;
  const said = texts[language];
  const laid = invoicePage(invoice);
  const state =
    openCents <= 0
      ? said.paid
      : overdue
        ? said.overdue
        : openCents === invoiceTotals(invoice.lines).grossCents
          ? said.open
          : said.partly(euros(openCents, language));
  return page(
    language,
    `${laid.title} ${invoice.number} – ${seller.name}`,
    html`<main>
<p class="soft">${seller.name}</p>
<h1>${laid.title} ${invoice.number}</h1>
<p><span class="state">${state}</span></p>
<p>${said.who(seller.performedBy ?? seller.name, seller.name)}</p>
${openCents > 0 ? paymentBlock(invoice, openCents, said, laid.payment?.barcode?.digits ?? null) : ''}
<section class="sheet" aria-labelledby="rows"><h2 id="rows">${said.rows}</h2>
<div class="wide" tabindex="0" role="region" aria-labelledby="rows"><table>
<thead><tr>${laid.columns.map(([head], index) => html`<th scope="col" class="${index === 0 ? '' : 'figure'}">${head}</th>`)}</tr></thead>
<tbody>${laid.rows.map((row) => html`<tr><th scope="row">${row.description}<br><span class="soft">${row.detail}</span></th>${row.cells.map((cell) => html`<td class="figure">${cell}</td>`)}</tr>`)}</tbody>
</table></div>
<dl class="facts">${[...laid.totals, laid.total].map(([label, value]) => html`<dt>${label}</dt><dd class="figure">${value}</dd>`)}</dl>
${laid.reasons.map((reason) => html`<p>${reason}</p>`)}
${laid.notes.paragraphs.map((note) => html`<p>${note}</p>`)}
</section>
${pdfReady ? html`<p><a class="button" href="${path}/pdf">${said.pdf}</a></p>` : ''}
<p>${said.question(seller.email ?? '', seller.phone ?? '')}</p>
<p><a href="/tietosuoja?kieli=${language}">${said.notice}</a></p>
</main>`,
  );
}

function paymentBlock(invoice: Invoice, openCents: Cents, said: Texts, barcode: string | null): Markup {
  const { language, seller } = invoice;
  const iban = parseIban(seller.iban);
  const line = (label: string, shown: string, copied: string) =>
    html`<dt>${label}</dt><dd><span class="figure">${shown}</span> <button type="button" hidden data-copy="${copied}" data-copied="${said.copied}" aria-label="${said.copy}: ${label}">${said.copy}</button></dd>`;
  return html`<section class="sheet" aria-labelledby="pay"><h2 id="pay">${said.payThis}</h2>
<p class="sum figure">${euros(openCents, language)}</p>
<dl class="facts">
${line(said.payee, seller.name, seller.name)}
${line(said.account, isRefusal(iban) ? seller.iban : displayIban(iban), seller.iban)}
${line(said.reference, invoice.reference ?? '', invoice.reference ?? '')}
${line(said.sum, euros(openCents, language), language === 'en' ? decimal(openCents) : decimal(openCents).replace('.', ','))}
<dt>${said.due}</dt><dd>${dayText(invoice.dueOn, language)}</dd>
${barcode ? line(said.barcode, barcode, barcode) : ''}
</dl>
${barcode ? html`<div class="barcode" role="img" aria-label="${said.barcode}">${trusted(bankBarcodeSymbol(barcode).svg)}</div>` : ''}
</section>`;
}
