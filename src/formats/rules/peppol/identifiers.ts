import type { Element } from '../element.ts';
import { atWhen, type Context, type Rule, type Severity } from '../rule.ts';
import { normalized } from '../vocabulary.ts';
import {
  isAustralianBusiness,
  isBelgianEnterprise,
  isDanishCompany,
  isDanishSe,
  isDanishUnit,
  isDutchVat,
  isGln,
  isItalianOffice,
  isItalianTaxCode,
  isItalianVat,
  isNorwegianOrganisation,
  isSwedishOrganisation,
} from './check-digits.ts';
import { says } from './wording.ts';

const everywhere = ['cbc:EndpointID', 'cac:PartyIdentification/cbc:ID', 'cbc:CompanyID'];

type Check = (identifier: string) => boolean;
const inScheme =
  (scheme: string) =>
  (here: Element): boolean =>
    here.attribute('schemeID') === scheme;

/** Identifiers of a scheme must have the form of that scheme. */
function form(scheme: string, id: string, severity: Severity, name: string, check: Check, where = everywhere): Context {
  const message = `An identifier of the scheme ${scheme} must be a valid ${name}.`;
  const rule: Rule = { id, severity, message, holds: (here) => check(normalized(here.text)) };
  return atWhen(where, inScheme(scheme), rule);
}

/** The same where white space at the ends is not forgiven. */
function exactForm(scheme: string, id: string, name: string, check: Check): Context {
  const context = form(scheme, id, 'fatal', name, check);
  return { ...context, rules: context.rules.map((rule) => ({ ...rule, holds: (here) => check(here.text) })) };
}

/** Identifiers by their schemes, in the order of the official rules, since each identifier is judged by the first that fits. */
export const identifiers: readonly Context[] = [
  form('0088', 'PEPPOL-COMMON-R040', 'fatal', 'GLN, with its check digit', isGln),
  form('0192', 'PEPPOL-COMMON-R041', 'fatal', 'Norwegian organisation number', isNorwegianOrganisation),
  exactForm('0184', 'PEPPOL-COMMON-R042', 'Danish company number (CVR)', isDanishCompany),
  exactForm('0096', 'PEPPOL-COMMON-R052', 'Danish production unit number (P)', isDanishUnit),
  exactForm('0198', 'PEPPOL-COMMON-R053', 'Danish SE number', isDanishSe),
  form('0208', 'PEPPOL-COMMON-R043', 'fatal', 'Belgian enterprise number', isBelgianEnterprise),
  form('0201', 'PEPPOL-COMMON-R044', 'warning', 'Italian office code (IPA)', isItalianOffice),
  form('0210', 'PEPPOL-COMMON-R045', 'warning', 'Italian tax code', isItalianTaxCode),
  form('9907', 'PEPPOL-COMMON-R046', 'warning', 'Italian tax code', isItalianTaxCode, ['cbc:EndpointID']),
  form('0211', 'PEPPOL-COMMON-R047', 'warning', 'Italian VAT number', isItalianVat),
  form('0007', 'PEPPOL-COMMON-R049', 'fatal', 'Swedish organisation number of ten digits', isTenDigitSwedish),
  form('0151', 'PEPPOL-COMMON-R050', 'fatal', 'Australian business number', isAustralianBusiness),
  form('0106', 'PEPPOL-COMMON-R054', 'warning', 'Dutch KVK number of 8 digits', (text) => /^[0-9]{8}$/.test(text)),
  form('0190', 'PEPPOL-COMMON-R055', 'warning', 'Dutch OIN of 20 digits', (text) => /^[0-9]{20}$/.test(text)),
  form('9944', 'PEPPOL-COMMON-R056-1', 'warning', 'Dutch VAT number like NL123456789B01', isDutchVat),
  atWhen('cac:PartyTaxScheme/cbc:CompanyID', isDutchVatNumber, {
    id: 'PEPPOL-COMMON-R056-2',
    severity: 'warning',
    message: 'A VAT number that begins with NL must look like NL123456789B01.',
    holds: (here) => isDutchVat(normalized(here.text)),
  }),
  form('0217', 'PEPPOL-COMMON-R057', 'warning', 'Dutch establishment number of 12 digits', (text) =>
    /^[0-9]{12}$/.test(text),
  ),
];

function isTenDigitSwedish(text: string): boolean {
  return text.length === 10 && isSwedishOrganisation(text);
}

const besideVat = says('../cac:TaxScheme/cbc:ID', 'VAT');
function isDutchVatNumber(here: Element): boolean {
  return besideVat(here) && normalized(here.text).startsWith('NL');
}
