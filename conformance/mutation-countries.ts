import type { Chance } from './chance.ts';
import { addGroupWith } from './mutation-groups.ts';
import { at, type Element } from './ubl-tree.ts';

const supplier = 'cac:AccountingSupplierParty';
const customer = 'cac:AccountingCustomerParty';

type Country = {
  code: string;
  vat: string;
  legal: [string, string];
  endpoint: [string, string];
  id?: string;
  adds?: string[];
};

// What a sound domestic invoice of each country with rules of its own holds, so that a second change speaks to one of them.
const countries: readonly Country[] = [
  {
    code: 'NO',
    vat: 'NO974760673MVA',
    legal: ['974760673', '0192'],
    endpoint: ['974760673', '0192'],
    adds: ['Foretaksregisteret'],
  },
  {
    code: 'DK',
    vat: 'DK12345678',
    legal: ['12345678', '0184'],
    endpoint: ['DK12345678', '0184'],
    adds: ['>31<', '>49<', '>50<', '>93<', 'ZZZ', 'TST'],
  },
  {
    code: 'IT',
    vat: 'IT00743110157',
    legal: ['00743110157', '0210'],
    endpoint: ['IT00743110157', '0211'],
    adds: ['RSSMRA'],
  },
  {
    code: 'SE',
    vat: 'SE556732170701',
    legal: ['5567321707', '0007'],
    endpoint: ['5567321707', '0007'],
    adds: ['F-skatt', 'PLUSGIRO', 'BANKGIRO'],
  },
  {
    code: 'GR',
    vat: 'EL094259216',
    legal: ['094259216', '0002'],
    endpoint: ['094259216', '9933'],
    id: '094259216|28/02/2026|0|1.1|A|1',
    adds: ['M.AR.K', 'INVOICE|URL', 'PartyName'],
  },
  {
    code: 'IS',
    vat: 'IS12345',
    legal: ['5501091230', '0196'],
    endpoint: ['5501091230', '0196'],
    adds: ['EINDAGI', '>9<', '>31<'],
  },
  {
    code: 'NL',
    vat: 'NL123456789B01',
    legal: ['12345678', '0106'],
    endpoint: ['12345678', '0106'],
    adds: ['OrderLineReference', 'OrderReference', 'TaxRepresentativeParty'],
  },
  {
    code: 'DE',
    vat: 'DE123456788',
    legal: ['HRB 1', ''],
    endpoint: ['DE123456788', '9930'],
    adds: ['cac:Contact', 'SKONTO', '>58<', '>48<', '>59<', 'a.pdf', 'URL', 'SEPA'],
  },
];

/** Seller and buyer move to one of the countries with rules of their own. */
export function domesticate(document: Element, chance: Chance): string | null {
  const country = chance.of(countries);
  if (!country) return null;
  for (const name of chance.often(85) ? [supplier, customer] : [chance.of([supplier, customer]) ?? supplier])
    for (const party of at(document, `${name}/cac:Party`)) becomes(party, country, chance);
  if (country.id) for (const id of at(document, 'cbc:ID')) id.text = country.id;
  if (country.id) for (const day of at(document, 'cbc:IssueDate')) day.text = '2026-02-28';
  const added = (country.adds ?? [])
    .filter(() => chance.often(60))
    .flatMap((hint) => addGroupWith(document, hint, chance) ?? []);
  return [`it is domestic in ${country.code}`, ...added].join(', ');
}

const wrongNumbers = ['', '123456789', '12345678901', '1234567890AB', '094259217', '974760674MVA', '55673217070X'];

function becomes(party: Element, { code, vat, legal, endpoint }: Country, chance: Chance): void {
  for (const country of at(party, 'cac:PostalAddress/cac:Country/cbc:IdentificationCode')) country.text = code;
  for (const taxed of at(party, 'cac:PartyTaxScheme'))
    if (at(taxed, 'cac:TaxScheme/cbc:ID')[0]?.text === 'VAT')
      for (const id of at(taxed, 'cbc:CompanyID'))
        id.text = chance.often(15) ? `${vat.slice(0, 2)}${chance.of(wrongNumbers)}` : vat;
  for (const [path, [value, schemeId]] of [
    ['cac:PartyLegalEntity/cbc:CompanyID', legal],
    ['cbc:EndpointID', endpoint],
  ] as const)
    for (const id of at(party, path)) {
      id.text = value;
      id.attributes = schemeId === '' ? {} : { schemeID: schemeId };
    }
}
