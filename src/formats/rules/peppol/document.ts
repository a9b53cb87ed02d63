import { dateOf } from '../dates.ts';
import type { Element } from '../element.ts';
import { at, atWhen, type Context, fatal, type Pattern, Undecidable } from '../rule.ts';
import { path, perDocument, single, those } from '../select.ts';
import { all, atMost, either, exists, normalized, not, orderedDouble, reads, wordsOf } from '../vocabulary.ts';
import { allowances, lines } from './arithmetic.ts';
import { customerIn, documents, supplierIn } from './country.ts';
import { identifiers } from './identifiers.ts';
import { profile } from './profile.ts';
import { ownPiece, pieceOf, says } from './wording.ts';

const specification = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';
const specified = pieceOf('cbc:CustomizationID');
const bothGerman = all(supplierIn('DE'), customerIn('DE'));
const hasTaxCurrency = exists('cbc:TaxCurrencyCode');

const taxTotals = path('cac:TaxTotal');
const hasSubtotals = exists('cac:TaxSubtotal');
const totalsWith = (here: Element, subtotals: boolean): number =>
  taxTotals(here).filter((total) => hasSubtotals(total) === subtotals).length;

const whole: Context = at(
  documents,
  fatal('PEPPOL-EN16931-R001', 'The business process (BT-23) must be given.', exists('cbc:ProfileID')),
  fatal(
    'PEPPOL-EN16931-R007',
    'The business process (BT-23) must be one that Peppol knows, such as urn:fdc:peppol.eu:2017:poacc:billing:01:1.0.',
    (here) => profile(here) !== null,
  ),
  fatal(
    'PEPPOL-EN16931-R002',
    'There may be one note (BT-22) only, unless seller and buyer are both German.',
    either(atMost(1, 'cbc:Note'), bothGerman),
  ),
  fatal(
    'PEPPOL-EN16931-R003',
    'A buyer reference (BT-10) or the number of a purchase order (BT-13) must be given.',
    either(exists('cbc:BuyerReference'), exists('cac:OrderReference/cbc:ID')),
  ),
  fatal(
    'PEPPOL-EN16931-R004',
    `The specification (BT-24) must begin with ${specification} and hold no “::”.`,
    (here) => {
      const stated = normalized(specified(here));
      return stated.startsWith(specification) && !stated.includes('::');
    },
  ),
  fatal(
    'PEPPOL-EN16931-R053',
    'Exactly one VAT total must be broken down by category.',
    (here) => totalsWith(here, true) === 1,
  ),
  fatal(
    'PEPPOL-EN16931-R054',
    'Where an accounting currency (BT-6) is given there must be one VAT total without breakdown, and otherwise none.',
    (here) => totalsWith(here, false) === (hasTaxCurrency(here) ? 1 : 0),
  ),
  fatal(
    'PEPPOL-EN16931-R055',
    'The VAT total in the accounting currency (BT-111) must have the same sign as the VAT total (BT-110).',
    either(not(hasTaxCurrency), sameSigns),
  ),
);

const totalTaxes = path('cac:TaxTotal/cbc:TaxAmount');
const currencies = [wordsOf('cbc:TaxCurrencyCode'), wordsOf('cbc:DocumentCurrencyCode')];

function sameSigns(here: Element): boolean {
  const inEach = currencies.map((currency) =>
    totalTaxes(here)
      .filter((amount) => amount.attribute('currencyID') === currency(here))
      .map(orderedDouble),
  );
  return (
    inEach.every((taxes) => taxes.some((tax) => tax <= 0)) || inEach.every((taxes) => taxes.some((tax) => tax >= 0))
  );
}

const currencyBeside = pieceOf('../cbc:DocumentCurrencyCode');
const parties: readonly Context[] = [
  at(
    'cbc:TaxCurrencyCode',
    fatal(
      'PEPPOL-EN16931-R005',
      'The accounting currency (BT-6) is given only where it differs from the currency of the invoice.',
      (here) => normalized(ownPiece(here)) !== normalized(currencyBeside(here)),
    ),
  ),
  at(
    'cac:AccountingCustomerParty/cac:Party',
    fatal('PEPPOL-EN16931-R010', 'The buyer must have an electronic address (BT-49).', exists('cbc:EndpointID')),
  ),
  at(
    'cac:AccountingSupplierParty/cac:Party',
    fatal('PEPPOL-EN16931-R020', 'The seller must have an electronic address (BT-34).', exists('cbc:EndpointID')),
  ),
];

