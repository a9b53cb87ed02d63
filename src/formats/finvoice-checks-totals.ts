import { type BasisPoints, bp, type Cents, cents, decimal, minus, plus, share, sum, zero } from '../basics/money.ts';
import { exactDecimal, hundredths, roundedCents } from './exact-decimal.ts';
import type { Tell } from './finvoice-checks.ts';
import type { Part } from './xml-cursor.ts';

/** A row that counts: those of texts and of sums (SubInvoiceRow) do not. */
type Row = {
  readonly part: Part;
  readonly code: string | null;
  readonly rateBp: BasisPoints;
  readonly netCents: Cents;
  readonly vatCents: Cents | null;
};

/**
 * The sums of the guide (14): rows add up to the total without VAT, VAT for each rate is that of its rows, and both make
 * the total. VAT of a rate may be counted from its base or row by row, for both are in use and right to the law.
 */
export function checkTotals(root: Part, tell: Tell): void {
  const details = root.part('InvoiceDetails');
  if (!details) return;
  const rows = root.parts('InvoiceRow').flatMap((part) => rowFrom(part));
  for (const row of rows) checkRow(row, tell);
  const adjustments = [
    ...details.parts('DiscountDetails').flatMap((part) => adjustmentFrom(part, -1)),
    ...details.parts('ChargeDetails').flatMap((part) => adjustmentFrom(part, 1)),
  ];
  const counted = [...rows, ...adjustments];
  if (counted.length > 0) {
    expect(details, 'RowsTotalVatExcludedAmount', sum(rows.map((row) => row.netCents)), 'FI-ROWS-TOTAL', tell);
    expect(details, 'InvoiceTotalVatExcludedAmount', sum(counted.map((row) => row.netCents)), 'FI-TOTAL-NET', tell);
  }
  const groups = details.parts('VatSpecificationDetails').filter((one) => isOwnCurrency(one, details));
  for (const group of groups) checkGroup(group, counted, tell);
  checkGrounds(root, details, rows, groups, tell);
  checkSum(details, groups, tell);
  checkSign(details, tell);
}

function checkSum(details: Part, groups: readonly Part[], tell: Tell): void {
  const vat = groups.map((one) => amountAt(one, 'VatRateAmount'));
  const known = vat.filter((one) => one !== null);
  if (groups.length > 0 && known.length === vat.length)
    expect(details, 'InvoiceTotalVatAmount', sum(known), 'FI-TOTAL-VAT', tell);
  const net = amountAt(details, 'InvoiceTotalVatExcludedAmount');
  const total = amountAt(details, 'InvoiceTotalVatAmount');
  if (net !== null && total !== null)
    expect(details, 'InvoiceTotalVatIncludedAmount', plus(net, total), 'FI-TOTAL', tell);
}

/** A credit note's total is always negative (10.5). */
function checkSign(details: Part, tell: Tell): void {
  const total = details.part('InvoiceTotalVatIncludedAmount');
  if (details.text('InvoiceTypeCode') === 'INV02' && total && (centsOf(total) ?? zero) > 0)
    tell('FI-CREDIT-SIGN', 'fatal', total, 'The total of a credit note (INV02) is negative.');
}

function checkRow({ part, code, rateBp, netCents, vatCents }: Row, tell: Tell): void {
  if (vatCents !== null && Math.abs(vatCents - share(netCents, rateBp)) > 1)
    tell('FI-ROW-VAT', 'fatal', part, 'The VAT of the row is not its rate of the amount without VAT.');
  const gross = amountAt(part, 'RowAmount');
  if (gross !== null && vatCents !== null && gross !== plus(netCents, vatCents))
    tell('FI-ROW-AMOUNT', 'fatal', part, 'The amount of the row is not the amount without VAT and the VAT.');
  if (code === 'S' && rateBp === 0)
    tell('FI-VAT-RATE', 'fatal', part, 'The standard category (S) has a rate above zero.');
  if (code !== null && /^(?:Z|E|AE|K|G|O)$/.test(code) && rateBp !== 0)
    tell('FI-VAT-RATE', 'fatal', part, `The category ${code} has no rate above zero.`);
}

function checkGroup(group: Part, rows: readonly Row[], tell: Tell): void {
  const code = group.text('VatCode');
  const rateBp = rateAt(group, 'VatRatePercent') ?? bp(0);
  const base = group.part('VatBaseAmount');
  const amount = group.part('VatRateAmount');
  const [baseCents, amountCents] = [base && centsOf(base), amount && centsOf(amount)];
  const own = rows.filter((row) => row.rateBp === rateBp && (code === null || row.code === null || row.code === code));
  if (base && baseCents !== null && own.length > 0) {
    const countedCents = sum(own.map((row) => row.netCents));
    if (baseCents !== countedCents)
      tell('FI-VAT-BASE', 'fatal', base, `The rows of this VAT rate add up to ${euro(countedCents)}.`);
  }
  if (!amount || amountCents === null || baseCents === null) return;
  const byBase = share(baseCents, rateBp);
  const byRows = sum(own.map((row) => row.vatCents ?? share(row.netCents, row.rateBp)));
  if (amountCents === byBase || (own.length > 0 && amountCents === byRows)) return;
  if (own.length === 0 && isVatOfGross(baseCents, amountCents, rateBp)) return;
  // Half a cent a row is what rounding on the way can make; it is told, but no reason to send the invoice back.
  const severity = Math.abs(amountCents - byBase) * 2 <= own.length + 1 ? 'warning' : 'fatal';
  tell('FI-VAT-AMOUNT', severity, amount, `VAT of this rate is ${euro(byBase)}.`);
}

