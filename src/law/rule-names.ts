import type { Language } from '../basics/money.ts';
import en from './names/en.json' with { type: 'json' };
import fi from './names/fi.json' with { type: 'json' };
import sv from './names/sv.json' with { type: 'json' };
import { placeOfKey } from './place-abroad.ts';

// What each rule decides, for pages and for the printed list of rules.
const names: Record<Language, Record<string, string>> = { fi, sv, en };

const perDiemAbroad: Record<Language, string> = { fi: 'Päiväraha', sv: 'Dagtraktamente', en: 'Per diem' };
// Cities that are not written as their keys are, with capitals.
const cities: Record<string, string> = { moscow: 'Moskva', 'st petersburg': 'St. Petersburg' };

/** What a rule decides, in the reader's language; the key itself where nobody has named it. */
export function ruleName(key: string, language: Language): string {
  const place = placeOfKey(key);
  if (!place) return names[language][key] ?? key;
  const country = new Intl.DisplayNames([language], { type: 'region' }).of(place.country) ?? place.country;
  return [perDiemAbroad[language], country, ...(place.city ? [cityName(place.city)] : [])].join(', ');
}

const cityName = (city: string): string => cities[city] ?? city.replace(/\b[a-z]/g, (initial) => initial.toUpperCase());
