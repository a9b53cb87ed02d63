import { invoiceTotals } from '../../basics/invoice-arithmetic.ts';
import { type Cents, decimal, euros, type Language, minus } from '../../basics/money.ts';
import type { Invoice } from '../../formats/en16931.ts';
import type { Operator } from '../../platform/config.ts';
import { type Host, html, icon, languages, type Markup, page, phoneLink, trusted } from '../../platform/page.ts';
import { type InvoicePage, invoicePage } from './invoice-page.ts';
import { bankBarcodeSymbol, svgOf } from './payment-symbols.ts';
import { type PublicPageTexts, publicPageTexts } from './public-page-texts.ts';

export type PublicInvoice = { invoice: Invoice; openCents: Cents; overdue: boolean; pdfReady: boolean };
type State = keyof PublicPageTexts['state'];

/** The invoice as its recipient sees it by the secret link: who did the work, what to pay and where; works without script. */
export function publicInvoicePage(found: PublicInvoice, language: Language, path: string, host: Host): Markup {
  const { invoice, openCents } = found;
  const said = publicPageTexts[language];
  const laid = invoicePage({ ...invoice, language }, openCents);
  const title = `${laid.title} ${invoice.number}`;
  const state = stateOf(found);
  return page({
    language,
    languages,
    host,
    title,
    body: html`<header class="page-head">
<div class="title-line"><h1>${title}</h1><span class="status ${tones[state].look}">${icon(tones[state].icon)}${said.state[state]}</span></div>
<p class="lead">${said.who(invoice.seller.performedBy ?? invoice.seller.name, invoice.seller.name)}</p>
</header>
<div class="invoice">
<div class="stack">
${laid.payment ? paymentPart(found, laid.payment, state, language, said) : nothingPart(invoice, laid, state, language, said)}
${rowsPart(invoice, laid, said)}
</div>
<div class="stack">
${factsPart(laid, said)}
${found.pdfReady ? html`<p class="only-screen"><a class="button" href="${path}/pdf" hreflang="${invoice.language}">${icon('document')}${said.pdf(invoice.language === language ? null : languageName(invoice.language, language))}</a></p>` : ''}
${wrongPart(title, host.operator, said)}
</div>
</div>`,
  });
}

/** What stands where a link opens nothing: what may have happened and whom to ask, in the visitor's language. */
export function lostInvoicePage(language: Language, host: Host): Markup {
  const { lost, wrong, phone, email } = publicPageTexts[language];
  return page({
    language,
    languages,
    host,
    title: lost.title,
    body: html`<header class="page-head"><h1>${lost.title}</h1><p class="lead">${lost.text}</p></header>
<div class="part">${contact(host.operator, lost.subject, wrong.write, { phone, email })}</div>`,
  });
}

function stateOf({ invoice, openCents, overdue }: PublicInvoice): State {
  const { grossCents } = invoiceTotals(invoice.lines);
  if (invoice.kind === 'credit-note' || grossCents <= 0) return 'nothing';
  if (openCents <= 0) return 'paid';
  if (overdue) return 'overdue';
  return openCents < grossCents ? 'partly-paid' : 'open';
}

const tones = {
  open: { look: '', icon: 'clock' },
  'partly-paid': { look: '', icon: 'clock' },
  overdue: { look: 'act', icon: 'alert' },
  paid: { look: 'good', icon: 'check' },
  nothing: { look: 'quiet', icon: 'document' },
} as const satisfies Record<State, { look: string; icon: string }>;

const languageName = (of: Language, inLanguage: Language): string | null =>
  new Intl.DisplayNames([inLanguage], { type: 'language' }).of(of) ?? null;

function paymentPart(
  { invoice, openCents }: PublicInvoice,
  payment: NonNullable<InvoicePage['payment']>,
  state: State,
  language: Language,
  said: PublicPageTexts,
): Markup {
  const { grossCents } = invoiceTotals(invoice.lines);
  const [reference, due, sum] = [payment.what.at(-3), payment.what.at(-2), payment.what.at(-1)];
  const typed = language === 'en' ? decimal(openCents) : decimal(openCents).replace('.', ',');
  return html`<section class="sheet pay" aria-labelledby="pay"><h2 id="pay" class="hidden">${payment.title}</h2>
<dl class="sums"><div><dt>${sum?.[0]}</dt><dd class="sum figure">${sum?.[1]}</dd></div><div><dt>${due?.[0]}</dt><dd class="due figure">${due?.[1]}</dd></div></dl>
${openCents < grossCents ? html`<p>${said.partly(euros(grossCents, language), euros(minus(grossCents, openCents), language))}</p>` : ''}
${state === 'overdue' ? html`<p>${said.overdue}</p>` : ''}
<dl class="facts">
${payment.to.map(([label, value], index) => copied(label, value, index === 0 ? value : joined(value), said))}
${reference ? copied(reference[0], reference[1], joined(reference[1]), said) : ''}
${copied(said.amount, sum?.[1] ?? '', typed, said)}
${payment.barcode ? copied(said.barcode, payment.barcode.digits, payment.barcode.digits, said) : ''}
</dl>
${payment.barcode ? html`<div class="barcode" role="img" aria-label="${payment.barcode.spoken}">${trusted(svgOf(bankBarcodeSymbol(payment.barcode.digits)))}</div>` : ''}
<p id="copied" class="hidden" role="status"></p>
</section>`;
}

