import type { Language } from '../../basics/money.ts';
import type { PayMode } from '../withholding.ts';

/** What a payslip says besides its figures. Wages and trade income have different names, and so has their recipient's tax. */
export type PayslipTexts = {
  readonly title: Record<PayMode, string>;
  readonly recipient: string;
  readonly number: string;
  readonly paidOn: string;
  readonly worked: string;
  readonly mode: string;
  readonly modes: Record<PayMode, string>;
  readonly taxCard: string;
  readonly rates: (base: string, additional: string) => string;
  readonly incomeLimit: string;
  readonly incomeLimitUsed: string;
  readonly noCard: string;
  readonly register: string;
  readonly account: string;
  readonly invoices: string;
  readonly invoice: string;
  readonly customer: string;
  readonly receivedOn: string;
  readonly withoutVat: string;
  readonly calculation: string;
  readonly columns: readonly [item: string, basis: string, amount: string];
  readonly received: string;
  readonly fee: string;
  readonly feeVat: string;
  readonly travelOut: string;
  readonly travelIn: string;
  readonly contribution: string;
  readonly gross: Record<PayMode, string>;
  readonly withheld: string;
  readonly sourceTax: string;
  readonly lessDeduction: (deduction: string) => string;
  readonly garnished: string;
  readonly net: string;
  readonly year: (year: number) => string;
  readonly travel: string;
  readonly toAccount: string;
  readonly incomesRegister: string;
  readonly businessId: string;
};

const fi: PayslipTexts = {
  title: { wages: 'Palkkalaskelma', 'trade-income': 'Työkorvauslaskelma' },
  recipient: 'Saaja',
  number: 'Laskelman numero',
  paidOn: 'Maksupäivä',
  worked: 'Työn aika',
  mode: 'Maksetaan',
  modes: { wages: 'palkkana', 'trade-income': 'työkorvauksena' },
  taxCard: 'Verokortti',
  rates: (base, additional) => `${base}, lisäprosentti ${additional}`,
  incomeLimit: 'Tuloraja',
  incomeLimitUsed: 'Tulorajasta käytetty aiemmin',
  noCard: 'ei verokorttia',
  register: 'ennakkoperintärekisterissä',
  account: 'Tili',
  invoices: 'Maksetut laskut',
  invoice: 'Lasku',
  customer: 'Asiakas',
  receivedOn: 'Maksu saatu',
  withoutVat: 'Ilman ALV:tä',
  calculation: 'Laskelma',
  columns: ['Erä', 'Peruste', 'Summa'],
  received: 'Asiakkaiden maksut ilman ALV:tä',
  fee: 'Palvelumaksu',
  feeVat: 'Palvelumaksun ALV',
  travelOut: 'Verovapaat matkakorvaukset, joista ei pidätetä veroa',
  travelIn: 'Verovapaat matkakorvaukset',
  contribution: 'Työnantajan sairausvakuutusmaksu',
  gross: { wages: 'Bruttopalkka', 'trade-income': 'Veronalainen työkorvaus' },
  withheld: 'Ennakonpidätys',
  sourceTax: 'Lähdevero',
  lessDeduction: (deduction) => `vähennys ${deduction}`,
  garnished: 'Ulosmittaus',
  net: 'Maksetaan tilille',
  year: (year) => `Vuoden ${year} alusta`,
  travel: 'Verovapaat matkakorvaukset',
  toAccount: 'Maksettu tilille',
  incomesRegister:
    'Tiedot ilmoitetaan tulorekisteriin viimeistään viidentenä kalenteripäivänä maksupäivän jälkeen. Näet ilmoitetut tiedot tulorekisterin asiointipalvelussa.',
  businessId: 'Y-tunnus',
};

