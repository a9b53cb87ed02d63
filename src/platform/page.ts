import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Language } from '../basics/money.ts';
import type { Operator } from './config.ts';
import { scriptAddress, styleAddress } from './page-assets.ts';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Who stands in the frame of every page: the operator, and whether everything here is made up. */
export type Host = { operator: Operator; demo: boolean };

type Page = {
  language: Language;
  title: string;
  host: Host;
  /** The languages the page can be read in at `?kieli=`; a page of one language leaves them out. */
  languages?: readonly Language[];
  body: Markup;
};

export const languages: readonly Language[] = ['fi', 'sv', 'en'];
// Each language is named in itself, so that its reader finds it in any other.
const names: Record<Language, string> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

const texts: Record<Language, { skip: string; language: string; demo: string; notice: string; api: string }> = {
  fi: {
    skip: 'Siirry sisältöön',
    language: 'Kieli',
    demo: 'Esittelyversio: kaikki henkilöt ja rahat ovat keksittyjä.',
    notice: 'Tietosuojaseloste',
    api: 'Rajapinta',
  },
  sv: {
    skip: 'Gå till innehållet',
    language: 'Språk',
    demo: 'Demoversion: alla personer och pengar är påhittade.',
    notice: 'Dataskyddsbeskrivning',
    api: 'Gränssnitt',
  },
  en: {
    skip: 'Skip to content',
    language: 'Language',
    demo: 'Demo: all people and money here are made up.',
    notice: 'Privacy notice',
    api: 'API',
  },
};

/** A whole server-rendered page in the web app's frame; everything that is not markup already is escaped by the template. */
export const page = ({ language, title, host, languages: offered = [], body }: Page): Markup => html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} – ${host.operator.name}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${styleAddress}">
<script src="${scriptAddress}"></script>
</head>
<body>
<a class="skip" href="#main">${texts[language].skip}</a>
<header class="frame-head"><div class="frame-bar">${brand(host.operator)}${offered.length > 0 ? languageSwitch(language, offered) : ''}</div>
${host.demo ? html`<p class="demo">${texts[language].demo}</p>` : ''}</header>
<main id="main" tabindex="-1">${body}</main>
${frameFoot(host.operator, language)}
</body>
</html>`;

const brand = ({ name }: Operator) => html`<a class="brand" href="/">
<svg aria-hidden="true" viewBox="0 0 32 32"><circle cx="16" cy="13" r="8"/><path d="M2 21h28M8 27h16"/></svg>
<span>${name}</span></a>`;

const languageSwitch = (present: Language, offered: readonly Language[]) =>
  html`<nav class="languages" aria-label="${texts[present].language}"><ul>${offered.map(
    (code) =>
      html`<li><a href="?kieli=${code}" lang="${code}" hreflang="${code}" aria-label="${code.toUpperCase()} – ${names[code]}"${code === present ? html` aria-current="true"` : ''}>${code.toUpperCase()}</a></li>`,
  )}</ul></nav>`;

const frameFoot = (
  { name, phone, email }: Operator,
  language: Language,
) => html`<footer class="frame-foot"><ul class="frame-list">
<li>${name}</li><li>${phoneLink(phone)}</li><li><a href="mailto:${email}">${email}</a></li>
<li><a href="/tietosuoja?kieli=${language}">${texts[language].notice}</a></li><li><a href="/api/docs">${texts[language].api}</a></li>
</ul></footer>`;

export const phoneLink = (phone: string): Markup => html`<a href="tel:${phone.replaceAll(' ', '')}">${phone}</a>`;

/** The language of a page: the one asked for, else the first of ours that the reader would like, else Finnish. */
export function languageOf(asked: string | undefined, accepted: string | undefined): Language {
  const wishes = (accepted ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', weight = 'q=1'] = part.trim().split(/\s*;\s*/);
      return { tag: tag.slice(0, 2).toLowerCase(), weight: Number(weight.replace('q=', '')) || 0 };
    })
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
  const wish = [asked, ...wishes].find((one) => languages.some((language) => language === one));
  return languages.find((language) => language === wish) ?? 'fi';
}

// Drawn as in the web app: on a 24 × 24 grid with one stroke width.
const icons = {
  alert: 'M12 4 2.8 19.5h18.4zM12 10v4.5M12 17.2v.1',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 7.5V12l3 2',
  copy: 'M8.5 8.5H20V20H8.5zM15.5 8.5V4H4v11.5h4.5',
  document: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 16h6',
  lock: 'M5.5 11h13v9.5h-13zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
};

/** A decoration beside words, never the only bearer of a meaning. */
export const icon = (name: keyof typeof icons): Markup =>
  html`<svg class="icon" aria-hidden="true" viewBox="0 0 24 24"><path d="${icons[name]}"/></svg>`;

/** Markup made by us, such as a barcode; never text from outside. */
export const trusted = (svg: string): HtmlEscapedString => raw(svg);
export { html };
