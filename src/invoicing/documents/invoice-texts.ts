import type { VatCategory } from '../../basics/invoice-arithmetic.ts';
import type { Language } from '../../basics/money.ts';
import type { Invoice } from '../../formats/en16931.ts';

type Kind = Invoice['kind'];

/** What the invoice document says besides what the invoice itself says. */
export type InvoiceTexts = {
  readonly title: Record<Kind, string>;
  readonly number: Record<Kind, string>;
  readonly performedBy: string;
  readonly buyer: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly terms: string;
  readonly netDays: (days: number) => string;
  readonly lateInterest: string;
  readonly byTheInterestAct: string;
  readonly reference: string;
  readonly buyerReference: string;
  readonly orderReference: string;
  readonly originalInvoice: Record<Kind, string>;
  readonly earlierReminders: string;
  readonly contact: string;
  readonly businessId: string;
  readonly vatNumber: string;
  readonly buyerBusinessId: string;
  readonly buyerVatNumber: string;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discount: string;
  readonly vat: string;
  readonly rowNet: string;
  readonly withoutVat: string;
  readonly vatBreakdown: string;
  readonly vatRate: string;
  readonly vatBase: string;
  readonly vatAmount: string;
  readonly withVat: string;
  readonly category: Record<Exclude<VatCategory, 'S' | 'Z'>, string>;
  readonly netTotal: string;
  readonly vatTotal: string;
  readonly grossTotal: string;
  readonly prepaid: string;
  readonly rounding: string;
  readonly total: Record<Kind, string>;
  readonly household: (amount: string) => string;
  readonly notes: string;
  readonly reminder: string;
  readonly credited: (original: string) => string;
  readonly nothingToPay: string;
  readonly payment: string;
  readonly payee: string;
  readonly account: string;
  readonly virtualBarcode: string;
  readonly barcode: (digits: string) => string;
  readonly qr: string;
  readonly qrSpoken: (sum: string, account: string) => string;
  readonly attachment: string;
};

const fi: InvoiceTexts = {
  title: { invoice: 'Lasku', 'credit-note': 'Hyvityslasku', reminder: 'Maksumuistutus' },
  number: { invoice: 'Laskun numero', 'credit-note': 'Hyvityslaskun numero', reminder: 'Muistutuksen numero' },
  performedBy: 'Työn suorittaja',
  buyer: 'Laskun saaja',
  issuedOn: 'Päiväys',
  dueOn: 'Eräpäivä',
  terms: 'Maksuehto',
  netDays: (days) => (days < 1 ? 'heti' : `${days} pv netto`),
  lateInterest: 'Viivästyskorko',
  byTheInterestAct: 'korkolain mukaan',
  reference: 'Viitenumero',
  buyerReference: 'Tilaajan viite',
  orderReference: 'Tilausnumero',
  originalInvoice: {
    invoice: 'Aiempi lasku',
    'credit-note': 'Hyvitettävä lasku',
    reminder: 'Alkuperäinen lasku',
  },
  earlierReminders: 'Aiemmat muistutukset',
  contact: 'Yhteyshenkilö',
  businessId: 'Y-tunnus',
  vatNumber: 'ALV-numero',
  buyerBusinessId: 'Asiakkaan Y-tunnus',
  buyerVatNumber: 'Asiakkaan ALV-numero',
  description: 'Kuvaus',
  quantity: 'Määrä',
  unitPrice: 'Yksikköhinta',
  discount: 'Alennus',
  vat: 'ALV',
  rowNet: 'Yhteensä',
  withoutVat: 'ilman ALV:tä',
  vatBreakdown: 'ALV-erittely',
  vatRate: 'Verokanta',
  vatBase: 'Veroton',
  vatAmount: 'ALV',
  withVat: 'Verollinen',
  category: {
    E: 'Veroton',
    AE: 'Käännetty verovelvollisuus',
    K: 'EU-yhteisömyynti',
    G: 'Vienti EU:n ulkopuolelle',
    O: 'ALV:n soveltamisalan ulkopuolella',
  },
  netTotal: 'Veroton yhteensä',
  vatTotal: 'ALV yhteensä',
  grossTotal: 'Verollinen yhteensä',
  prepaid: 'Maksettu aiemmin',
  rounding: 'Pyöristys',
  total: { invoice: 'Maksettava', 'credit-note': 'Hyvitys yhteensä', reminder: 'Maksettava' },
  household: (amount) => `Kotitalousvähennykseen oikeuttava työn osuus: ${amount} (sis. ALV)`,
  notes: 'Lisätiedot',
  reminder:
    'Laskun eräpäivä on ohitettu, eikä maksua ole vielä kirjattu meille. Jos maksu on jo tehty, muistutus on aiheeton.',
  credited: (original) => `Tästä ei synny maksettavaa. Hyvitys kohdistuu laskuun ${original}.`,
  nothingToPay: 'Tästä laskusta ei synny maksettavaa.',
  payment: 'Maksutiedot',
  payee: 'Saaja',
  account: 'Tilinumero',
  virtualBarcode: 'Virtuaaliviivakoodi',
  barcode: (digits) => `Pankkiviivakoodi ${digits}`,
  qr: 'Maksa QR-koodilla',
  qrSpoken: (sum, account) => `QR-koodi, jossa ovat samat maksutiedot: ${sum} tilille ${account}`,
  attachment: 'Sama lasku Finvoice-verkkolaskuna',
};

