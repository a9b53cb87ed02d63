import { type Day, dayText, yearOf } from '../../basics/day.ts';
import { displayIban, type Iban } from '../../basics/identifiers/iban.ts';
import { bp, type Cents, cents, euros, type Language, negative, percent, plus, share } from '../../basics/money.ts';
import type { PayInput, PayQuote } from '../pay.ts';
import type { PayStep, StepName } from '../pay-step.ts';
import type { TaxCard } from '../withholding.ts';
import { type PayslipTexts, payslipTexts } from './payslip-texts.ts';

/** Everything a payslip is made of: who paid whom, for which invoices, and the calculation as it was made. */
export type PayslipData = {
  readonly language: Language;
  readonly number: string;
  readonly operator: Party & {
    readonly businessId: string;
    readonly email: string | null;
    readonly phone: string | null;
  };
  readonly person: Party;
  readonly workedFrom: Day | null;
  readonly workedTo: Day | null;
  readonly invoices: readonly PaidInvoice[];
  /** What the calculation went by, and what came of it. */
  readonly pay: PayInput;
  readonly quote: PayQuote;
  readonly account: Iban;
  /** Sums of the calendar year of the payment day, this payment in them. */
  readonly year: YearSoFar;
};

type Party = { readonly name: string; readonly street: string; readonly postCode: string; readonly town: string };

type PaidInvoice = {
  readonly number: string;
  readonly customer: string;
  readonly receivedOn: Day;
  /** What the customer paid, without VAT. */
  readonly receivedCents: Cents;
};

type YearSoFar = Record<'taxableCents' | 'withheldCents' | 'garnishedCents' | 'taxFreeCents' | 'netCents', Cents>;

type Labelled = readonly [label: string, value: string];

/** A row of the calculation: `sum` rows are results, the others lead to them. */
type CalculationRow = {
  readonly label: string;
  readonly detail: string;
  readonly amount: string;
  readonly sum: boolean;
};

/** A payslip as it stands on paper: every text ready in the person's language, for the template to set. */
export type PayslipPage = {
  readonly title: string;
  readonly operator: string;
  readonly person: { readonly label: string; readonly lines: readonly string[] };
  readonly facts: readonly Labelled[];
  readonly invoices: {
    readonly title: string;
    readonly columns: readonly string[];
    readonly rows: readonly string[][];
  };
  readonly calculation: {
    readonly title: string;
    readonly columns: readonly string[];
    readonly rows: readonly CalculationRow[];
  };
  readonly net: Labelled;
  readonly year: { readonly title: string; readonly sums: readonly Labelled[] };
  readonly note: string | null;
  readonly footer: readonly (readonly string[])[];
};

export function payslipPage(data: PayslipData): PayslipPage {
  const { language, operator, person, pay, quote, year } = data;
  const texts = payslipTexts[language];
  const addressOf = ({ street, postCode, town }: Party) => [street, `${postCode} ${town}`];
  return {
    title: texts.title[pay.mode],
    operator: operator.name,
    person: { label: texts.recipient, lines: [person.name, ...addressOf(person)] },
    facts: facts(data, texts),
    invoices: {
      title: texts.invoices,
      columns: [texts.invoice, texts.customer, texts.receivedOn, texts.withoutVat],
      rows: data.invoices.map((invoice) => [
        invoice.number,
        invoice.customer,
        dayText(invoice.receivedOn, language),
        euros(invoice.receivedCents, language),
      ]),
    },
    calculation: { title: texts.calculation, columns: texts.columns, rows: calculation(data, texts) },
    net: [texts.net, euros(quote.netCents, language)],
    year: {
      title: texts.year(yearOf(pay.paidOn)),
      sums: [
        [texts.gross[pay.mode], euros(year.taxableCents, language)],
        [withheldLabel(data, texts), euros(year.withheldCents, language)],
        ...(year.taxFreeCents > 0 ? [[texts.travel, euros(year.taxFreeCents, language)] as const] : []),
        ...(year.garnishedCents > 0 ? [[texts.garnished, euros(year.garnishedCents, language)] as const] : []),
        [texts.toAccount, euros(year.netCents, language)],
      ],
    },
    // Trade income of a person in the prepayment register is not reported (Incomes Information System Act 53/2018).
    note: pay.mode === 'trade-income' && pay.prepaymentRegister ? null : texts.incomesRegister,
    footer: [
      [operator.name, addressOf(operator).join(', ')],
      [`${texts.businessId} ${operator.businessId}`],
      [operator.email, operator.phone].filter((line) => line !== null),
    ],
  };
}

/** The document's name: `Palkkalaskelma 15.6.2026`. */
export const payslipTitle = ({ pay, language }: PayslipData): string =>
  `${payslipTexts[language].title[pay.mode]} ${dayText(pay.paidOn, language)}`;

