import type { Chance } from './chance.ts';
import { idValues, leafValues } from './mutation-values.ts';
import { below, type Element, named, parseTree } from './ubl-tree.ts';

const amount = (name: string, value: string): string => `<cbc:${name} currencyID="EUR">${value}</cbc:${name}>`;
const scheme = '<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>';
const category = `<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent>${scheme}</cac:TaxCategory>`;
const allowance = (taxed: string, charge: boolean, rate: string): string =>
  `<cac:AllowanceCharge><cbc:ChargeIndicator>${charge}</cbc:ChargeIndicator><cbc:AllowanceChargeReasonCode>${charge ? 'FC' : '95'}</cbc:AllowanceChargeReasonCode><cbc:AllowanceChargeReason>As agreed</cbc:AllowanceChargeReason>${rate}${amount('Amount', '10.00')}${rate && amount('BaseAmount', '100.00')}${taxed}</cac:AllowanceCharge>`;
const tenth = '<cbc:MultiplierFactorNumeric>10</cbc:MultiplierFactorNumeric>';
const file =
  '<cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="a.pdf">QQ==</cbc:EmbeddedDocumentBinaryObject>';
const reference = (inside: string): string =>
  `<cac:AdditionalDocumentReference><cbc:ID>400001</cbc:ID>${inside}</cac:AdditionalDocumentReference>`;
const means = (code: string, inside: string): string =>
  `<cac:PaymentMeans><cbc:PaymentMeansCode>${code}</cbc:PaymentMeansCode>${inside}</cac:PaymentMeans>`;
const account = (id: string, branch: string): string =>
  `<cac:PayeeFinancialAccount><cbc:ID>${id}</cbc:ID><cac:FinancialInstitutionBranch><cbc:ID>${branch}</cbc:ID></cac:FinancialInstitutionBranch></cac:PayeeFinancialAccount>`;
const address = (country: string): string =>
  `<cac:PostalAddress><cbc:StreetName>Katu 1</cbc:StreetName><cbc:CityName>Oulu</cbc:CityName><cbc:PostalZone>90100</cbc:PostalZone><cac:Country><cbc:IdentificationCode>${country}</cbc:IdentificationCode></cac:Country></cac:PostalAddress>`;
const taxScheme = (number: string, id: string): string =>
  `<cac:PartyTaxScheme><cbc:CompanyID>${number}</cbc:CompanyID><cac:TaxScheme><cbc:ID>${id}</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`;

type Group = readonly [into: string, group: string];

const root = '';
const line = 'cac:InvoiceLine|cac:CreditNoteLine';
const supplier = 'cac:AccountingSupplierParty';
const customer = 'cac:AccountingCustomerParty';