const sv: InvoiceTexts = {
  title: { invoice: 'Faktura', 'credit-note': 'Kreditfaktura', reminder: 'Betalningspåminnelse' },
  number: { invoice: 'Fakturanummer', 'credit-note': 'Kreditfakturans nummer', reminder: 'Påminnelsens nummer' },
  performedBy: 'Arbetet utfört av',
  buyer: 'Fakturamottagare',
  issuedOn: 'Datum',
  dueOn: 'Förfallodag',
  terms: 'Betalningsvillkor',
  netDays: (days) => (days < 1 ? 'genast' : `${days} dagar netto`),
  lateInterest: 'Dröjsmålsränta',
  byTheInterestAct: 'enligt räntelagen',
  reference: 'Referensnummer',
  buyerReference: 'Beställarens referens',
  orderReference: 'Beställningsnummer',
  originalInvoice: {
    invoice: 'Tidigare faktura',
    'credit-note': 'Krediterad faktura',
    reminder: 'Ursprunglig faktura',
  },
  earlierReminders: 'Tidigare påminnelser',
  contact: 'Kontaktperson',
  businessId: 'FO-nummer',
  vatNumber: 'Momsnummer',
  buyerBusinessId: 'Kundens FO-nummer',
  buyerVatNumber: 'Kundens momsnummer',
  description: 'Beskrivning',
  quantity: 'Antal',
  unitPrice: 'Enhetspris',
  discount: 'Rabatt',
  vat: 'Moms',
  rowNet: 'Summa',
  withoutVat: 'utan moms',
  vatBreakdown: 'Momsspecifikation',
  vatRate: 'Skattesats',
  vatBase: 'Utan moms',
  vatAmount: 'Moms',
  withVat: 'Med moms',
  category: {
    E: 'Momsfri',
    AE: 'Omvänd skattskyldighet',
    K: 'Gemenskapsintern försäljning',
    G: 'Export utanför EU',
    O: 'Utanför momsens tillämpningsområde',
  },
  netTotal: 'Summa utan moms',
  vatTotal: 'Moms totalt',
  grossTotal: 'Summa med moms',
  prepaid: 'Tidigare betalt',
  rounding: 'Avrundning',
  total: { invoice: 'Att betala', 'credit-note': 'Kredit totalt', reminder: 'Att betala' },
  household: (amount) => `Arbetets andel som berättigar till hushållsavdrag: ${amount} (inkl. moms)`,
  notes: 'Tilläggsuppgifter',
  reminder:
    'Fakturans förfallodag har passerats och betalningen har ännu inte bokförts hos oss. Om fakturan redan är betald är påminnelsen obefogad.',
  credited: (original) => `Det finns inget att betala. Krediteringen gäller faktura ${original}.`,
  nothingToPay: 'Det finns inget att betala för denna faktura.',
  payment: 'Betalningsuppgifter',
  payee: 'Mottagare',
  account: 'Kontonummer',
  virtualBarcode: 'Virtuell streckkod',
  barcode: (digits) => `Bankstreckkod ${digits}`,
  qr: 'Betala med QR-kod',
  qrSpoken: (sum, account) => `QR-kod med samma betalningsuppgifter: ${sum} till kontot ${account}`,
  attachment: 'Samma faktura som nätfaktura i Finvoice-format',
};

