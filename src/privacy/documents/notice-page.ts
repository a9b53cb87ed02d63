import { purposeFacts } from '../../basics/inventory.ts';
import type { Language } from '../../basics/money.ts';
import type { Operator } from '../../platform/config.ts';
import { html, type Markup, page } from '../../platform/page.ts';
import { browserSettings, cookies, nameInBrowser } from '../cookies.ts';
import { articleLetters, type CategoryFacts, type RegisterFacts } from '../notice.ts';
import type { NoticeTexts } from './notice-texts.ts';
import { english } from './notice-texts-en.ts';
import { finnish } from './notice-texts-fi.ts';
import { swedish } from './notice-texts-sv.ts';

export const noticeTexts: Record<Language, NoticeTexts> = { fi: finnish, sv: swedish, en: english };
const languageNames: Record<Language, string> = { fi: 'Suomeksi', sv: 'På svenska', en: 'In English' };

export type Notice = { version: string; registers: readonly RegisterFacts[]; operator: Operator; url: string };

/** The whole notice in one language; it needs no script and no cookie to be read. */
export function noticePage(notice: Notice, language: Language): Markup {
  const said = noticeTexts[language];
  const parts = [
    ['controller', said.controller.title],
    ...notice.registers.map(({ register }) => [register, said.registers[register].title] as const),
    ['ending', said.ending.title],
    ['needed', said.needed.title],
    ['customers', said.customers.title],
    ['safety', said.safety.title],
    ['rights', said.rights.title],
    ['cookies', said.cookies.title],
    ['complaint', said.complaint.title],
  ] as const;
  return page(
    language,
    `${said.title} – ${notice.operator.name}`,
    html`<main>
<nav class="languages" aria-label="${Object.values(languageNames).join(', ')}">${Object.entries(languageNames).map(
      ([code, name]) =>
        html`<a href="?kieli=${code}" lang="${code}" hreflang="${code}"${code === language ? html` aria-current="page"` : ''}>${name}</a>`,
    )}</nav>
<h1>${said.title}</h1>
<p>${said.intro(notice.operator.name)}</p>
<p class="soft">${said.version(notice.version)}</p>
<nav aria-labelledby="contents"><h2 id="contents">${said.contents}</h2><ul>${parts.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${controllerPart(notice.operator, said)}
${notice.registers.map((register) => registerPart(register, said))}
${(['ending', 'needed', 'safety'] as const).map((id) => (id === 'safety' ? [customersPart(notice.operator, said), plainPart(id, said)] : plainPart(id, said)))}
${rightsPart(notice.operator, said)}
${cookiesPart(notice.url, said)}
<section class="sheet" aria-labelledby="complaint"><h2 id="complaint">${said.complaint.title}</h2>
<p>${said.complaint.text}</p><p>${said.complaint.office}</p></section>
</main>`,
  );
}

const controllerPart = (operator: Operator, { controller: said }: NoticeTexts) => {
  const facts = [
    [said.name, operator.name],
    [said.businessId, operator.businessId],
    [said.address, `${operator.street}, ${operator.postCode} ${operator.town}`],
    [said.phone, operator.phone],
    [said.email, operator.email],
    [said.contact, operator.privacyContact],
  ];
  return html`<section class="sheet" aria-labelledby="controller"><h2 id="controller">${said.title}</h2>
<dl class="facts">${facts.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl></section>`;
};

const registerPart = ({ register, categories }: RegisterFacts, said: NoticeTexts) =>
  html`<section class="sheet" aria-labelledby="${register}"><h2 id="${register}">${said.registers[register].title}</h2>
<p>${said.registers[register].about}</p>
${categories.map((facts) => categoryPart(facts, said))}</section>`;

const categoryPart = (facts: CategoryFacts, said: NoticeTexts) => {
  const { name, kept } = said.categories[facts.category];
  const list = (title: string, lines: readonly (string | Markup)[]) =>
    html`<dt>${title}</dt><dd><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></dd>`;
  return html`<h3>${name}</h3>
<p>${kept}${facts.sealed ? ` ${said.labels.sealed}` : ''}</p>
<dl>${list(
    said.labels.why,
    facts.purposes.map((purpose) => purposeLine(purpose, said)),
  )}
${list(
  said.labels.from,
  facts.sources.map((source) => said.sources[source]),
)}
${list(said.labels.to, facts.recipients.length > 0 ? facts.recipients.map((one) => said.recipients[one]) : [said.labels.nobody])}</dl>`;
};

function purposeLine(purpose: CategoryFacts['purposes'][number], said: NoticeTexts): Markup {
  const { basis, ends } = purposeFacts[purpose];
  const more: string | undefined = { ...said.statutes, ...said.interests }[
    purpose as keyof NoticeTexts['statutes'] | keyof NoticeTexts['interests']
  ];
  const ground = `${said.grounds[basis]}, ${said.article(articleLetters[basis])}${more ? `: ${more}` : ''}`;
  return html`<strong>${said.purposes[purpose]}</strong> (${ground}); ${said.keptFor[ends.after](said.time(ends.months))}`;
}

const plainPart = (id: 'ending' | 'needed' | 'safety', said: NoticeTexts) =>
  part(id, said[id].title, said[id].paragraphs);
const customersPart = ({ name }: Operator, { customers }: NoticeTexts) =>
  part('customers', customers.title, customers.paragraphs(name));

const part = (id: string, title: string, paragraphs: readonly string[]) =>
  html`<section class="sheet" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${paragraphs.map((text) => html`<p>${text}</p>`)}</section>`;

const rightsPart = ({ email }: Operator, { rights }: NoticeTexts) =>
  html`<section class="sheet" aria-labelledby="rights"><h2 id="rights">${rights.title}</h2>
<p>${rights.intro(email)}</p>
<dl>${Object.values(rights.each).map(({ name, how }) => html`<dt><strong>${name}</strong></dt><dd>${how}</dd>`)}</dl>
<p>${rights.answer}</p></section>`;

const cookiesPart = (url: string, { cookies: said }: NoticeTexts) => {
  const lasts = (minutes: number | null) => {
    if (minutes === null) return said.untilClosed;
    return minutes % 60 === 0 ? said.hours(minutes / 60) : said.minutes(minutes);
  };
  const rows = [
    ...cookies.map(({ name, use, minutes }) => [nameInBrowser(name, url), said.uses[use], lasts(minutes)] as const),
    ...browserSettings.map(({ name, use }) => [name, said.uses[use], said.untilCleared] as const),
  ];
  return html`<section class="sheet" aria-labelledby="cookies"><h2 id="cookies">${said.title}</h2>
<p>${said.intro}</p><p>${said.settings}</p>
<div class="wide" tabindex="0" role="region" aria-label="${said.title}: ${said.head.name}"><table>
<thead><tr><th scope="col">${said.head.name}</th><th scope="col">${said.head.why}</th><th scope="col">${said.head.lasts}</th></tr></thead>
<tbody>${rows.map(([name, why, time]) => html`<tr><th scope="row" class="code">${name}</th><td>${why}</td><td>${time}</td></tr>`)}</tbody>
</table></div></section>`;
};
