import type { Duty } from '../basics/contract.ts';
import type { Language } from '../basics/money.ts';
import type { PayoutMode, YelStatus } from '../members/declaration.ts';
import type { LineOfBusiness } from '../members/line-of-business.ts';

// Nobody here exists: the names say so, the identity codes have individual numbers that are never given to people.

export type DemoStaff = { key: string; name: string; duties: readonly Duty[] };

export const demoStaff: readonly DemoStaff[] = [
  { key: 'tarkastaja', name: 'Tarja Tarkastaja', duties: ['review', 'people'] },
  { key: 'maksaja', name: 'Matti Maksaja', duties: ['money'] },
  { key: 'hyvaksyja', name: 'Hilla Hyväksyjä', duties: ['money', 'approve'] },
  { key: 'yllapito', name: 'Ylermi Ylläpitäjä', duties: ['system', 'people', 'privacy'] },
];

type Card = { baseRateBp: number; additionalRateBp: number; incomeLimitCents: number };

export type DemoEntrepreneur = {
  key: string;
  name: string;
  language: Language;
  /** Date of birth as in an identity code and its individual number. */
  born: string;
  lineOfBusiness: LineOfBusiness;
  marketingName: string | null;
  /** Null: has not given one, and is not paid before doing so. */
  iban: string | null;
  mode: PayoutMode;
  yel: YelStatus;
  card: Card | null;
  identified: boolean;
  garnished: boolean;
};

const usual = {
  language: 'fi',
  marketingName: null,
  mode: 'wages',
  yel: 'insured',
  identified: true,
  garnished: false,
} as const;
const card = (baseRateBp: number, additionalRateBp: number, incomeLimitCents: number): Card => ({
  baseRateBp,
  additionalRateBp,
  incomeLimitCents,
});

/** Twelve who each show something: tax cards of many kinds, pension insurance or not, an order of the bailiff, something missing. */
export const demoEntrepreneurs: readonly DemoEntrepreneur[] = [
  {
    ...usual,
    key: 'aino',
    name: 'Aino Demonen',
    born: '120388-901',
    lineOfBusiness: 'design',
    marketingName: 'Muotoilu Demonen',
    iban: 'FI9112345600000786',
    card: card(2000, 4000, 3_000_000),
  },
  {
    ...usual,
    key: 'eero',
    name: 'Eero Esimerkki',
    born: '050579-902',
    lineOfBusiness: 'carpentry',
    iban: 'FI6412345600000787',
    yel: 'not-obliged',
    card: card(3250, 4500, 2_400_000),
  },
  {
    ...usual,
    key: 'liisa',
    name: 'Liisa Lomake',
    born: '230995-903',
    lineOfBusiness: 'cleaning',
    marketingName: 'Liisan siivous',
    iban: 'FI3712345600000788',
    yel: 'unknown',
    card: card(1250, 3500, 1_800_000),
  },
  {
    ...usual,
    key: 'mikael',
    name: 'Mikael Modell',
    language: 'sv',
    born: '311272-904',
    lineOfBusiness: 'interpreting',
    iban: 'FI1012345600000789',
    card: card(2850, 4850, 4_000_000),
  },
  {
    ...usual,
    key: 'emma',
    name: 'Emma Example',
    language: 'en',
    born: '140290-905',
    lineOfBusiness: 'software',
    marketingName: 'Example Software',
    iban: 'FI8012345600000790',
    card: card(3600, 5000, 6_000_000),
  },
  {
    ...usual,
    key: 'oiva',
    name: 'Oiva Ositus',
    born: '090967-906',
    lineOfBusiness: 'repair',
    iban: 'FI5312345600000791',
    card: card(2400, 4200, 2_800_000),
    garnished: true,
  },
  {
    ...usual,
    key: 'veera',
    name: 'Veera Verokortiton',
    born: '270600-907',
    lineOfBusiness: 'photography',
    iban: 'FI2612345600000792',
    yel: 'not-obliged',
    card: null,
  },
  {
    ...usual,
    key: 'kalle',
    name: 'Kalle Tilitön',
    born: '180484-908',
    lineOfBusiness: 'garden-work',
    iban: null,
    card: card(1900, 3900, 2_000_000),
  },
  {
    ...usual,
    key: 'tuuli',
    name: 'Tuuli Tunnistamaton',
    born: '020298-909',
    lineOfBusiness: 'marketing',
    iban: 'FI9612345600000793',
    card: card(2100, 4100, 2_200_000),
    identified: false,
  },
  {
    ...usual,
    key: 'rauno',
    name: 'Rauno Raja',
    born: '110158-910',
    lineOfBusiness: 'teaching',
    iban: 'FI6912345600000794',
    yel: 'not-obliged',
    card: card(2600, 4600, 120_000),
  },
  {
    ...usual,
    key: 'sanni',
    name: 'Sanni Siirtymä',
    born: '060692-911',
    lineOfBusiness: 'writing',
    iban: 'FI4212345600000795',
    mode: 'trade-income',
    card: card(2500, 4400, 2_000_000),
  },
];

/** The twelfth has only registered, and sees what is still to be done. */
export const demoNewcomer = { key: 'uusi', name: 'Uuno Uusi' };

export const demoEmail = (key: string): string => `${key}@demo.example`;

/** Whom one click signs in: all the staff, and the entrepreneurs whose view shows most. */
export const demoSignIns: readonly {
  key: string;
  name: string;
  kind: 'entrepreneur' | 'staff';
  duties: readonly Duty[];
}[] = [
  ...['aino', 'oiva', 'emma']
    .flatMap((key) => demoEntrepreneurs.filter((one) => one.key === key))
    .map(({ key, name }) => ({ key, name, kind: 'entrepreneur' as const, duties: [] })),
  { ...demoNewcomer, kind: 'entrepreneur', duties: [] },
  ...demoStaff.map(({ key, name, duties }) => ({ key, name, kind: 'staff' as const, duties })),
];

type DemoCustomer = {
  key: string;
  kind: 'company' | 'person';
  name: string;
  businessId: string | null;
  eInvoice: boolean;
  language: Language;
};

/** Six companies and a household. */
export const demoCustomers: readonly DemoCustomer[] = [
  {
    key: 'kahvila',
    kind: 'company',
    name: 'Kahvila Kuvitelma Oy',
    businessId: '9900002-6',
    eInvoice: true,
    language: 'fi',
  },
  {
    key: 'rakennus',
    kind: 'company',
    name: 'Rakennus Rautalanka Oy',
    businessId: '9900010-6',
    eInvoice: true,
    language: 'fi',
  },
  {
    key: 'hotelli',
    kind: 'company',
    name: 'Hotelli Haave Oy',
    businessId: '9900100-2',
    eInvoice: false,
    language: 'fi',
  },
  {
    key: 'kust',
    kind: 'company',
    name: 'Kustannus Keksitty Oy',
    businessId: '9990000-8',
    eInvoice: false,
    language: 'fi',
  },
  {
    key: 'handel',
    kind: 'company',
    name: 'Handel Påhitt Ab',
    businessId: '9900003-4',
    eInvoice: false,
    language: 'sv',
  },
  {
    key: 'software',
    kind: 'company',
    name: 'Imaginary Systems Oy',
    businessId: '9900005-0',
    eInvoice: true,
    language: 'en',
  },
  { key: 'koti', kind: 'person', name: 'Kaisa Kotitalous', businessId: null, eInvoice: false, language: 'fi' },
];
