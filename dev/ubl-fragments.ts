import assert from 'node:assert/strict';
import { validateUbl } from '../src/formats/rules/validate.ts';

/** `x('cac:Party/cbc:ID@schemeID=0216', '1')` is one element in another, with an attribute and a content. */
export function x(path: string, ...content: string[]): string {
  const [step = '', ...inner] = path.split(/\/(?=c[ab]c:|ext:)/);
  const [name = '', ...attributes] = step.split('@');
  const said = attributes.map((one) => ` ${one.replace('=', '="')}"`).join('');
  return `<${name}${said}>${inner.length > 0 ? x(inner.join('/'), ...content) : content.join('')}</${name}>`;
}

const ubl = 'urn:oasis:names:specification:ubl:schema:xsd';
const documentOf = (content: string, root = 'Invoice'): Uint8Array =>
  new TextEncoder().encode(
    `<${root} xmlns="${ubl}:${root}-2" xmlns:cac="${ubl}:CommonAggregateComponents-2" ` +
      `xmlns:cbc="${ubl}:CommonBasicComponents-2" xmlns:ext="${ubl}:CommonExtensionComponents-2">${content}</${root}>`,
  );
/** The rules of EN 16931 that a document with this content breaks. */
export const broken = (content: string, root?: string): string[] =>
  validateUbl(documentOf(content, root), 'en16931').findings.map(({ rule }) => rule);

/** `breaks` asserts that a rule is against the one content and not against the other; `tried` are the rules so asked. */
export function trying() {
  const tried = new Set<string>();
  const breaks = (rule: string, bad: string, good: string, root?: string): void => {
    tried.add(rule);
    assert.ok(broken(bad, root).includes(rule), `${rule} has nothing against ${bad}`);
    assert.ok(!broken(good, root).includes(rule), `${rule} is against ${good}`);
  };
  return { breaks, tried };
}

export const seller = 'cac:AccountingSupplierParty/cac:Party';
export const buyer = 'cac:AccountingCustomerParty/cac:Party';
export const charge = (indicator: boolean, ...content: string[]) =>
  x('cac:AllowanceCharge', x('cbc:ChargeIndicator', String(indicator)), ...content);
export const vat = x('cac:TaxScheme/cbc:ID', 'VAT');
export const taxNumber = (tax = 'VAT', number = 'FI31688928') =>
  x('cac:PartyTaxScheme', x('cbc:CompanyID', number), x('cac:TaxScheme/cbc:ID', tax));
