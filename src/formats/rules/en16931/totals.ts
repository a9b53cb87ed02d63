import { compared, type Decimal, inCents, minus, plus, rounded, sum, zero } from '../decimal.ts';
import type { Element } from '../element.ts';
import { at, fatal, type Pattern, type Test } from '../rule.ts';
import { path, perDocument, single, those, under } from '../select.ts';
import {
  absent,
  either,
  equal,
  exists,
  isAllowance,
  isCharge,
  numberIn,
  numberOf,
  twoDecimals,
} from '../vocabulary.ts';
import { documents } from './document.ts';
import { idOf, vatParts } from './vat.ts';
import { isWithinOne } from './vat-sums.ts';

const lines = numberOf('cbc:LineExtensionAmount');
const allowances = numberOf('cbc:AllowanceTotalAmount');
const charges = numberOf('cbc:ChargeTotalAmount');
const net = numberOf('cbc:TaxExclusiveAmount');
const gross = numberOf('cbc:TaxInclusiveAmount');
const prepaid = numberOf('cbc:PrepaidAmount');
const rounding = numberOf('cbc:PayableRoundingAmount');
const payable = numberOf('cbc:PayableAmount');

/** What is missing makes the result missing. */
const added = (a: Decimal | null, b: Decimal | null): Decimal | null => a && b && plus(a, b);
const taken = (a: Decimal | null, b: Decimal | null): Decimal | null => a && b && minus(a, b);
const cents = (a: Decimal | null): Decimal | null => a && inCents(a);

const lineAmount = numberOf('cbc:LineExtensionAmount');
const lineElements = path('//cac:InvoiceLine | //cac:CreditNoteLine');
const linesTogether = perDocument(({ root }) =>
  inCents(sum(lineElements(root).map((line) => lineAmount(line) ?? zero))),
);

/** The document's allowances (or charges) together are what the total says; without a total there are none. */
function isTotalOf(total: string, which: Test): Test {
  const stated = numberOf(total);
  const unstated = absent(total);
  const elements = those(path('../cac:AllowanceCharge'), which);
  const amounts = numberOf('cbc:Amount');
  return (here) =>
    equal(stated(here), inCents(sum(elements(here).map((one) => amounts(one) ?? zero)))) ||
    (unstated(here) && elements(here).length === 0);
}

function netFollows(here: Element): boolean {
  const [more, less] = [charges(here), allowances(here)];
  if (more === null && less === null) return equal(net(here), lines(here));
  return equal(net(here), cents(taken(added(lines(here), more ?? zero), less ?? zero)));
}

function payableFollows(here: Element): boolean {
  const [paid, round] = [prepaid(here), rounding(here)];
  const due = paid === null ? gross(here) : cents(taken(gross(here), paid));
  return equal(round === null ? payable(here) : cents(taken(payable(here), round)), due);
}

const taxOf = numberOf('cbc:TaxAmount');
const subtotals = path('cac:TaxSubtotal');

function taxIsSumOfSubtotals(here: Element): boolean {
  const tax = taxOf(here);
  const parts = subtotals(here).map((subtotal) => taxOf(subtotal) ?? zero);
  return equal(tax, inCents(sum(parts))) || parts.length === 0;
}

const taxable = numberOf('cbc:TaxableAmount');
const vatCategories = vatParts('cac:TaxCategory');
const vatRates = under(vatCategories, 'cbc:Percent');

function subtotalTaxFollows(here: Element): boolean {
  const element = single(vatRates(here));
  const rate = element === undefined ? null : numberIn(element);
  const tax = taxOf(here);
  if (rate === null || compared(rounded(rate), zero) === 0) return tax !== null && equal(rounded(tax), zero);
  return isWithinOne(tax, taxable(here), rate);
}

