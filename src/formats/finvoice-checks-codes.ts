import { isDay } from '../basics/day.ts';
import { isCountryCode, isUnitCode } from './codes.ts';
import type { Tell } from './finvoice-checks.ts';
import { isCurrencyCode, isVatCode } from './finvoice-codes.ts';
import type { Part } from './xml-cursor.ts';
import type { XmlNode } from './xml-node.ts';

// The codes of UNCL1001 that the guide gives beside its own.
const unitedNationsCodes: Record<string, readonly string[]> = {
  INV01: ['380'],
  INV02: ['381'],
};

/** Codes that must be of their lists, days that must be in the calendar, and what the type of the document demands. */
export function checkCodes(root: Part, tell: Tell): void {
  checkEverywhere(root.node, '/Finvoice', tell);
  const details = root.part('InvoiceDetails');
  if (!details) return;
  const type = details.text('InvoiceTypeCode');
  const unitedNations = details.part('InvoiceTypeCodeUN');
  const expected = unitedNationsCodes[type ?? ''];
  if (unitedNations && expected && !expected.includes(unitedNations.text() ?? ''))
    tell('FI-TYPE-CODE', 'warning', unitedNations, `For ${type} the code of the United Nations is ${expected}.`);
  const origin = details.part('OriginCode');
  if (origin?.text() === 'Cancel' && type !== 'INV02')
    tell('FI-ORIGIN-CODE', 'fatal', origin, 'Only a credit note (INV02) can cancel.');
  if ((type === 'INV02' || type === 'INV08') && !namesOriginal(root, details))
    tell('FI-ORIGINAL-INVOICE', 'warning', details, 'A credit note and a reminder name the original invoice.');
  checkPeriod(details, 'InvoicingPeriodStartDate', 'InvoicingPeriodEndDate', tell);
  for (const row of root.parts('InvoiceRow')) checkPeriod(row, 'StartDate', 'EndDate', tell);
}

const namesOriginal = (root: Part, details: Part): boolean =>
  [details, ...root.parts('InvoiceRow')].some(
    (part) => part.part('OriginalInvoiceNumber') !== null || part.part('OriginalInvoiceReference') !== null,
  );

function checkPeriod(part: Part, from: string, to: string, tell: Tell): void {
  const [start, end] = [part.part(from), part.part(to)];
  if (start && end && (start.text() ?? '') > (end.text() ?? ''))
    tell('FI-PERIOD', 'fatal', end, 'The period ends before it begins.');
}

/** Walks the whole document once, since days, amounts and codes stand everywhere. */
function checkEverywhere(node: XmlNode, location: string, tell: Tell): void {
  const text = node.text.trim();
  const { AmountCurrencyIdentifier: currency, QuantityUnitCodeUN: unit, Format: format } = node.attributes;
  if (currency !== undefined && !isCurrencyCode(currency))
    tell('FI-CURRENCY', 'fatal', location, `${currency} is not a currency of ISO 4217.`);
  if (unit !== undefined && !isUnitCode(unit))
    tell('FI-UNIT-CODE', 'warning', location, `${unit} is not a unit of UN/ECE Recommendation 20.`);
  if (format !== undefined && /^\d{8}$/.test(text) && !isDay(text.replace(/(....)(..)(..)/, '$1-$2-$3')))
    tell('FI-DATE', 'fatal', location, `${text} is no day of the calendar.`);
  if (node.name.endsWith('CountryCode') && text !== '' && !isCountryCode(text))
    tell('FI-COUNTRY', 'fatal', location, `${text} is not a country code of ISO 3166.`);
  if (/^(?:(?:Sub)?(?:Row)?VatCode|VatCategoryCode)$/.test(node.name) && text !== '' && !isVatCode(text))
    tell('FI-VAT-CODE', 'fatal', location, `${text} is not a VAT category of the code list 5305.`);
  const counts = new Map<string, number>();
  for (const { name } of node.children) counts.set(name, (counts.get(name) ?? 0) + 1);
  const met = new Map<string, number>();
  for (const child of node.children) {
    const at = (met.get(child.name) ?? 0) + 1;
    met.set(child.name, at);
    const index = (counts.get(child.name) ?? 0) > 1 ? `[${at}]` : '';
    checkEverywhere(child, `${location}/${child.name}${index}`, tell);
  }
}
