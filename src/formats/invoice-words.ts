import { type BasisPoints, bp, type Cents, euros, type Language, parseEuros, percent } from '../basics/money.ts';
import type { Invoice } from './en16931.ts';

type Words = {
  kind: Record<Invoice['kind'], string>;
  discount: string;
  charge: string;
  lateInterest: string;
  performedBy: string;
  household: [before: string, after: string];
  units: Record<string, string>;
};

// Kinds in Finnish are the texts that the Finvoice guide gives (10.5).
const words: Record<Language, Words> = {
  fi: {
    kind: { invoice: 'LASKU', 'credit-note': 'HYVITYSLASKU', reminder: 'HUOMAUTUSLASKU' },
    discount: 'Alennus',
    charge: 'Lisäkulu',
    lateInterest: 'Viivästyskorko',
    performedBy: 'Työn suoritti',
    household: ['Kotitalousvähennykseen oikeuttava työn osuus', 'sis. ALV'],
    units: {
      HUR: 'h',
      DAY: 'pv',
      C62: 'kpl',
      H87: 'kpl',
      MON: 'kk',
      WEE: 'vk',
      KMT: 'km',
      MIN: 'min',
      MTK: 'm²',
      LS: 'erä',
    },
  },
  sv: {
    kind: { invoice: 'FAKTURA', 'credit-note': 'KREDITFAKTURA', reminder: 'BETALNINGSPÅMINNELSE' },
    discount: 'Rabatt',
    charge: 'Tillägg',
    lateInterest: 'Dröjsmålsränta',
    performedBy: 'Arbetet utfördes av',
    household: ['Arbete som berättigar till hushållsavdrag', 'inkl. moms'],
    units: {
      HUR: 'h',
      DAY: 'dag',
      C62: 'st',
      H87: 'st',
      MON: 'mån',
      WEE: 'v',
      KMT: 'km',
      MIN: 'min',
      MTK: 'm²',
      LS: 'post',
    },
  },
  en: {
    kind: { invoice: 'INVOICE', 'credit-note': 'CREDIT NOTE', reminder: 'REMINDER' },
    discount: 'Discount',
    charge: 'Charge',
    lateInterest: 'Late payment interest',
    performedBy: 'Work performed by',
    household: ['Work that gives a household deduction', 'incl. VAT'],
    units: {
      HUR: 'h',
      DAY: 'day',
      C62: 'pcs',
      H87: 'pcs',
      MON: 'month',
      WEE: 'week',
      KMT: 'km',
      MIN: 'min',
      MTK: 'm²',
      LS: 'lot',
    },
  },
};

/** The name of the document: LASKU, HYVITYSLASKU, HUOMAUTUSLASKU or the same in Swedish or English. */
export const kindText = ({ kind, language }: Invoice): string => words[language].kind[kind];

/** What a person calls the unit (`h`, `kpl`), or its code where we have no word for it. */
export const unitText = (code: string, language: Language): string => words[language].units[code] ?? code;

export const discountText = (language: Language): string => words[language].discount;

/** What an addition to the price is called where the invoice gives no reason for it. */
export const chargeText = (language: Language): string => words[language].charge;

/** `Viivästyskorko 10,5 %`, or null where the invoice says nothing of interest. */
export const lateInterestText = ({ lateInterestBp, language }: Invoice): string | null =>
  lateInterestBp === null ? null : `${words[language].lateInterest} ${percent(lateInterestBp, language)}`;

/** The notes of an invoice, and what has no element of its own in either format: who did the work, the household deduction. */
export function noteTexts({ notes, seller, householdWorkCents, language }: Invoice): string[] {
  const { performedBy, household } = words[language];
  const texts = [...notes];
  if (seller.performedBy !== null) texts.push(`${performedBy}: ${seller.performedBy}`);
  // The customer needs the work apart from materials, VAT included, to claim the deduction (TVL 127 a §).
  if (householdWorkCents !== null)
    texts.push(`${household[0]}: ${euros(householdWorkCents, language)} (${household[1]})`);
  return texts;
}

/** What a text of the kind that `noteTexts` and `lateInterestText` write says, in which language; null where it is another text. */
export type SpokenText = { readonly language: Language } & (
  | { readonly performedBy: string }
  | { readonly householdWorkCents: Cents }
  | { readonly lateInterestBp: BasisPoints }
);

const languages: readonly Language[] = ['fi', 'sv', 'en'];

/** Reads a text back that we write ourselves, however its spaces were treated on the way. */
export function spokenText(text: string): SpokenText | null {
  for (const language of languages) {
    const { performedBy, household, lateInterest } = words[language];
    if (text.startsWith(`${performedBy}: `)) return { language, performedBy: text.slice(performedBy.length + 2) };
    if (text.startsWith(`${household[0]}: `) && text.endsWith(` (${household[1]})`)) {
      const amount = text.slice(household[0].length + 2, -household[1].length - 3);
      const householdWorkCents = parseEuros(language === 'en' ? amount.replaceAll(',', '') : amount);
      if (householdWorkCents !== null) return { language, householdWorkCents };
    }
    if (!text.startsWith(`${lateInterest} `)) continue;
    const rate = /^(\d{1,3})(?:[.,](\d{1,2}))?\s?%$/.exec(text.slice(lateInterest.length + 1));
    if (rate) return { language, lateInterestBp: bp(Number(rate[1]) * 100 + Number((rate[2] ?? '').padEnd(2, '0'))) };
  }
  return null;
}

/** The language whose word for the kind of document this is; null where it is none of ours. */
export const languageOfKind = (text: string): Language | null =>
  languages.find((language) => Object.values(words[language].kind).includes(text.toUpperCase())) ?? null;

/** The language whose word for a discount this is. */
export const languageOfDiscount = (text: string): Language | null =>
  languages.find((language) => words[language].discount === text) ?? null;

/** The code of a unit that a person wrote as a word (`kpl`, `tim`, `h`); null where it is no unit of ours. */
export function unitOf(text: string): string | null {
  const word = text.trim().toLowerCase().replace(/\.$/, '');
  for (const language of languages)
    for (const [code, name] of Object.entries(words[language].units)) if (name === word) return code;
  return otherUnits[word] ?? null;
}

const otherUnits: Record<string, string> = {
  t: 'HUR',
  tunti: 'HUR',
  tuntia: 'HUR',
  tim: 'HUR',
  hour: 'HUR',
  hours: 'HUR',
  päivä: 'DAY',
  päivää: 'DAY',
  days: 'DAY',
  kappale: 'C62',
  styck: 'C62',
  piece: 'C62',
  pieces: 'C62',
  item: 'C62',
  kuukausi: 'MON',
  min: 'MIN',
  minuutti: 'MIN',
  kg: 'KGM',
  l: 'LTR',
  litra: 'LTR',
  m: 'MTR',
  m2: 'MTK',
  m3: 'MTQ',
  'm³': 'MTQ',
  kwh: 'KWH',
  erä: 'LS',
};
