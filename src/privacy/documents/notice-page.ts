import type { Language } from '../../basics/money.ts';
import type { Operator } from '../../platform/config.ts';
import { type Host, html, languages, type Markup, page, phoneLink } from '../../platform/page.ts';
import { browserSettings, cookies, nameInBrowser } from '../cookies.ts';
import type { RegisterFacts } from '../notice.ts';
import { purposesPart, registerPart } from './notice-register.ts';
import { noticeSummary } from './notice-summary.ts';
import type { NoticeTexts } from './notice-texts.ts';
import { english } from './notice-texts-en.ts';
import { finnish } from './notice-texts-fi.ts';
import { swedish } from './notice-texts-sv.ts';

export const noticeTexts: Record<Language, NoticeTexts> = { fi: finnish, sv: swedish, en: english };

export type Notice = { version: string; registers: readonly RegisterFacts[]; operator: Operator; url: string };

/** The whole notice in one language; it needs no script and no cookie to be read. */
export function noticePage(notice: Notice, language: Language, host: Host): Markup {
  const said = noticeTexts[language];
  const { operator, registers, url, version } = notice;
  const parts: readonly (readonly [id: string, title: string, content: Markup])[] = [
    ...registers.map(
      (facts) => [facts.register, said.registers[facts.register].title, registerPart(facts, said)] as const,
    ),
    ['purposes', said.whys.title, purposesPart(registers, said)],
    ['ending', said.ending.title, paragraphs(said.ending.paragraphs)],
    ['needed', said.needed.title, paragraphs(said.needed.paragraphs)],
    ['customers', said.customers.title, paragraphs(said.customers.paragraphs(operator.name))],
    ['safety', said.safety.title, paragraphs(said.safety.paragraphs)],
    ['rights', said.rights.title, rights(operator, said)],
    ['cookies', said.cookies.title, cookieTable(url, said)],
    ['controller', said.controller.title, controller(operator, said)],
    ['complaint', said.complaint.title, paragraphs([said.complaint.text, said.complaint.office])],
    ['version', said.version.title, paragraphs([said.version.text(version)])],
  ];
  return page({
    language,
    languages,
    host,
    title: said.title,
    body: html`<header class="page-head"><h1>${said.title}</h1><p class="lead">${said.intro(operator.name)}</p></header>
<div class="stack">
${noticeSummary(notice, said)}
<nav class="part contents" aria-labelledby="contents"><h2 id="contents">${said.contents}</h2><ul>${parts.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${parts.map(([id, title, content]) => html`<section class="part" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${content}</section>`)}
</div>`,
  });
}

const paragraphs = (texts: readonly string[]): Markup => html`${texts.map((text) => html`<p>${text}</p>`)}`;

const definitions = (facts: readonly (readonly [term: string, text: string | Markup])[]): Markup =>
  html`<div class="sheet"><dl class="facts">${facts.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl></div>`;

const controller = (operator: Operator, { controller: said }: NoticeTexts): Markup =>
  definitions([
    [said.name, operator.name],
    [said.businessId, operator.businessId],
    [said.address, `${operator.street}, ${operator.postCode} ${operator.town}`],
    [said.phone, phoneLink(operator.phone)],
    [said.email, html`<a href="mailto:${operator.email}">${operator.email}</a>`],
    [said.contact, operator.privacyContact],
  ]);

const rights = ({ email }: Operator, { rights: said }: NoticeTexts): Markup => html`<p>${said.intro(email)}</p>
${definitions(Object.values(said.each).map(({ name, how }) => [name, how]))}<p>${said.answer}</p>`;

function cookieTable(url: string, { cookies: said }: NoticeTexts): Markup {
  const lasts = (minutes: number | null) => {
    if (minutes === null) return said.untilClosed;
    return minutes % 60 === 0 ? said.hours(minutes / 60) : said.minutes(minutes);
  };
  const rows = [
    ...cookies.map(({ name, use, minutes }) => [nameInBrowser(name, url), said.uses[use], lasts(minutes)] as const),
    ...browserSettings.map(({ name, use }) => [name, said.uses[use], said.untilCleared] as const),
  ];
  const { name: head, why, lasts: howLong } = said.head;
  return html`<p>${said.intro}</p><p>${said.settings}</p>
<div class="wide"><table aria-labelledby="cookies">
<thead><tr><th scope="col">${head}</th><th scope="col">${why}</th><th scope="col">${howLong}</th></tr></thead>
<tbody>${rows.map(([name, use, time]) => html`<tr><th scope="row" class="code">${name}</th><td data-title="${why}">${use}</td><td data-title="${howLong}">${time}</td></tr>`)}</tbody>
</table></div>`;
}
