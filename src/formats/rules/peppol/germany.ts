import type { Element } from '../element.ts';
import { atWhen, type Context, fatal, type Pattern, type Test, warning } from '../rule.ts';
import { path, type Select, those, under } from '../select.ts';
import { absent, all, either, exists, normalized, not, textOf, wordsOf } from '../vocabulary.ts';
import { isIban } from './check-digits.ts';
import { customerIn, supplierIn } from './country.ts';
import { discountsAreWellFormed } from './german-discounts.ts';
import { closed, says } from './wording.ts';

const domestic = all(supplierIn('DE'), customerIn('DE'));
const inEither = (below: string): string[] => [`/ubl:Invoice/${below}`, `/cn:CreditNote/${below}`];

/** One of those selected says something. */
const somethingIn = (which: string | Select): Test => {
  const select = typeof which === 'string' ? path(which) : which;
  return (here) => select(here).some(({ text }) => normalized(text) !== '');
};

const taxed = ['S', 'Z', 'E', 'AE', 'K', 'G', 'L', 'M'];
const charges = those(path('cac:AllowanceCharge'), (charge) =>
  path('cbc:ChargeIndicator')(charge).some(({ text }) => text === 'true' || text === 'false'),
);
const chargeCategories = under(charges, 'cac:TaxCategory/cbc:ID');
const lineCategories = path(
  'cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory/cbc:ID | cac:CreditNoteLine/cac:Item/cac:ClassifiedTaxCategory/cbc:ID',
);
const isTaxed: Test = (here) =>
  [chargeCategories, lineCategories].some((select) => select(here).some(({ text }) => taxed.includes(text)));
const hasTaxNumber = either(
  exists('cac:TaxRepresentativeParty'),
  somethingIn('cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID'),
);

const types = ['326', '380', '384', '389', '381', '875', '876', '877'];
const ofType = (...codes: string[]): Test =>
  either(says('cbc:InvoiceTypeCode', ...codes), says('cbc:CreditNoteTypeCode', ...codes));

const fileNames = path('cac:AdditionalDocumentReference');
const files = path('cac:Attachment/cbc:EmbeddedDocumentBinaryObject');

function fileNamesDiffer(here: Element): boolean {
  const before = new Set<string>();
  for (const reference of fileNames(here)) {
    const names = files(reference).flatMap((file) => file.attribute('filename') ?? []);
    if (names.some((name) => before.has(name))) return false;
    for (const name of names) before.add(name);
  }
  return true;
}

const sepaIds = (which: string): Select =>
  those(path(`${which}/cac:PartyIdentification/cbc:ID`), (id) => id.attribute('schemeID') === 'SEPA');
const noMandate = absent('cac:PaymentMeans/cac:PaymentMandate');

const whole: Context = atWhen(
  ['/ubl:Invoice', '/cn:CreditNote'],
  domestic,
  fatal('DE-R-001', 'Between German parties payment instructions (BG-16) must be given.', exists('cac:PaymentMeans')),
  fatal(
    'DE-R-015',
    'Between German parties a buyer reference (BT-10) must be given.',
    somethingIn('cbc:BuyerReference'),
  ),
  fatal(
    'DE-R-016',
    'Between German parties the seller must give a VAT number (BT-31), a tax registration (BT-32) or a tax representative (BG-11).',
    either(not(isTaxed), hasTaxNumber),
  ),
  warning(
    'DE-R-017',
    `Between German parties the document type should be one of ${types.join(', ')}.`,
    ofType(...types),
  ),
  fatal(
    'DE-R-018',
    'Cash discounts in the payment terms (BT-20) must read #SKONTO#TAGE=14#PROZENT=2.00#, each on a line of its own that ends.',
    discountsAreWellFormed,
  ),
  fatal('DE-R-022', 'No two attached files may have the same name.', fileNamesDiffer),
  warning(
    'DE-R-026',
    'A corrected invoice (384) should refer to the invoice before it (BG-3).',
    either(not(ofType('384')), exists('cac:BillingReference/cac:InvoiceDocumentReference')),
  ),
  fatal(
    'DE-R-030',
    'A direct debit needs the creditor’s identifier (BT-90), scheme SEPA.',
    either(noMandate, exists(sepaIds('cac:AccountingSupplierParty/cac:Party')), exists(sepaIds('cac:PayeeParty'))),
  ),
  fatal(
    'DE-R-031',
    'A direct debit needs the account that is debited (BT-91).',
    either(noMandate, exists('cac:PaymentMeans/cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID')),
  ),
);

const uri = textOf('cbc:URI');
const telephone = wordsOf('cbc:Telephone');
const mail = wordsOf('cbc:ElectronicMail');
const has = (id: string, message: string, element: string) => fatal(id, message, somethingIn(`cbc:${element}`));