/** Groups that may be added, each with where it belongs: the document itself (''), or any element of these names. */
const groups: readonly Group[] = [
  [root, allowance(category, false, tenth)],
  [root, allowance(category, true, '')],
  [root, allowance(category.replace('>S<', '>Z<').replace('25', '0'), true, tenth)],
  [root, allowance('', false, '')],
  [root, allowance(category, true, '').replace('>FC<', '>ZZZ<').replace('As agreed', '0042')],
  [line, allowance('', false, tenth)],
  [line, allowance('', true, '')],
  [
    'cac:Price',
    `<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator>${amount('Amount', '1.00')}${amount('BaseAmount', '11.00')}</cac:AllowanceCharge>`,
  ],
  ['cac:Price', '<cbc:BaseQuantity unitCode="HUR">1</cbc:BaseQuantity>'],
  [root, reference('<cbc:DocumentDescription>EINDAGI</cbc:DocumentDescription>')],
  [root, reference('<cbc:DocumentDescription>##M.AR.K##</cbc:DocumentDescription>')],
  [
    root,
    reference(
      `<cbc:DocumentDescription>##INVOICE|URL##</cbc:DocumentDescription><cac:Attachment><cac:ExternalReference><cbc:URI>https://example.com/1</cbc:URI></cac:ExternalReference></cac:Attachment>`,
    ),
  ],
  [root, reference(`<cac:Attachment>${file}</cac:Attachment>`)],
  [root, reference('<cbc:DocumentTypeCode>130</cbc:DocumentTypeCode>')],
  [root, reference('<cbc:DocumentTypeCode>50</cbc:DocumentTypeCode>')],
  [
    root,
    reference(
      `<cbc:DocumentTypeCode>130</cbc:DocumentTypeCode><cbc:DocumentDescription>Meter</cbc:DocumentDescription><cac:Attachment>${file}</cac:Attachment>`,
    ),
  ],
  [root, means('30', account('12345', 'SE:PLUSGIRO'))],
  [root, means('30', account('1234567', 'SE:BANKGIRO'))],
  [root, means('31', account('12345678', '1234'))],
  [root, means('50', `<cbc:PaymentID>01#</cbc:PaymentID>${account('12345678', '')}`)],
  [root, means('93', `<cbc:PaymentID>71#123456789012345</cbc:PaymentID>${account('12345678', '')}`)],
  [root, means('9', account('123456789012', ''))],
  [root, means('58', account('DE89370400440532013000', ''))],
  [
    root,
    means(
      '48',
      '<cac:CardAccount><cbc:PrimaryAccountNumberID>1234</cbc:PrimaryAccountNumberID><cbc:NetworkID>VISA</cbc:NetworkID></cac:CardAccount>',
    ),
  ],
  [
    root,
    means(
      '59',
      '<cac:PaymentMandate><cbc:ID>M1</cbc:ID><cac:PayerFinancialAccount><cbc:ID>DE89370400440532013000</cbc:ID></cac:PayerFinancialAccount></cac:PaymentMandate>',
    ),
  ],
  [
    root,
    means(
      '49',
      '<cac:PaymentMandate><cbc:ID>M1</cbc:ID><cac:PayerFinancialAccount><cbc:ID>1</cbc:ID></cac:PayerFinancialAccount></cac:PaymentMandate>',
    ),
  ],
  [root, '<cac:PaymentTerms><cbc:Note>#SKONTO#TAGE=14#PROZENT=2.25#\n</cbc:Note></cac:PaymentTerms>'],
  [
    root,
    '<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>1</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>',
  ],
  [
    root,
    `<cac:TaxRepresentativeParty><cac:PartyName><cbc:Name>Edustaja</cbc:Name></cac:PartyName>${address('NL')}${taxScheme('NL123456789B01', 'VAT')}</cac:TaxRepresentativeParty>`,
  ],
  [
    root,
    `<cac:TaxRepresentativeParty><cac:PartyName><cbc:Name>Edustaja</cbc:Name></cac:PartyName>${address('GR')}${taxScheme('EL094259216', 'VAT')}</cac:TaxRepresentativeParty>`,
  ],
  [
    root,
    '<cac:PayeeParty><cac:PartyIdentification><cbc:ID schemeID="SEPA">X</cbc:ID></cac:PartyIdentification><cac:PartyName><cbc:Name>Saaja</cbc:Name></cac:PartyName></cac:PayeeParty>',
  ],
  [
    root,
    '<cac:InvoicePeriod><cbc:StartDate>2026-01-01</cbc:StartDate><cbc:EndDate>2026-01-31</cbc:EndDate></cac:InvoicePeriod>',
  ],
  [root, '<cac:InvoicePeriod><cbc:DescriptionCode>35</cbc:DescriptionCode></cac:InvoicePeriod>'],
  [
    line,
    '<cac:InvoicePeriod><cbc:StartDate>2026-01-01</cbc:StartDate><cbc:EndDate>2026-01-31</cbc:EndDate></cac:InvoicePeriod>',
  ],
  [line, '<cac:OrderLineReference><cbc:LineID>1</cbc:LineID></cac:OrderLineReference>'],
  [
    line,
    '<cac:DocumentReference><cbc:ID schemeID="ABZ">1</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode></cac:DocumentReference>',
  ],
  [
    'cac:Item',
    '<cac:CommodityClassification><cbc:ItemClassificationCode listID="TST" listVersionID="19.05.01">1</cbc:ItemClassificationCode></cac:CommodityClassification>',
  ],
  ['cac:Item', '<cac:StandardItemIdentification><cbc:ID schemeID="0160">1</cbc:ID></cac:StandardItemIdentification>'],
  ['cac:Item', '<cac:OriginCountry><cbc:IdentificationCode>CN</cbc:IdentificationCode></cac:OriginCountry>'],
  [
    'cac:Item',
    '<cac:AdditionalItemProperty><cbc:Name>Colour</cbc:Name><cbc:Value>Red</cbc:Value></cac:AdditionalItemProperty>',
  ],
  [`${supplier}|${customer}`, taxScheme('FI31688928', 'VAT')],
  [supplier, taxScheme('Foretaksregisteret', 'TAX')],
  [supplier, taxScheme('RSSMRA85T10A562S', 'LOC')],
  [supplier, taxScheme('Godkänd för F-skatt', 'TAX')],
  [
    `${supplier}|${customer}`,
    '<cac:PartyIdentification><cbc:ID schemeID="0088">7300010000001</cbc:ID></cac:PartyIdentification>',
  ],
  [`${supplier}|${customer}`, '<cac:PartyIdentification><cbc:ID schemeID="SEPA">X</cbc:ID></cac:PartyIdentification>'],
  [`${supplier}|${customer}`, '<cac:PartyName><cbc:Name>Yritys</cbc:Name></cac:PartyName>'],
  [
    supplier,
    '<cac:Contact><cbc:Name>A</cbc:Name><cbc:Telephone>040 1234</cbc:Telephone><cbc:ElectronicMail>a@b.fi</cbc:ElectronicMail></cac:Contact>',
  ],
  [
    root,
    '<cac:Delivery><cbc:ActualDeliveryDate>2026-01-15</cbc:ActualDeliveryDate><cac:DeliveryLocation><cbc:ID schemeID="0088">7300010000001</cbc:ID><cac:Address><cbc:CityName>Malmö</cbc:CityName><cac:Country><cbc:IdentificationCode>SE</cbc:IdentificationCode></cac:Country></cac:Address></cac:DeliveryLocation></cac:Delivery>',
  ],
  [root, '<cbc:TaxCurrencyCode>SEK</cbc:TaxCurrencyCode>'],
  [root, '<cac:TaxTotal><cbc:TaxAmount currencyID="SEK">1000.00</cbc:TaxAmount></cac:TaxTotal>'],
  [root, '<cbc:TaxPointDate>2026-01-15</cbc:TaxPointDate>'],
  [root, '<cbc:DueDate>2026-01-15</cbc:DueDate>'],
  [root, '<cbc:Note>#AAB#Second note</cbc:Note>'],
  [root, '<cac:OrderReference><cbc:ID>PO1</cbc:ID></cac:OrderReference>'],
  [root, '<cbc:BuyerReference>B1</cbc:BuyerReference>'],
  ['cac:LegalMonetaryTotal', amount('PayableRoundingAmount', '0.01')],
  ['cac:LegalMonetaryTotal', amount('PrepaidAmount', '1.00')],
  ['cac:LegalMonetaryTotal', amount('AllowanceTotalAmount', '10.00')],
  ['cac:LegalMonetaryTotal', amount('ChargeTotalAmount', '10.00')],
  ...['AE', 'D', 'F', 'G', 'I', 'IC', 'J', 'O'].map(
    (code) => ['cac:TaxCategory', `<cbc:TaxExemptionReasonCode>VATEX-EU-${code}</cbc:TaxExemptionReasonCode>`] as const,
  ),
  ['cac:TaxCategory', '<cbc:TaxExemptionReason>Because</cbc:TaxExemptionReason>'],
  [
    'cac:TaxTotal',
    `<cac:TaxSubtotal>${amount('TaxableAmount', '100.00')}${amount('TaxAmount', '25.00')}${category}</cac:TaxSubtotal>`,
  ],
  // What the standard wants once, and what needs an amount in cents.
  ...['Contract', 'Receipt', 'Despatch', 'Originator'].map(
    (kind) => [root, `<cac:${kind}DocumentReference><cbc:ID>1</cbc:ID></cac:${kind}DocumentReference>`] as const,
  ),
  [root, '<cac:ProjectReference><cbc:ID>1</cbc:ID></cac:ProjectReference>'],
  ['cac:BillingReference', '<cac:InvoiceDocumentReference><cbc:ID>1</cbc:ID></cac:InvoiceDocumentReference>'],
  ['cac:Delivery', '<cac:DeliveryParty><cac:PartyName><cbc:Name>A</cbc:Name></cac:PartyName></cac:DeliveryParty>'],
  ['cac:PartyLegalEntity', '<cbc:RegistrationName>Toinen nimi Oy</cbc:RegistrationName>'],
  ['cac:PartyLegalEntity', '<cbc:CompanyLegalForm>Osakeyhtiö</cbc:CompanyLegalForm>'],
  ['cac:PaymentMeans', '<cbc:PaymentMeansCode name="Transfer">30</cbc:PaymentMeansCode>'],
  ['cac:PaymentMandate', '<cbc:ID>M2</cbc:ID>'],
  ['cac:PaymentTerms', '<cbc:Note>Ja vielä</cbc:Note>'],
  ['cac:PartyName', '<cbc:Name>Toinen</cbc:Name>'],
  ['cac:AllowanceCharge', '<cbc:AllowanceChargeReason>Ja vielä</cbc:AllowanceChargeReason>'],
  ['cac:AdditionalDocumentReference', '<cbc:DocumentDescription>Ja vielä</cbc:DocumentDescription>'],
  [root, allowance(category, false, tenth).replaceAll('.00<', '.001<')],
  [line, allowance('', false, tenth).replaceAll('.00<', '.001<')],
];

