import { categories, recipients } from '../../basics/inventory.ts';
import type { Operator } from '../../platform/config.ts';
import { html, type Markup, phoneLink } from '../../platform/page.ts';
import type { RegisterFacts } from '../notice.ts';
import { keptTime, purposeId, purposesOf, rowId } from './notice-register.ts';
import type { NoticeTexts } from './notice-texts.ts';

/** The notice in a few lines, gathered from the same facts as the rest of it; each word leads to where it is explained. */
export function noticeSummary(notice: { registers: readonly RegisterFacts[]; operator: Operator }, said: NoticeTexts) {
  const { registers, operator } = notice;
  const { short } = said;
  const all = registers.flatMap(({ register, categories: kinds }) => kinds.map((facts) => ({ ...facts, register })));
  const kinds = categories.flatMap((category) => all.find((facts) => facts.category === category) ?? []);
  const purposes = purposesOf(registers);
  const told = recipients.filter((one) => all.some((facts) => facts.recipients.includes(one)));
  const lines: readonly (readonly [string, Markup])[] = [
    [short.what, links(kinds.map((one) => [rowId(one.register, one.category), said.categories[one.category].name]))],
    [short.why, links(purposes.map((one) => [purposeId(one), said.purposes[one]]))],
    [short['how-long'], list([...new Set(purposes.map((one) => keptTime(one, said)))])],
    [short.whom, html`${list(told.map((one) => said.recipients[one]))}<p>${short['nobody-else']}</p>`],
    [short.rights, links(Object.values(said.rights.each).map(({ name }) => ['rights', name]))],
    [short.ask, inRow([operator.privacyContact, mail(operator.email), phoneLink(operator.phone)])],
  ];
  return html`<section class="sheet" aria-labelledby="short"><h2 id="short">${short.title}</h2>
<dl class="facts short">${lines.map(([term, words]) => html`<div><dt>${term}</dt><dd>${words}</dd></div>`)}</dl></section>`;
}

const mail = (email: string): Markup => html`<a href="mailto:${email}">${email}</a>`;

const list = (words: readonly string[]): Markup =>
  html`<ul class="words">${words.map((word) => html`<li>${word}</li>`)}</ul>`;

const inRow = (words: readonly (string | Markup)[]): Markup =>
  html`<ul class="links">${words.map((word) => html`<li>${word}</li>`)}</ul>`;

const links = (words: readonly (readonly [id: string, word: string])[]): Markup =>
  inRow(words.map(([id, word]) => html`<a href="#${id}">${word}</a>`));
