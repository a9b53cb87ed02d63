import type { Element } from '../element.ts';
import type { Test } from '../rule.ts';
import { path, perDocument, type Select, single, those, under } from '../select.ts';
import { exists, isAllowance, isCharge, normalized, wordsOf } from '../vocabulary.ts';

const schemes = path('cac:TaxScheme');
const ids = path('cbc:ID');

/** What the element's one `cbc:ID` says, '' where it has none. */
export const idOf = wordsOf('cbc:ID');

const saysVat = (scheme: Element): boolean => idOf(scheme).toUpperCase() === 'VAT';

/** One of the element's tax schemes is VAT. */
export const isVat: Test = (here) => schemes(here).some(saysVat);

/** The element's one tax scheme is VAT; the official rules that ask so give up where there are two. */
export function isOnlyVat(here: Element): boolean {
  const scheme = single(schemes(here));
  return scheme !== undefined && saysVat(scheme);
}

/** Those at the path whose tax is VAT. */
export const vatParts = (which: string): Select => those(path(which), isVat);

/** The VAT category codes that some elements use. */
export type Codes = {
  /** As written. */
  readonly written: ReadonlySet<string>;
  /** Without needless white space. */
  readonly any: ReadonlySet<string>;
  /** The same, of those elements whose tax is VAT. */
  readonly vat: ReadonlySet<string>;
};

function codesIn(categories: readonly Element[]): Codes {
  const written = new Set<string>();
  const any = new Set<string>();
  const vat = new Set<string>();
  for (const category of categories) {
    for (const id of ids(category)) written.add(id.text);
    const code = idOf(category);
    any.add(code);
    if (!vat.has(code) && isVat(category)) vat.add(code);
  }
  return { written, any, vat };
}

const codesAt = (select: Select) => perDocument(({ root }) => codesIn(select(root)));
const taxCategoriesOf = (which: string, test: Test) => under(those(path(which), test), 'cac:TaxCategory');

/** Codes of the invoiced items. */
export const itemCodes = codesAt(path('//cac:ClassifiedTaxCategory'));
/** Codes of allowances, charges and the VAT breakdown. */
export const categoryCodes = codesAt(path('//cac:TaxCategory'));
export const allowanceCodes = codesAt(taxCategoriesOf('//cac:AllowanceCharge', isAllowance));
export const chargeCodes = codesAt(taxCategoriesOf('//cac:AllowanceCharge', isCharge));
export const allowanceOrChargeCodes = codesAt(path('//cac:AllowanceCharge/cac:TaxCategory'));
/** The same of the document itself, leaving out those of lines. */
export const documentAllowanceCodes = codesAt(taxCategoriesOf('/*/cac:AllowanceCharge', isAllowance));
export const documentChargeCodes = codesAt(taxCategoriesOf('/*/cac:AllowanceCharge', isCharge));
export const documentAllowanceOrChargeCodes = codesAt(path('/*/cac:AllowanceCharge/cac:TaxCategory'));
export const breakdownCodes = codesAt(path('/*/cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory'));

const breakdownIds = under(vatParts('/*/cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory'), 'cbc:ID');

/** How often the code stands in the VAT breakdown. */
export const timesInBreakdown = (here: Element, code: string): number => countsInBreakdown(here).get(code) ?? 0;

const countsInBreakdown = perDocument(({ root }) => {
  const counts = new Map<string, number>();
  for (const id of breakdownIds(root)) {
    const code = normalized(id.text);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
});

const oncePerDocument = (test: Test): Test => perDocument(({ root }) => test(root));
const numberUnder = (parties: string): Test =>
  oncePerDocument(exists(under(those(path(`${parties}/cac:PartyTaxScheme`), isOnlyVat), 'cbc:CompanyID')));

export const sellerHasVatNumber = numberUnder('//cac:AccountingSupplierParty/cac:Party');
export const sellerHasTaxNumber = oncePerDocument(
  exists('//cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID'),
);
export const representativeHasVatNumber = numberUnder('//cac:TaxRepresentativeParty');
export const buyerHasVatNumber = numberUnder('//cac:AccountingCustomerParty/cac:Party');
export const buyerHasRegistration = oncePerDocument(
  exists('//cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID'),
);
