import type { Language } from '../basics/money.ts';
import en from './names/en.json' with { type: 'json' };
import fi from './names/fi.json' with { type: 'json' };
import sv from './names/sv.json' with { type: 'json' };

// What each rule decides, for pages and for the printed list of rules.
const names: Record<Language, Record<string, string>> = { fi, sv, en };

const perDiemAbroad: Record<Language, string> = { fi: 'Päiväraha', sv: 'Dagtraktamente', en: 'Per diem' };
const cities: Record<string, string> = {
  edinburgh: 'Edinburgh',
  london: 'London',
  los_angeles: 'Los Angeles',
  moscow: 'Moskva',
  new_york: 'New York',
  st_petersburg: 'St. Petersburg',
  washington: 'Washington',
};

/** What a rule decides, in the reader's language; the key itself where nobody has named it. */
export function ruleName(key: string, language: Language): string {
  const [, country, city] = /^per_diem\.abroad\.([A-Z]{2})(?:\.(\w+))?$/.exec(key) ?? [];
  if (!country) return names[language][key] ?? key;
  const place = new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country;
  return [perDiemAbroad[language], place, ...(city ? [cities[city] ?? city] : [])].join(', ');
}
