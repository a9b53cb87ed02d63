import { inCents, plus } from '../decimal.ts';
import type { Element } from '../element.ts';
import { at, fatal, type Pattern, type Rule, type Test } from '../rule.ts';
import { path, single, those } from '../select.ts';
import { all, either, equal, exists, hasTwoDecimals, lengthOf, not, numberIn, numberOf, said } from '../vocabulary.ts';
import { noteSubjects } from './code-lists.ts';
import { vatOfDocument } from './vat-document.ts';

/** The document element of an invoice or a credit note. */
export const documents = ['/ubl:Invoice', '/cn:CreditNote'];

const seller = 'cac:AccountingSupplierParty/cac:Party';
const buyer = 'cac:AccountingCustomerParty/cac:Party';
const taxPointCode = 'cac:InvoicePeriod/cbc:DescriptionCode';
const currencies = path('cbc:DocumentCurrencyCode');
const accountingCurrencies = path('cbc:TaxCurrencyCode');
const allTaxAmounts = path('//cac:TaxTotal/cbc:TaxAmount');
const taxTotals = path('cac:TaxTotal');
const ownTaxAmounts = path('cbc:TaxAmount');
const net = numberOf('cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount');
const gross = numberOf('cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount');
const isIn =
  ({ text }: Element) =>
  (amount: Element): boolean =>
    amount.attribute('currencyID') === text;

const vatInAccountingCurrency: Test = (here) =>
  accountingCurrencies(here).every((currency) => allTaxAmounts(here).some(isIn(currency)));

/** In each invoice currency there is one VAT total, and with the amount without VAT it makes the amount with VAT. */
const grossIsNetAndVat: Test = (here) => currencies(here).every((currency) => grossIsNetAndVatIn(here, currency));

function grossIsNetAndVatIn(here: Element, currency: Element): boolean {
  const vat = taxTotals(here).flatMap((total) => {
    const amount = single(ownTaxAmounts(total).filter(isIn(currency)));
    return amount === undefined ? [] : [numberIn(amount)];
  });
  const [only] = vat;
  if (vat.length !== 1 || only === undefined) return false;
  const without = net(here);
  return equal(gross(here), without && inCents(plus(without, only)));
}

/** As the official rule is written it looks for the currency inside the amount, where it never stands; so it holds but for nonsense. */
function vatTotalHasTwoDecimals(currency: string): Test {
  const inside = path(currency);
  const odd = those(path('//cac:TaxTotal/cbc:TaxAmount'), (amount) =>
    inside(amount).some(({ text }) => text === amount.attribute('currencyID')),
  );
  return (here) => {
    const amount = single(odd(here));
    return amount === undefined || hasTwoDecimals(amount.text);
  };
}

const ofDocument: readonly Rule[] = [
  fatal('BR-01', 'The specification must be named (BT-24).', said('cbc:CustomizationID')),
  fatal('BR-02', 'The invoice must have a number (BT-1).', said('cbc:ID')),
  fatal('BR-03', 'The invoice must have a date of issue (BT-2).', said('cbc:IssueDate')),
  fatal(
    'BR-04',
    'The invoice must tell its type (BT-3).',
    either(said('cbc:InvoiceTypeCode'), said('cbc:CreditNoteTypeCode')),
  ),
  fatal('BR-05', 'The invoice must tell its currency (BT-5).', said('cbc:DocumentCurrencyCode')),
  fatal('BR-06', 'The seller must be named (BT-27).', said(`${seller}/cac:PartyLegalEntity/cbc:RegistrationName`)),
  fatal('BR-07', 'The buyer must be named (BT-44).', said(`${buyer}/cac:PartyLegalEntity/cbc:RegistrationName`)),
  fatal('BR-08', 'The seller’s address must be given (BG-5).', exists(`${seller}/cac:PostalAddress`)),
  fatal('BR-10', 'The buyer’s address must be given (BG-8).', exists(`${buyer}/cac:PostalAddress`)),
  fatal(
    'BR-16',
    'The invoice must have a line (BG-25).',
    either(exists('cac:InvoiceLine'), exists('cac:CreditNoteLine')),
  ),
  fatal(
    'BR-53',
    'Where VAT is accounted for in another currency (BT-6), the VAT total must be given in it too (BT-111).',
    vatInAccountingCurrency,
  ),
  fatal(
    'BR-CO-03',
    'The day on which VAT is due (BT-7) and the code for that day (BT-8) must not both be given.',
    not(all(exists('cbc:TaxPointDate'), exists(taxPointCode))),
  ),
  fatal(
    'BR-CO-15',
    'The amount with VAT (BT-112) must be the amount without VAT (BT-109) and the one VAT total (BT-110) together.',
    grossIsNetAndVat,
  ),
  fatal('BR-CO-18', 'The invoice must have a VAT breakdown (BG-23).', exists('cac:TaxTotal/cac:TaxSubtotal')),
  fatal(
    'BR-DEC-13',
    'The VAT total (BT-110) must have two decimals at most.',
    vatTotalHasTwoDecimals('cbc:DocumentCurrencyCode'),
  ),
  fatal(
    'BR-DEC-15',
    'The VAT total in accounting currency (BT-111) must have two decimals at most.',
    vatTotalHasTwoDecimals('cbc:TaxCurrencyCode'),
  ),
];

const subjects = ` ${[...noteSubjects].join(' ')} `;

/** A note that begins with a three-letter subject between hash signs must use one of the list. */
const subjectIsKnown: Test = ({ text }) => {
  const [before, subject, ...after] = text.split('#');
  if (before === undefined || subject === undefined || after.length === 0 || lengthOf(subject) !== 3) return true;
  return subjects.includes(subject);
};

/** The document itself, its notes and its references. */
export const documentRules: Pattern = [
  at(documents, ...ofDocument, ...vatOfDocument),
  at(
    documents.map((document) => `${document}/cbc:Note`),
    fatal('BR-CL-08', 'The subject of a note (BT-21) must be a code of UNTDID 4451.', subjectIsKnown),
  ),
  at(
    'cac:AdditionalDocumentReference',
    fatal('BR-52', 'A supporting document must have a reference (BT-122).', said('cbc:ID')),
  ),
  at(
    'cac:BillingReference',
    fatal(
      'BR-55',
      'A preceding invoice must be named by its number (BT-25).',
      exists('cac:InvoiceDocumentReference/cbc:ID'),
    ),
  ),
];