const en: InvoiceTexts = {
  title: { invoice: 'Invoice', 'credit-note': 'Credit note', reminder: 'Payment reminder' },
  number: { invoice: 'Invoice number', 'credit-note': 'Credit note number', reminder: 'Reminder number' },
  performedBy: 'Work performed by',
  buyer: 'Invoice recipient',
  issuedOn: 'Date',
  dueOn: 'Due date',
  terms: 'Payment terms',
  netDays: (days) => (days < 1 ? 'due immediately' : `${days} days net`),
  lateInterest: 'Late-payment interest',
  byTheInterestAct: 'by the Interest Act',
  reference: 'Reference number',
  buyerReference: 'Buyer’s reference',
  orderReference: 'Order number',
  originalInvoice: { invoice: 'Earlier invoice', 'credit-note': 'Credited invoice', reminder: 'Original invoice' },
  earlierReminders: 'Earlier reminders',
  contact: 'Contact person',
  businessId: 'Business ID',
  vatNumber: 'VAT number',
  buyerBusinessId: 'Customer’s business ID',
  buyerVatNumber: 'Customer’s VAT number',
  description: 'Description',
  quantity: 'Quantity',
  unitPrice: 'Unit price',
  discount: 'Discount',
  vat: 'VAT',
  rowNet: 'Total',
  withoutVat: 'excl. VAT',
  vatBreakdown: 'VAT breakdown',
  vatRate: 'VAT rate',
  vatBase: 'Excl. VAT',
  vatAmount: 'VAT',
  withVat: 'Incl. VAT',
  category: {
    E: 'Exempt from VAT',
    AE: 'Reverse charge',
    K: 'Intra-Community supply',
    G: 'Export outside the EU',
    O: 'Outside the scope of VAT',
  },
  netTotal: 'Total excl. VAT',
  vatTotal: 'VAT total',
  grossTotal: 'Total incl. VAT',
  prepaid: 'Paid before',
  rounding: 'Rounding',
  total: { invoice: 'Amount due', 'credit-note': 'Credit total', reminder: 'Amount due' },
  household: (amount) => `Share of work that gives a household deduction: ${amount} (incl. VAT)`,
  notes: 'Additional information',
  reminder:
    'The due date of this invoice has passed and we have not recorded your payment yet. If you have already paid, please disregard this reminder.',
  credited: (original) => `There is nothing to pay. The credit applies to invoice ${original}.`,
  nothingToPay: 'There is nothing to pay for this invoice.',
  payment: 'Payment details',
  payee: 'Payee',
  account: 'Account number',
  virtualBarcode: 'Virtual barcode',
  barcode: (digits) => `Bank barcode ${digits}`,
  qr: 'Pay by QR code',
  qrSpoken: (sum, account) => `QR code with the same payment details: ${sum} to the account ${account}`,
  attachment: 'The same invoice as a Finvoice e-invoice',
};

export const invoiceTexts: Record<Language, InvoiceTexts> = { fi, sv, en };