/** The totals of the document (BG-22) and the VAT breakdown (BG-23). */
export const totals: Pattern = [
  at(
    'cac:LegalMonetaryTotal',
    fatal('BR-12', 'The total of the lines (BT-106) must be given.', exists('cbc:LineExtensionAmount')),
    fatal('BR-13', 'The amount without VAT (BT-109) must be given.', exists('cbc:TaxExclusiveAmount')),
    fatal('BR-14', 'The amount with VAT (BT-112) must be given.', exists('cbc:TaxInclusiveAmount')),
    fatal('BR-15', 'The amount to be paid (BT-115) must be given.', exists('cbc:PayableAmount')),
    fatal('BR-CO-10', 'The total of the lines (BT-106) must be the sum of their amounts (BT-131).', (here) =>
      equal(lines(here), linesTogether(here)),
    ),
    fatal(
      'BR-CO-11',
      'The total of allowances (BT-107) must be the sum of the document’s allowances (BT-92).',
      isTotalOf('cbc:AllowanceTotalAmount', isAllowance),
    ),
    fatal(
      'BR-CO-12',
      'The total of charges (BT-108) must be the sum of the document’s charges (BT-99).',
      isTotalOf('cbc:ChargeTotalAmount', isCharge),
    ),
    fatal(
      'BR-CO-13',
      'The amount without VAT (BT-109) must be that of the lines (BT-106), less allowances (BT-107), plus charges (BT-108).',
      netFollows,
    ),
    fatal(
      'BR-CO-16',
      'The amount to be paid (BT-115) must be the amount with VAT (BT-112), less what is paid (BT-113), plus rounding (BT-114).',
      payableFollows,
    ),
    fatal(
      'BR-DEC-09',
      'The total of the lines (BT-106) has two decimals at most.',
      twoDecimals('cbc:LineExtensionAmount'),
    ),
    fatal(
      'BR-DEC-10',
      'The total of allowances (BT-107) has two decimals at most.',
      twoDecimals('cbc:AllowanceTotalAmount'),
    ),
    fatal('BR-DEC-11', 'The total of charges (BT-108) has two decimals at most.', twoDecimals('cbc:ChargeTotalAmount')),
    fatal(
      'BR-DEC-12',
      'The amount without VAT (BT-109) has two decimals at most.',
      twoDecimals('cbc:TaxExclusiveAmount'),
    ),
    fatal('BR-DEC-14', 'The amount with VAT (BT-112) has two decimals at most.', twoDecimals('cbc:TaxInclusiveAmount')),
    fatal('BR-DEC-16', 'The amount paid (BT-113) has two decimals at most.', twoDecimals('cbc:PrepaidAmount')),
    fatal('BR-DEC-17', 'The rounding (BT-114) has two decimals at most.', twoDecimals('cbc:PayableRoundingAmount')),
    fatal('BR-DEC-18', 'The amount to be paid (BT-115) has two decimals at most.', twoDecimals('cbc:PayableAmount')),
  ),
  at(
    documents.map((document) => `${document}/cac:TaxTotal`),
    fatal(
      'BR-CO-14',
      'The VAT total (BT-110) must be the sum of the VAT of its breakdown (BT-117).',
      taxIsSumOfSubtotals,
    ),
  ),
  at(
    'cac:TaxTotal/cac:TaxSubtotal',
    fatal(
      'BR-45',
      'Each part of the VAT breakdown must have its taxable amount (BT-116).',
      exists('cbc:TaxableAmount'),
    ),
    fatal('BR-46', 'Each part of the VAT breakdown must have its tax (BT-117).', exists('cbc:TaxAmount')),
    fatal(
      'BR-47',
      'Each part of the VAT breakdown must have its category (BT-118).',
      exists(under(vatCategories, 'cbc:ID')),
    ),
    fatal(
      'BR-48',
      'Each part of the VAT breakdown must have its rate (BT-119), unless it is not subject to VAT.',
      either(exists(vatRates), (here) => vatCategories(here).some((category) => idOf(category) === 'O')),
    ),
    fatal(
      'BR-CO-17',
      'The tax of a part of the breakdown (BT-117) must be its taxable amount (BT-116) times its rate (BT-119).',
      subtotalTaxFollows,
    ),
    fatal('BR-DEC-19', 'A taxable amount (BT-116) has two decimals at most.', twoDecimals('cbc:TaxableAmount')),
    fatal('BR-DEC-20', 'The tax in a breakdown (BT-117) has two decimals at most.', twoDecimals('cbc:TaxAmount')),
  ),
];