function facts(data: PayslipData, texts: PayslipTexts): Labelled[] {
  const { number, pay, language, workedFrom, workedTo, account } = data;
  const worked = [...new Set([workedFrom, workedTo])]
    .filter((one) => one !== null)
    .map((one) => dayText(one, language));
  const card = cardUsed(data);
  return [
    [texts.number, number],
    [texts.paidOn, dayText(pay.paidOn, language)],
    ...(worked.length > 0 ? [[texts.worked, worked.join(language === 'en' ? ' – ' : '–')] as const] : []),
    [texts.mode, texts.modes[pay.mode]],
    ...(pay.residence.resident ? [[texts.taxCard, cardText(data, texts)] as const] : []),
    ...(card
      ? [
          [texts.incomeLimit, euros(card.incomeLimitCents, language)] as const,
          [texts.incomeLimitUsed, euros(card.usedCents, language)] as const,
        ]
      : []),
    [texts.account, maskedIban(account)],
  ];
}

// A card of the wrong kind is no card, and only the calculation knows which card it went by.
const cardUsed = ({ pay, quote }: PayslipData): TaxCard | null =>
  figure(stepOf(quote, 'withheld'), 'withinLimitCents') === null ? null : pay.taxCard;

function cardText(data: PayslipData, texts: PayslipTexts): string {
  const { pay, language } = data;
  const card = cardUsed(data);
  if (card) return texts.rates(percent(card.baseRateBp, language), percent(card.additionalRateBp, language));
  return pay.mode === 'trade-income' && pay.prepaymentRegister ? texts.register : texts.noCard;
}

function calculation(data: PayslipData, texts: PayslipTexts): CalculationRow[] {
  const { pay, quote, language } = data;
  const row = (label: string, amount: Cents, detail = ''): CalculationRow[] =>
    amount === 0 ? [] : [{ label, detail, amount: euros(amount, language), sum: false }];
  const total = (label: string, amount: Cents): CalculationRow => ({
    label,
    detail: '',
    amount: euros(amount, language),
    sum: true,
  });
  const fee = row(texts.fee, negative(quote.feeCents), feeDetail(pay, quote, language));
  const beforeTax = pay.feePlan.when === 'before-tax';
  return [
    total(texts.received, pay.receivedCents),
    ...(beforeTax ? fee : []),
    ...row(texts.travelOut, negative(quote.taxFreeCents)),
    ...row(
      texts.contribution,
      negative(quote.employerHealthContributionCents),
      rateText(stepOf(quote, 'employer-health-contribution'), language),
    ),
    total(texts.gross[pay.mode], quote.taxableCents),
    // Withheld tax is said also where it is nothing, so that nobody has to wonder.
    {
      ...total(withheldLabel(data, texts), negative(quote.withheldCents)),
      sum: false,
      detail: withheldDetail(data, texts),
    },
    ...(beforeTax ? [] : [...fee, ...row(texts.feeVat, negative(quote.feeVatCents))]),
    ...row(texts.travelIn, quote.taxFreeCents),
    ...row(texts.garnished, negative(quote.garnishedCents)),
  ];
}

const withheldLabel = ({ pay }: PayslipData, texts: PayslipTexts): string =>
  pay.residence.resident ? texts.withheld : texts.sourceTax;

/** How the tax came about, in figures: `2 000,00 € × 20 % + 500,00 € × 40 %`. */
function withheldDetail(data: PayslipData, texts: PayslipTexts): string {
  const { pay, quote, language } = data;
  if (pay.mode === 'trade-income' && pay.prepaymentRegister) return texts.register;
  const step = stepOf(quote, 'withheld');
  const card = cardUsed(data);
  if (card) {
    const parts = [
      [figure(step, 'withinLimitCents'), card.baseRateBp],
      [figure(step, 'overLimitCents'), card.additionalRateBp],
    ] as const;
    return parts
      .flatMap(([amount, rate]) => (amount ? [`${euros(cents(amount), language)} × ${percent(rate, language)}`] : []))
      .join(' + ');
  }
  const deduction = figure(step, 'deductionCents');
  return [
    rateText(step, language),
    ...(deduction ? [texts.lessDeduction(euros(cents(deduction), language))] : []),
  ].join(', ');
}

/** The percentage, unless the plan's minimum or maximum decided the fee. */
function feeDetail({ feePlan, receivedCents }: PayInput, { feeCents }: PayQuote, language: Language): string {
  const rate = bp(plus(cents(feePlan.percentBp), cents(feePlan.extraBp)));
  return share(receivedCents, rate) === feeCents ? percent(rate, language) : '';
}

const stepOf = (quote: PayQuote, name: StepName): PayStep | undefined => quote.steps.find((step) => step.name === name);

function figure(step: PayStep | undefined, name: string): number | null {
  const value = step?.inputs[name];
  return typeof value === 'number' ? value : null;
}

function rateText(step: PayStep | undefined, language: Language): string {
  const rate = figure(step, 'rateBp');
  return rate === null ? '' : percent(bp(rate), language);
}

// A payslip is shown to landlords and banks, who need not learn the account.
const maskedIban = (iban: Iban): string => displayIban(iban).replace(/[0-9A-Z](?=[0-9A-Z ]{5})(?<!^.{1,2})/g, '•');