const parties: readonly Context[] = [
  atWhen(
    inEither('cac:AdditionalDocumentReference/cac:Attachment/cac:ExternalReference'),
    domestic,
    warning('DE-R-T02', 'The address of an external document (BT-124) should be an absolute URL.', (here) =>
      /^[a-zA-Z][a-zA-Z0-9+.-]+:/.test(uri(here)),
    ),
  ),
  atWhen(
    inEither('cac:AccountingSupplierParty'),
    domestic,
    fatal('DE-R-002', 'A German seller must name a contact (BG-6).', exists('cac:Party/cac:Contact')),
  ),
  atWhen(
    inEither('cac:AccountingSupplierParty/cac:Party/cac:PostalAddress'),
    domestic,
    has('DE-R-003', 'A German seller must give its city (BT-37).', 'CityName'),
    has('DE-R-004', 'A German seller must give its post code (BT-38).', 'PostalZone'),
  ),
  atWhen(
    inEither('cac:AccountingSupplierParty/cac:Party/cac:Contact'),
    domestic,
    has('DE-R-005', 'A German seller must name a contact person (BT-41).', 'Name'),
    has('DE-R-006', 'A German seller must give a telephone number (BT-42).', 'Telephone'),
    has('DE-R-007', 'A German seller must give an e-mail address (BT-43).', 'ElectronicMail'),
    warning(
      'DE-R-027',
      'A telephone number (BT-42) should have three digits at least.',
      (here) => (telephone(here).match(/[0-9]/g) ?? []).length >= 3,
    ),
    warning('DE-R-028', 'An e-mail address (BT-43) should look like name@example.com.', (here) =>
      /^[^@ \t\n\r]+@([^@. \t\n\r]+\.)+[^@. \t\n\r]+$/.test(mail(here)),
    ),
  ),
  atWhen(
    inEither('cac:AccountingCustomerParty/cac:Party/cac:PostalAddress'),
    domestic,
    has('DE-R-008', 'A German seller must give the city of a German buyer (BT-52).', 'CityName'),
    has('DE-R-009', 'A German seller must give the post code of a German buyer (BT-53).', 'PostalZone'),
  ),
  atWhen(
    inEither('cac:Delivery/cac:DeliveryLocation/cac:Address'),
    domestic,
    has('DE-R-010', 'A delivery address between German parties must give the city (BT-77).', 'CityName'),
    has('DE-R-011', 'A delivery address between German parties must give the post code (BT-78).', 'PostalZone'),
  ),
];

const code = 'cbc:PaymentMeansCode';
const account = textOf('cac:PayeeFinancialAccount/cbc:ID');
const debited = textOf('cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID');
const groups = {
  'cac:PayeeFinancialAccount': 'a credit transfer (BG-17)',
  'cac:CardAccount': 'a payment card (BG-18)',
  'cac:PaymentMandate': 'a direct debit (BG-19)',
};

/** A payment means of these codes has its own group and neither of the other two. */
function meansOf(
  codes: string[],
  rule: string,
  own: keyof typeof groups,
  ...more: Parameters<typeof atWhen>[2][]
): Context {
  const others = (Object.keys(groups) as (keyof typeof groups)[]).filter((group) => group !== own);
  return atWhen(
    inEither('cac:PaymentMeans'),
    all(domestic, says(code, ...codes)),
    ...more,
    fatal(`${rule}-1`, `The payment means ${codes.join(', ')} need ${groups[own]}.`, exists(own)),
    fatal(
      `${rule}-2`,
      `The payment means ${codes.join(', ')} allow neither ${others.map((group) => groups[group]).join(' nor ')}.`,
      all(...others.map((group) => absent(group))),
    ),
  );
}

const payment: readonly Context[] = [
  meansOf(
    ['30', '58'],
    'DE-R-023',
    'cac:PayeeFinancialAccount',
    warning(
      'DE-R-019',
      'The account of a SEPA credit transfer (BT-84) should be a valid IBAN.',
      either(not(says(code, '58')), (here) => isIban(closed(account(here)))),
    ),
  ),
  meansOf(['48', '54', '55'], 'DE-R-024', 'cac:CardAccount'),
  meansOf(
    ['59'],
    'DE-R-025',
    'cac:PaymentMandate',
    warning('DE-R-020', 'The account of a SEPA direct debit (BT-91) should be a valid IBAN.', (here) =>
      isIban(closed(debited(here))),
    ),
  ),
];

const rates: Context = atWhen(
  inEither('cac:TaxTotal/cac:TaxSubtotal'),
  domestic,
  fatal(
    'DE-R-014',
    'Between German parties every part of the VAT breakdown must give its rate (BT-119).',
    somethingIn('cac:TaxCategory/cbc:Percent'),
  ),
);

/** Rules for invoices between German parties. */
export const germany: Pattern = [whole, ...parties, ...payment, rates];