const sv: PayslipTexts = {
  title: { wages: 'Lönespecifikation', 'trade-income': 'Specifikation över arbetsersättning' },
  recipient: 'Mottagare',
  number: 'Specifikationens nummer',
  paidOn: 'Betalningsdag',
  worked: 'Tid för arbetet',
  mode: 'Betalas som',
  modes: { wages: 'lön', 'trade-income': 'arbetsersättning' },
  taxCard: 'Skattekort',
  rates: (base, additional) => `${base}, tilläggsprocent ${additional}`,
  incomeLimit: 'Inkomstgräns',
  incomeLimitUsed: 'Tidigare använt av gränsen',
  noCard: 'inget skattekort',
  register: 'i förskottsuppbördsregistret',
  account: 'Konto',
  invoices: 'Betalda fakturor',
  invoice: 'Faktura',
  customer: 'Kund',
  receivedOn: 'Betalning mottagen',
  withoutVat: 'Utan moms',
  calculation: 'Beräkning',
  columns: ['Post', 'Grund', 'Belopp'],
  received: 'Kundernas betalningar utan moms',
  fee: 'Serviceavgift',
  feeVat: 'Moms på serviceavgiften',
  travelOut: 'Skattefria reseersättningar, på vilka ingen skatt innehålls',
  travelIn: 'Skattefria reseersättningar',
  contribution: 'Arbetsgivarens sjukförsäkringsavgift',
  gross: { wages: 'Bruttolön', 'trade-income': 'Skattepliktig arbetsersättning' },
  withheld: 'Förskottsinnehållning',
  sourceTax: 'Källskatt',
  lessDeduction: (deduction) => `avdrag ${deduction}`,
  garnished: 'Utmätning',
  net: 'Betalas till kontot',
  year: (year) => `Från början av ${year}`,
  travel: 'Skattefria reseersättningar',
  toAccount: 'Betalt till kontot',
  incomesRegister:
    'Uppgifterna anmäls till inkomstregistret senast den femte kalenderdagen efter betalningsdagen. Du ser de anmälda uppgifterna i inkomstregistrets e-tjänst.',
  businessId: 'FO-nummer',
};

const en: PayslipTexts = {
  title: { wages: 'Payslip', 'trade-income': 'Statement of trade income' },
  recipient: 'Recipient',
  number: 'Number',
  paidOn: 'Payment day',
  worked: 'Time of work',
  mode: 'Paid as',
  modes: { wages: 'wages', 'trade-income': 'trade income' },
  taxCard: 'Tax card',
  rates: (base, additional) => `${base}, additional rate ${additional}`,
  incomeLimit: 'Income limit',
  incomeLimitUsed: 'Used of the limit before',
  noCard: 'no tax card',
  register: 'in the prepayment register',
  account: 'Account',
  invoices: 'Invoices paid',
  invoice: 'Invoice',
  customer: 'Customer',
  receivedOn: 'Payment received',
  withoutVat: 'Excl. VAT',
  calculation: 'Calculation',
  columns: ['Item', 'Basis', 'Amount'],
  received: 'Customers’ payments excl. VAT',
  fee: 'Service fee',
  feeVat: 'VAT on the service fee',
  travelOut: 'Tax-free travel reimbursements, from which no tax is withheld',
  travelIn: 'Tax-free travel reimbursements',
  contribution: 'Employer’s health insurance contribution',
  gross: { wages: 'Gross pay', 'trade-income': 'Taxable trade income' },
  withheld: 'Tax withheld',
  sourceTax: 'Tax at source',
  lessDeduction: (deduction) => `deduction ${deduction}`,
  garnished: 'Garnishment',
  net: 'Paid to the account',
  year: (year) => `Since the beginning of ${year}`,
  travel: 'Tax-free travel reimbursements',
  toAccount: 'Paid to the account',
  incomesRegister:
    'The details are reported to the Incomes Register by the fifth calendar day after the payment day. You can see what has been reported in the Incomes Register’s e-service.',
  businessId: 'Business ID',
};

export const payslipTexts: Record<Language, PayslipTexts> = { fi, sv, en };