const joined = (value: string) => value.replace(/\s/g, '');

// The button shows itself where the script runs; without it the value is selected by hand.
const copied = (label: string, shown: string, value: string, said: PublicPageTexts): Markup =>
  html`<div><dt>${label}</dt><dd class="figure">${shown}</dd>
<dd><button class="quiet" type="button" hidden data-copy="${value}" data-copied="${said.copied}" data-heard="${said.copied}: ${label}" aria-label="${said.copy}: ${label}">${icon('copy')}<span>${said.copy}</span></button></dd></div>`;

function nothingPart(invoice: Invoice, laid: InvoicePage, state: State, language: Language, said: PublicPageTexts) {
  if (state !== 'paid') return html`<section class="sheet"><p>${laid.nothingToPay}</p></section>`;
  return html`<section class="sheet good" aria-labelledby="pay"><h2 id="pay">${icon('check')}${said.thanks.title}</h2>
<p>${said.thanks.text(euros(invoiceTotals(invoice.lines).grossCents, language))}</p></section>`;
}

// The rows are in the words of the invoice, whatever language the page around them is read in.
function rowsPart({ language }: Invoice, laid: InvoicePage, said: PublicPageTexts): Markup {
  const heads = laid.columns.map(([head, note]) => (note ? `${head}, ${note}` : head));
  return html`<section class="part" aria-labelledby="rows"><h2 id="rows">${said.rows}</h2>
<div class="sheet"><div class="wide"><table aria-labelledby="rows">
<thead><tr>${heads.map((head, index) => html`<th scope="col" class="${index === 0 ? '' : 'figure'}">${head}</th>`)}</tr></thead>
<tbody>${laid.rows.map(
    (
      row,
    ) => html`<tr><th scope="row"><span lang="${language}">${row.description}</span><br><span class="soft small">${row.detail}</span></th>
${row.cells.map((cell, index) => html`<td class="figure" data-title="${heads[index + 1] ?? ''}">${cell}</td>`)}</tr>`,
  )}</tbody>
</table></div>
<dl class="totals">${laid.totals.map(([label, value]) => html`<div><dt>${label}</dt><dd class="figure">${value}</dd></div>`)}
<div class="whole"><dt>${said.whole}</dt><dd class="figure">${laid.total[1]}</dd></div></dl>
${laid.household ? html`<p>${laid.household}</p>` : ''}
${[...laid.reasons, ...laid.notes.paragraphs].map((text) => html`<p lang="${language}">${text}</p>`)}
</div></section>`;
}

const factsPart = ({ buyer, seller, facts }: InvoicePage, said: PublicPageTexts): Markup =>
  html`<section class="part" aria-labelledby="facts"><h2 id="facts">${said.facts}</h2><div class="sheet"><dl class="facts narrow">
${[...(seller.performedBy ? [seller.performedBy] : []), [buyer.label, buyer.lines[0] ?? ''] as const, ...facts].map(
  ([label, value]) => html`<div><dt>${label}</dt><dd class="figure">${value}</dd></div>`,
)}</dl></div></section>`;

const wrongPart = (title: string, operator: Operator, { wrong, phone, email }: PublicPageTexts): Markup =>
  html`<section class="part" aria-labelledby="wrong"><h2 id="wrong">${wrong.title}</h2><p>${wrong.text}</p>
${contact(operator, wrong.subject(title), wrong.write, { phone, email })}</section>`;

const contact = (operator: Operator, subject: string, write: string, label: { phone: string; email: string }): Markup =>
  html`<p class="only-screen"><a class="button" href="mailto:${operator.email}?subject=${encodeURIComponent(subject)}">${write}</a></p>
<p>${label.email}: ${operator.email}<br>${label.phone}: ${phoneLink(operator.phone)}</p>`;