/** Consumers' prices hold VAT: then the base is what is left of the rounded gross, and its rate of the base may be a cent off. */
const isVatOfGross = (baseCents: Cents, vatCents: Cents, rateBp: BasisPoints): boolean =>
  Math.abs(vatCents * 10_000 - baseCents * rateBp) * 2 <= 10_000 + rateBp;

/** What is not taxed says why (AVL 209 e § 1 mom. 11–13 kohta; guide 10.4), in the breakdown or on the rows. */
function checkGrounds(root: Part, details: Part, rows: readonly Row[], groups: readonly Part[], tell: Tell): void {
  for (const code of ['E', 'AE', 'K', 'G', 'O']) {
    const own = rows.filter((row) => row.code === code);
    const told = groups.filter((group) => group.text('VatCode') === code);
    if (own.length + told.length === 0) continue;
    const says = [...own.map((row) => row.part), ...told].some((part) =>
      ['RowFreeText', 'VatFreeText', 'VatExemptionReasonCode'].some((name) => part.text(name) !== null),
    );
    if (!says && details.text('InvoiceVatFreeText') === null)
      tell(
        'FI-VAT-REASON',
        'fatal',
        told[0] ?? own[0]?.part ?? details,
        `The category ${code} needs its ground in words.`,
      );
    if ((code === 'AE' || code === 'K') && root.text('BuyerPartyDetails', 'BuyerOrganisationTaxCode') === null)
      tell('FI-BUYER-VAT-NUMBER', 'fatal', root, `The category ${code} needs the VAT number of the buyer.`);
  }
  const isTaxed = rows.some((row) => row.rateBp > 0);
  if (isTaxed && root.text('SellerPartyDetails', 'SellerOrganisationTaxCode') === null)
    tell('FI-SELLER-VAT-NUMBER', 'warning', root, 'A seller who charges VAT gives a VAT number.');
}

function rowFrom(part: Part): Row[] {
  const net = amountAt(part, 'RowVatExcludedAmount');
  const gross = amountAt(part, 'RowAmount');
  const vatCents = amountAt(part, 'RowVatAmount');
  const netCents = net ?? (gross !== null && vatCents !== null ? minus(gross, vatCents) : null);
  if (netCents === null) return [];
  return [
    { part, code: part.text('RowVatCode'), rateBp: rateAt(part, 'RowVatRatePercent') ?? bp(0), netCents, vatCents },
  ];
}

function adjustmentFrom(part: Part, sign: 1 | -1): Row[] {
  const amount = amountAt(part, 'Amount');
  if (amount === null) return [];
  const rateBp = rateAt(part, 'VatRatePercent') ?? bp(0);
  return [{ part, code: part.text('VatCategoryCode'), rateBp, netCents: cents(sign * amount), vatCents: null }];
}

function expect(details: Part, name: string, countedCents: Cents, rule: string, tell: Tell): void {
  const part = details.part(name);
  const stated = part && centsOf(part);
  if (part && stated !== null && stated !== countedCents)
    tell(rule, 'fatal', part, `The sum is ${euro(countedCents)}.`);
}

const euro = (value: Cents): string => decimal(value).replace('.', ',');

const isOwnCurrency = (group: Part, details: Part): boolean => {
  const of = (part: Part | null) => part?.attribute('AmountCurrencyIdentifier') ?? null;
  const own = of(details.part('InvoiceTotalVatIncludedAmount'));
  const given = of(group.part('VatBaseAmount')) ?? of(group.part('VatRateAmount'));
  return own === null || given === null || given === own;
};

function amountAt(part: Part, name: string): Cents | null {
  const found = part.part(name);
  return found && centsOf(found);
}

/** The amount in cents; null where it is none, which the structure tells. */
export function centsOf(part: Part): Cents | null {
  const value = exactDecimal(part.text() ?? '');
  const found = value && roundedCents(value);
  // Sums of larger amounts would leave the safe integers, and no invoice has them.
  return found === null || Math.abs(found) > 1e12 ? null : found;
}

function rateAt(part: Part, name: string): BasisPoints | null {
  const value = exactDecimal(part.text(name) ?? '');
  const found = value && hundredths(value);
  return found === null || found < 0 || found > 10_000 ? null : bp(found);
}
