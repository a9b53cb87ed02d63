import { type Day, day } from '../../../src/basics/day.ts';
import { type Iban, parseIban } from '../../../src/basics/identifiers/iban.ts';
import { type Cents, cents } from '../../../src/basics/money.ts';
import { isRefusal } from '../../../src/basics/refusal.ts';
import type { CalculationStep } from '../calculation.tsx';
import type { Tone } from '../status.tsx';

const parsed = parseIban('FI21 1234 5600 0007 85');
if (isRefusal(parsed)) throw new Error('the sample account is a valid one');
export const iban: Iban = parsed;

export type SampleInvoice = { number: string; customer: string; due: Day; cents: Cents; state: string; tone: Tone };

export const invoices: SampleInvoice[] = [
  {
    number: '2026-118',
    customer: 'Rantakylän Talohuolto Oy',
    due: day('2026-12-06'),
    cents: cents(1_255_00),
    state: 'Lähetetty',
    tone: 'waiting',
  },
  {
    number: '2026-117',
    customer: 'Saara Esimerkki',
    due: day('2026-11-30'),
    cents: cents(86_50),
    state: 'Maksettu',
    tone: 'good',
  },
  {
    number: '2026-109',
    customer: 'Keksitty Kahvila Ky',
    due: day('2026-11-02'),
    cents: cents(12_480_00),
    state: 'Erääntynyt',
    tone: 'act',
  },
  {
    number: '2026-101',
    customer: 'Asunto Oy Mallikoivu',
    due: day('2026-10-12'),
    cents: cents(-310_00),
    state: 'Epäonnistui',
    tone: 'stopped',
  },
  {
    number: 'luonnos',
    customer: 'Saara Esimerkki',
    due: day('2026-12-14'),
    cents: cents(0),
    state: 'Luonnos',
    tone: 'quiet',
  },
];

export const steps: CalculationStep[] = [
  { key: 'received', name: 'Asiakas maksaa ilman arvonlisäveroa', cents: cents(1_000_00) },
  {
    key: 'fee',
    name: 'Palvelumaksu',
    cents: cents(-50_00),
    formula: '1 000,00 € × 5 %',
    rule: 'Palvelumaksu on viisi prosenttia laskun verottomasta summasta.',
    source: 'Palveluhinnasto 1.1.2026',
  },
  {
    key: 'contribution',
    name: 'Työnantajan sairausvakuutusmaksu',
    cents: cents(-17_43),
    formula: '950,00 € − 950,00 € ÷ 1,0187, pyöristetty sentteihin',
    rule: 'Maksu peritään 16–67-vuotiaan palkasta.',
    source: 'Laki sairausvakuutusmaksusta 771/2016',
  },
  { key: 'gross', name: 'Bruttopalkka', cents: cents(932_57), kind: 'sum' },
  {
    key: 'tax',
    name: 'Ennakonpidätys 18 %',
    cents: cents(-167_86),
    formula: '932,57 € × 18 %',
    rule: 'Verokortin perusprosentti, kun tuloraja ei täyty.',
    source: 'Verokorttisi 1.2.2026',
  },
  { key: 'net', name: 'Sinulle', cents: cents(764_71), kind: 'result' },
];
