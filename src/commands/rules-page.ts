import type { DatedRow, RuleStatus } from '../basics/dated.ts';
import { type Day, dayText } from '../basics/day.ts';
import { type BasisPoints, type Cents, euros, percent } from '../basics/money.ts';
import { lineOf, type Rule, type RuleLine, type Rules, type Unit } from '../law/rule.ts';
import { ruleName } from '../law/rule-names.ts';

/**
 * Every rule with every figure it has had, in Finnish and English, as the page that a payroll clerk checks them from:
 * `kevyt rules --markdown > docs/rules.md`. The same tables give the same page.
 */
export function rulesPage(law: Rules): string {
  const families = Map.groupBy(Object.entries(law), ([key]) => key.slice(0, key.indexOf('.')));
  return [
    introduction,
    ...[...families].map(([family, rules]) =>
      [`## ${titles[family] ?? family}`, '', ...heading, ...rules.flatMap(([key, rule]) => rowsOf(key, rule))].join(
        '\n',
      ),
    ),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

const introduction = `# Säännöt · Rules

Tämä luettelo on tehty ohjelman taulukoista komennolla \`kevyt rules --markdown\`; sitä ei muuteta käsin. Laskelmat käyttävät
sitä riviä, joka on voimassa asianomaisena päivänä. Tila *vahvistamatta* tai *johdettu*: tarkista ennen käyttöä. Tila
*puuttuu*: kukaan ei ole vielä päättänyt lukua, ja laskelma, joka sitä tarvitsisi, jää tekemättä.

This list is made from the product's tables by \`kevyt rules --markdown\` and never changed by hand. A calculation goes by the
row in force on its day. Status *unverified* or *derived*: check before use. Status *missing*: nobody has decided the figure
yet, and whatever would need it is refused.`;

const heading = [
  '| Sääntö · Rule | Suomeksi | In English | Arvo · Value | Alkaen · Since | Asti · Until | Tila · Status | Lähde · Source |',
  '|---|---|---|--:|---|---|---|---|',
];

const titles: Record<string, string> = {
  vat: 'Arvonlisävero · Value added tax',
  wage: 'Palkan peruste · Base of the wage',
  eshi: 'Työnantajan sairausvakuutusmaksu · Employer’s health insurance contribution',
  yel: 'Yrittäjän eläkelaki · Self-employed person’s pension',
  withholding: 'Ennakonpidätys · Withholding',
  source_tax: 'Lähdevero · Tax at source',
  garnishment: 'Ulosmittaus · Garnishment',
  health_insurance: 'Vakuutetun sairausvakuutusmaksut · Insured person’s health insurance',
  tyel: 'Työntekijän eläkelaki · Employees’ pensions',
  unemployment: 'Työttömyysvakuutus · Unemployment insurance',
  insurance_duty: 'Vakuuttamisvelvollisuus · Duty to insure',
  per_diem: 'Päivärahat ja ateriat · Per diems and meals',
  km: 'Kilometrikorvaukset · Kilometre allowances',
  late_interest: 'Viivästyskorko · Late interest',
  payment_term: 'Maksuehdot · Payment terms',
  collection: 'Perintä · Collection',
  household_deduction: 'Kotitalousvähennys · Household deduction',
  contractor_liability: 'Tilaajavastuu · Contractor’s liability',
  construction_notice: 'Rakentamisen tiedot · Construction notices',
  deadline: 'Määräajat · Deadlines',
  register: 'Tulorekisteri · Incomes Register',
  dac7: 'Alustatalous · Platform economy',
};

const rowsOf = (key: string, { unit, rows }: Rule<unknown>): string[] =>
  [...rows].sort((a, b) => (a.since < b.since ? -1 : 1)).map((row) => rowText(key, unit, row, rows));

function rowText(key: string, unit: Unit, row: DatedRow<unknown>, rows: Rule<unknown>['rows']): string {
  const line = lineOf(key, unit, row, rows);
  const cells = [
    `\`${key}\``,
    ruleName(key, 'fi'),
    ruleName(key, 'en'),
    valueText(line),
    dayText(line.since),
    line.until === null ? '' : dayText(line.until),
    statuses[line.status],
    line.source,
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

const statuses: Record<RuleStatus, string> = {
  enacted: 'säädetty · enacted',
  derived: 'johdettu · derived',
  unverified: 'vahvistamatta · unverified',
  missing: 'puuttuu · missing',
};

const valueText = ({ unit, value }: RuleLine): string => (value === null ? '–' : written[unit](value));

// A rule's value is of its unit; the tables' own tests hold them to it.
const written: Record<Unit, (value: unknown) => string> = {
  'basis-points': (value) => percent(value as BasisPoints),
  cents: (value) => euros(value as Cents),
  'cents-per-day': (value) => `${euros(value as Cents)}/pv · day`,
  'cents-per-kilometre': (value) => `${euros(value as Cents)}/km`,
  day: (value) => dayText(value as Day),
  'day-of-month': (value) => `${value}. päivä · day`,
  days: (value) => `${value} pv · days`,
  formula: (value) => String(value),
  hours: (value) => `${value} h`,
  kilometres: (value) => `${value} km`,
  months: (value) => `${value} kk · months`,
  'one-in': (value) => `1/${value}`,
  times: (value) => String(value),
  'yes-no': (value) => (value ? 'kyllä · yes' : 'ei · no'),
  years: (value) => `${value} v · years`,
};
