import { type Category, type Purpose, type PurposeFacts, purposes } from '../../basics/inventory.ts';
import { html, icon, type Markup } from '../../platform/page.ts';
import { articleLetters, type CategoryFacts, type RegisterFacts } from '../notice.ts';
import type { NoticeTexts } from './notice-texts.ts';

/** What is kept of the people of one register, kind by kind. */
export function registerPart({ register: name, categories }: RegisterFacts, said: NoticeTexts): Markup {
  const { category, kept, why, from, to } = said.labels;
  return html`<p>${said.registers[name].about}</p>
<div class="wide"><table class="data" aria-labelledby="${name}">
<thead><tr>${[category, kept, why, from, to].map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${categories.map((facts) => html`<tr id="${rowId(name, facts.category)}">${categoryCells(facts, said)}</tr>`)}</tbody>
</table></div>`;
}

/** Where a kind of data of a register stands on the page. */
export const rowId = (register: string, category: Category): string => `${register}-${category}`;
/** Where a purpose is explained. */
export const purposeId = (purpose: Purpose): string => `purpose-${purpose}`;

function categoryCells({ category, purposes, sources, recipients, sealed }: CategoryFacts, said: NoticeTexts): Markup {
  const { labels } = said;
  const { name, kept } = said.categories[category];
  const given = recipients.length > 0 ? recipients.map((one) => said.recipients[one]) : [labels.nobody];
  return html`<th scope="row">${name}</th>
<td>${kept}${sealed ? html`<span class="sealed">${icon('lock')}${labels.sealed}</span>` : ''}</td>
<td data-title="${labels.why}">${lines(purposes.map((one) => html`<a href="#${purposeId(one)}">${said.purposes[one]}</a>`))}</td>
<td data-title="${labels.from}">${lines(sources.map((one) => said.sources[one]))}</td>
<td data-title="${labels.to}">${lines(given)}</td>`;
}

const lines = (texts: readonly (string | Markup)[]): Markup =>
  html`<ul>${texts.map((text) => html`<li>${text}</li>`)}</ul>`;

/** Every purpose that occurs, explained once: its ground, and when what is kept for it goes. */
export function purposesPart(registers: readonly RegisterFacts[], said: NoticeTexts): Markup {
  const { intro, purpose, ground, ends } = said.whys;
  return html`<p>${intro}</p><div class="wide"><table aria-labelledby="purposes">
<thead><tr>${[purpose, ground, ends].map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${purposesOf(registers).map(
    (one) => html`<tr id="${purposeId(one)}"><th scope="row">${said.purposes[one]}</th>
<td data-title="${ground}">${groundLines(one, said)}</td><td data-title="${ends}">${lines([keptTime(one, said)])}</td></tr>`,
  )}</tbody></table></div>`;
}

function groundLines(purpose: Purpose, said: NoticeTexts): Markup {
  const { basis }: PurposeFacts = purposes[purpose];
  const named = (label: string, texts: Partial<Record<Purpose, string>>) =>
    texts[purpose] ? html`<li>${label}: ${texts[purpose]}</li>` : '';
  return html`<ul><li>${said.grounds[basis]}, ${said.article(articleLetters[basis])}</li>
${named(said.whys.statute, said.statutes)}${named(said.whys.interest, said.interests)}</ul>`;
}

/** How long what is kept for a purpose stays, and from what on. */
export function keptTime(purpose: Purpose, said: NoticeTexts): string {
  const { ends }: PurposeFacts = purposes[purpose];
  return said.keptFor[ends.after](said.time(ends.months));
}

/** The purposes that anything of these registers is kept for, each once and in the inventory's order. */
export function purposesOf(registers: readonly RegisterFacts[]): Purpose[] {
  const used = new Set(registers.flatMap(({ categories }) => categories.flatMap((one) => one.purposes)));
  return (Object.keys(purposes) as Purpose[]).filter((one) => used.has(one));
}