/** Adds a group of the standard, sometimes twice; half of the time one of its values is another one. */
export const addGroup = (document: Element, chance: Chance): string | null =>
  put(document, chance.of(groups), chance, 50);

/** Adds the first group in which the hint occurs; some of the time one of its values is another one. */
export const addGroupWith = (document: Element, hint: string, chance: Chance): string | null =>
  put(
    document,
    groups.find(([, group]) => group.includes(hint)),
    chance,
    30,
  );

function put(document: Element, chosen: Group | undefined, chance: Chance, spoilt: number): string | null {
  const [into = '', written = ''] = chosen ?? [];
  const wanted = chance.of(into === root ? [document] : named(document, ...into.split('|')));
  if (!wanted) return null;
  const target = wanted.children[0]?.name === 'cac:Party' ? wanted.children[0] : wanted;
  const group = parseTree(written);
  const leaves = below(group).filter(({ element, parent }) => otherValues(element, parent).length > 0);
  const leaf = chance.often(spoilt) ? chance.of(leaves) : undefined;
  if (leaf) leaf.element.text = chance.of(otherValues(leaf.element, leaf.parent)) ?? '';
  const place = chance.often(50)
    ? target.children.length
    : target.children.findIndex(({ name }) => name === group.name) + 1;
  const times = chance.often(12) ? 2 : 1;
  for (let time = 0; time < times; time++) target.children.splice(place, 0, structuredClone(group));
  const changed = leaf ? ` with ${leaf.element.name} ${JSON.stringify(leaf.element.text)}` : '';
  return `${target.name} got ${written.match(/^<[^>]*>(?:<[^>]*>[^<]*)?/)?.[0]}${times > 1 ? ' twice' : ''}${changed}`;
}

const otherValues = (element: Element, parent: Element): readonly string[] =>
  (element.children.length > 0
    ? undefined
    : element.name === 'cbc:ID'
      ? idValues[parent.name.slice(4)]
      : leafValues[element.name.slice(4)]) ?? [];