const payment: Context = atWhen(
  'cac:PaymentMeans',
  says('cbc:PaymentMeansCode', '49', '59'),
  fatal('PEPPOL-EN16931-R061', 'A direct debit must name its mandate (BT-89).', exists('cac:PaymentMandate/cbc:ID')),
);

const statedCurrencies = path('/*/cbc:DocumentCurrencyCode');
const documentCurrencies = perDocument(({ root }) => new Set(statedCurrencies(root).map(({ text }) => text)));
// No text of a document holds this character.
const missing = '\u0000';
const inDocumentCurrency = fatal(
  'PEPPOL-EN16931-R051',
  'Every amount but the VAT total in the accounting currency (BT-111) must be in the currency of the invoice (BT-5).',
  (here) => documentCurrencies(here).has(here.attribute('currencyID') ?? missing),
);
const amounts: readonly Context[] = [
  at(
    'Amount BaseAmount PriceAmount TaxableAmount LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount ChargeTotalAmount PrepaidAmount PayableRoundingAmount PayableAmount'
      .split(' ')
      .map((name) => `cbc:${name}`),
    inDocumentCurrency,
  ),
  at('cac:TaxSubtotal/cbc:TaxAmount', inDocumentCurrency),
  atWhen('cac:TaxTotal/cbc:TaxAmount', exists('../cac:TaxSubtotal'), inDocumentCurrency),
];

function dayIn(text: string): number {
  const start = dateOf(text);
  if (start === null) throw new Undecidable(`“${text.slice(0, 30)}” is not a day`);
  return start;
}

/** One end of the period of a line, against that end of the period of the invoice, where there is one. */
function lineEnd(
  end: 'StartDate' | 'EndDate',
  rule: string,
  message: string,
  fits: (line: number, invoice: number) => boolean,
): Context {
  const select = path(`/*/cac:InvoicePeriod/cbc:${end}`);
  // Looked for once and not again at every line, of which there may be ten thousand.
  const ofInvoice = perDocument(({ root }) => select(root));
  return atWhen(
    [
      `/ubl:Invoice/cac:InvoiceLine/cac:InvoicePeriod/cbc:${end}`,
      `/cn:CreditNote/cac:CreditNoteLine/cac:InvoicePeriod/cbc:${end}`,
    ],
    (here) => ofInvoice(here).length > 0,
    fatal(rule, message, (here) => {
      const own = ownPiece(here);
      const invoice = single(ofInvoice(here));
      return own !== '' && invoice !== undefined && fits(dayIn(own), dayIn(invoice.text));
    }),
  );
}

const periods: readonly Context[] = [
  lineEnd(
    'StartDate',
    'PEPPOL-EN16931-R110',
    'The period of a line must not begin before that of the invoice (BT-73).',
    (line, invoice) => line >= invoice,
  ),
  lineEnd(
    'EndDate',
    'PEPPOL-EN16931-R111',
    'The period of a line must not end after that of the invoice (BT-74).',
    (line, invoice) => line <= invoice,
  ),
];

const empty: Context = atWhen(
  '*',
  (here) => here.children.length === 0 && !/[^ \t\n\r]/.test(here.text),
  fatal('PEPPOL-EN16931-R008', 'An element must not be empty.', () => false),
);
const projects: Context = at(
  'cn:CreditNote',
  fatal(
    'PEPPOL-EN16931-R080',
    'A credit note may refer to one project only.',
    atMost(1, those(path('cac:AdditionalDocumentReference'), reads('cbc:DocumentTypeCode', '50'))),
  ),
);

/** What every Peppol document must hold, wherever its parties are. */
export const documentRules: readonly Pattern[] = [
  [empty],
  [projects],
  [whole, ...parties, ...allowances, payment, ...amounts, ...periods, ...lines, ...identifiers],
];
