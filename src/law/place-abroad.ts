import { isCountry } from '../basics/countries.ts';

/** Where a travel day ends: a country by its ISO code, and a city of it where that has an amount of its own. */
export type Place = { readonly country: string; readonly city: string | null };

/** Åland has a country code of its own and no amount of its own: it is Finland. */
export const isFinland = (country: string): boolean => country === 'FI' || country === 'AX';

/** The rule that a place's per diem would stand under: `per_diem.abroad.SE`, `per_diem.abroad.GB.london`. */
export function perDiemKey({ country, city }: Place): `per_diem.abroad.${string}` {
  const town = city === null ? '' : cityKey(city);
  return `per_diem.abroad.${ownCountry.get(town) ?? (town === '' ? country : `${country}.${town}`)}`;
}

/** The place that a per diem's rule is about, or null where it is of no country, of Finland, or of a city otherwise written. */
export function placeOfKey(key: string): Place | null {
  const [, country, town] = /^per_diem\.abroad\.([A-Z]{2})(?:\.([a-z_]+))?$/.exec(key) ?? [];
  if (!country || !isCountry(country) || isFinland(country)) return null;
  const place = { country, city: town?.replaceAll('_', ' ') ?? null };
  return perDiemKey(place) === key ? place : null;
}

/** A city as the keys write it, whichever of its usual names is used. */
function cityKey(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .trim()
    .toLowerCase()
    .replace(/ +/g, '_');
  return cityNames.get(plain) ?? plain;
}

// The decision lists it under China, ISO as a country of its own.
const ownCountry = new Map([
  ['hong_kong', 'HK'],
  ['hongkong', 'HK'],
]);

const cityNames = new Map([
  ['lontoo', 'london'],
  ['edinburg', 'edinburgh'],
  ['moskova', 'moscow'],
  ['moskva', 'moscow'],
  ['pietari', 'st_petersburg'],
  ['saint_petersburg', 'st_petersburg'],
  ['new_york_city', 'new_york'],
  ['nyc', 'new_york'],
  ['la', 'los_angeles'],
  ['sankt_petersburg', 'st_petersburg'],
  ['washington_dc', 'washington'],
  ['washington_d_c', 'washington'],
]);
