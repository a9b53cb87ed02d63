import { euros, type Language, percent } from '../basics/money.ts';
import type { Invoice } from './en16931.ts';

type Words = {
  kind: Record<Invoice['kind'], string>;
  discount: string;
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
    lateInterest: 'Viivästyskorko',
    performedBy: 'Työn suoritti',
    household: ['Kotitalousvähennykseen oikeuttava työn osuus', 'sis. ALV'],
    units: { HUR: 'h', DAY: 'pv', C62: 'kpl', H87: 'kpl', MON: 'kk', WEE: 'vk', KMT: 'km', MIN: 'min', MTK: 'm²' },
  },
  sv: {
    kind: { invoice: 'FAKTURA', 'credit-note': 'KREDITFAKTURA', reminder: 'BETALNINGSPÅMINNELSE' },
    discount: 'Rabatt',
    lateInterest: 'Dröjsmålsränta',
    performedBy: 'Arbetet utfördes av',
    household: ['Arbete som berättigar till hushållsavdrag', 'inkl. moms'],
    units: { HUR: 'h', DAY: 'dag', C62: 'st', H87: 'st', MON: 'mån', WEE: 'v', KMT: 'km', MIN: 'min', MTK: 'm²' },
  },
  en: {
    kind: { invoice: 'INVOICE', 'credit-note': 'CREDIT NOTE', reminder: 'REMINDER' },
    discount: 'Discount',
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
    },
  },
};

/** The name of the document: LASKU, HYVITYSLASKU, HUOMAUTUSLASKU or the same in Swedish or English. */
export const kindText = ({ kind, language }: Invoice): string => words[language].kind[kind];

/** What a person calls the unit (`h`, `kpl`), or its code where we have no word for it. */
export const unitText = (code: string, language: Language): string => words[language].units[code] ?? code;

export const discountText = (language: Language): string => words[language].discount;

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
