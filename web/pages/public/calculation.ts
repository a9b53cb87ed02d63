import { type BasisPoints, bp, type Cents, cents } from '../../../src/basics/money.ts';

type Pricing = 'hours' | 'contract' | 'net';

/** What is typed into the pay calculator; hours in hundredths, `null` while a figure is missing. */
export type Calculation = {
  pricing: Pricing;
  hours: number | null;
  hourPrice: Cents | null;
  price: Cents | null;
  wanted: Cents | null;
  vat: BasisPoints;
  vatIncluded: boolean;
  card: boolean;
  tax: BasisPoints | null;
  yel: 'insured' | 'not-obliged' | 'unknown';
  mode: 'wages' | 'trade-income';
  registered: boolean;
};

/** What the calculator opens with: a plain job of one day, so that it shows a whole answer at once. */
export const example: Calculation = {
  pricing: 'hours',
  hours: 8_00,
  hourPrice: cents(45_00),
  price: cents(400_00),
  wanted: cents(500_00),
  vat: bp(2550),
  vatIncluded: false,
  card: true,
  tax: bp(2000),
  yel: 'not-obliged',
  mode: 'wages',
  registered: false,
};

/** The same in an address, so that a calculation can be shared and comes along to joining; only what differs from the example. */
export type CalculationSearch = {
  hinnoittelu?: 'sovittu' | 'kateen';
  tunnit?: number;
  tuntihinta?: number;
  hinta?: number;
  kateen?: number;
  alv?: number;
  sisaltaa?: true;
  vero?: number | 'ei-korttia';
  yel?: 'on' | 'en-tieda';
  tapa?: 'tyokorvaus';
  rekisterissa?: true;
};

const pricingWords = { contract: 'sovittu', net: 'kateen' } as const;
const yelWords = { insured: 'on', unknown: 'en-tieda' } as const;

export function toSearch(values: Calculation): CalculationSearch {
  const { pricing, yel, card, tax } = values;
  const changed = <Name extends keyof Calculation>(name: Name) => values[name] !== example[name];
  return {
    ...(pricing !== 'hours' && { hinnoittelu: pricingWords[pricing] }),
    ...(pricing !== 'contract' && changed('hours') && values.hours !== null && { tunnit: values.hours }),
    ...(pricing === 'hours' && changed('hourPrice') && values.hourPrice !== null && { tuntihinta: values.hourPrice }),
    ...(pricing === 'contract' && changed('price') && values.price !== null && { hinta: values.price }),
    ...(pricing === 'net' && changed('wanted') && values.wanted !== null && { kateen: values.wanted }),
    ...(changed('vat') && { alv: values.vat }),
    ...(values.vatIncluded && { sisaltaa: true as const }),
    ...(!card && { vero: 'ei-korttia' as const }),
    ...(card && tax !== null && changed('tax') && { vero: tax }),
    ...(yel !== 'not-obliged' && { yel: yelWords[yel] }),
    ...(values.mode === 'trade-income' && { tapa: 'tyokorvaus' as const }),
    ...(values.registered && { rekisterissa: true as const }),
  };
}

/** Reads an address; whatever somebody has broken in it is left out. */
export function readSearch(asked: Record<string, unknown>): CalculationSearch {
  const whole = (name: keyof CalculationSearch, most: number) => {
    const value = asked[name];
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most
      ? { [name]: value }
      : {};
  };
  const word = (name: keyof CalculationSearch, ...words: unknown[]) =>
    words.includes(asked[name]) ? { [name]: asked[name] } : {};
  const most = 1_000_000_00;
  return {
    ...word('hinnoittelu', 'sovittu', 'kateen'),
    ...whole('tunnit', 10_000_00),
    ...whole('tuntihinta', most),
    ...whole('hinta', most),
    ...whole('kateen', most),
    ...whole('alv', 10_000),
    ...word('sisaltaa', true),
    ...word('vero', 'ei-korttia'),
    ...whole('vero', 10_000),
    ...word('yel', 'on', 'en-tieda'),
    ...word('tapa', 'tyokorvaus'),
    ...word('rekisterissa', true),
  };
}

export function fromSearch(search: CalculationSearch): Calculation {
  const { hinnoittelu, vero } = search;
  const money = (value: number | undefined, otherwise: Cents | null) =>
    value === undefined ? otherwise : cents(value);
  return {
    pricing: hinnoittelu === 'sovittu' ? 'contract' : hinnoittelu === 'kateen' ? 'net' : 'hours',
    hours: search.tunnit ?? example.hours,
    hourPrice: money(search.tuntihinta, example.hourPrice),
    price: money(search.hinta, example.price),
    wanted: money(search.kateen, example.wanted),
    vat: search.alv === undefined ? example.vat : bp(search.alv),
    vatIncluded: search.sisaltaa ?? false,
    card: vero !== 'ei-korttia',
    tax: typeof vero === 'number' ? bp(vero) : example.tax,
    yel: search.yel === 'on' ? 'insured' : search.yel === 'en-tieda' ? 'unknown' : 'not-obliged',
    mode: search.tapa ? 'trade-income' : 'wages',
    registered: search.rekisterissa ?? false,
  };
}
