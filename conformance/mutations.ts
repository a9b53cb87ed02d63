import type { Chance } from './chance.ts';
import { attributeValues, idValues, leafValues } from './mutation-values.ts';
import { at, below, type Element, markup, named, type Placed, parseTree } from './ubl-tree.ts';

/** Changes a document; says what it did, or null where the document has nothing it could change. */
export type Mutation = (root: Element, chance: Chance, others: readonly Element[]) => string | null;

const localName = (element: Element): string => element.name.replace(/^.*:/, '');
const isLeaf = ({ element }: Placed): boolean => element.children.length === 0;
const isNumber = ({ element }: Placed): boolean => /^\s*-?[0-9]+(\.[0-9]+)?\s*$/.test(element.text);
const isAmount = ({ element }: Placed): boolean => /Amount$/.test(element.name);
const label = ({ element, parent }: Placed): string => `${parent.name}/${element.name}`;

/** A mutation of one element among those that fit; rare kinds of elements come as often as common ones. */
const onOne =
  (
    fits: (placed: Placed) => boolean,
    change: (placed: Placed, chance: Chance, others: readonly Element[]) => string | null,
  ): Mutation =>
  (root, chance, others) => {
    const fitting = below(root).filter(fits);
    const kind = chance.of([...new Set(fitting.map(label))]);
    const placed = chance.of(fitting.filter((one) => label(one) === kind));
    const done = placed && change(placed, chance, others);
    return placed && done ? `${label(placed)} ${done}` : null;
  };

const anywhere = (): boolean => true;

const drop = onOne(anywhere, ({ element, parent }) => {
  parent.children.splice(parent.children.indexOf(element), 1);
  return 'is gone';
});

const duplicate = onOne(anywhere, ({ element, parent }) => {
  parent.children.splice(parent.children.indexOf(element), 0, structuredClone(element));
  return 'is there twice';
});

const empty = onOne(anywhere, ({ element }, chance) => {
  element.text = chance.of(['', ' ', '\n\t']) ?? '';
  element.children = [];
  return `holds nothing but ${JSON.stringify(element.text)}`;
});

const swapWithNext: Mutation = onOne(anywhere, ({ element, parent }) => {
  const place = parent.children.indexOf(element);
  const next = parent.children[place + 1];
  if (!next) return null;
  parent.children.splice(place, 2, next, element);
  return `comes after ${next.name}`;
});

const move: Mutation = (root, chance) => {
  const moved = chance.of(below(root));
  const target = chance.of(below(root).filter((placed) => !isLeaf(placed)));
  if (
    !moved ||
    !target ||
    [moved.element, ...below(moved.element).map(({ element }) => element)].includes(target.element)
  )
    return null;
  moved.parent.children.splice(moved.parent.children.indexOf(moved.element), 1);
  target.element.children.push(moved.element);
  return `${label(moved)} is moved into ${target.element.name}`;
};

const graft: Mutation = (root, chance, others) => {
  const other = chance.of(others);
  const found = chance.of(other ? below(other) : []);
  if (!found) return null;
  const isRoot = /^(Invoice|CreditNote)$/.test(found.parent.name);
  const target = isRoot ? root : chance.of(named(root, found.parent.name));
  if (!target) return null;
  const same = target.children.findIndex((child) => child.name === found.element.name);
  const replaces = same >= 0 && chance.often(60);
  target.children.splice(same >= 0 ? same : target.children.length, replaces ? 1 : 0, structuredClone(found.element));
  return `${label(found)} ${replaces ? 'is replaced by' : 'is joined by'} that of another document`;
};

const setText = (element: Element, text: string): string => {
  const before = element.text;
  element.text = text;
  return `${JSON.stringify(before)} became ${JSON.stringify(text)}`;
};

function plus(text: string, hundredths: number): string {
  const cents = Math.round(Number(text) * 100) + hundredths;
  return `${cents < 0 ? '-' : ''}${Math.trunc(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
}

const changeAmount = onOne(
  (placed) => isLeaf(placed) && isNumber(placed) && isAmount(placed),
  ({ element }, chance) =>
    setText(element, plus(element.text, chance.of([1, -1, 2, -2, 3, -3, 10, 100, -100, 50, 99_999]) ?? 1)),
);

const anotherNumber: readonly ((text: string) => string)[] = [
  (text) => (text.startsWith('-') ? text.slice(1) : `-${text}`),
  (text) => `${text.includes('.') ? text : `${text}.`}1`,
  (text) => `${text.includes('.') ? text : `${text}.`}000`,
  (text) => `${text.includes('.') ? text : `${text}.`}005`,
  (text) => `${text.includes('.') ? text : `${text}.`}0049999999999999999`,
  (text) => `0${text}`,
  (text) => text.replace(/\..*/, ''),
  (text) => text.replace(/0+$/, ''),
  () => '0',
  () => '-0.00',
  (text) => `${Number(text) * 10}`,
  (text) => `123456789012345678${text}`,
];
const changeNumber = onOne(
  (placed) => isLeaf(placed) && isNumber(placed),
  ({ element }, chance) => setText(element, (chance.of(anotherNumber) ?? String)(element.text.trim())),
);

const moreDecimals = onOne(
  (placed) => isLeaf(placed) && isNumber(placed) && isAmount(placed),
  ({ element }) => setText(element, `${element.text.trim()}${element.text.includes('.') ? '' : '.00'}4`),
);

// One document of a hundred at most: the official rules give up the whole document at such a value.
const unreadableNumber = onOne(
  (placed) => isLeaf(placed) && isNumber(placed),
  ({ element }, chance) => setText(element, chance.of(['1,5', '1e2', 'abc', '+5', '.5', '5.', '', 'NaN', 'INF']) ?? ''),
);

const pad = onOne(isLeaf, ({ element }, chance) =>
  setText(
    element,
    chance.of([
      ` ${element.text}`,
      `${element.text} `,
      `\n  ${element.text}\n`,
      `\u00a0${element.text}`,
      element.text.toLowerCase(),
      element.text.replace(' ', '  '),
    ]) ?? '',
  ),
);

/** The same said in an unusual form: a comment or an instruction in the text, a CDATA section, text between elements. */
const unusualForm = onOne(anywhere, ({ element }, chance) => {
  const { text } = element;
  const half = Math.ceil(text.length / 2);
  const sign = chance.of([markup.comment, markup.instruction]) ?? '';
  const forms = [
    `${sign}${text}`,
    `${text}${sign}`,
    `${text.slice(0, half)}${sign}${text.slice(half)}`,
    `${markup.cdata}${text}`,
  ];
  return setText(element, element.children.length > 0 ? 'words' : (chance.of(forms) ?? ''));
});

const valuesFor = ({ element, parent }: Placed): readonly string[] =>
  (localName(element) === 'ID' ? idValues[localName(parent)] : leafValues[localName(element)]) ?? [];

const changeLeaf = onOne(
  (placed) => isLeaf(placed) && valuesFor(placed).length > 0,
  (placed, chance) => setText(placed.element, chance.of(valuesFor(placed)) ?? ''),
);

const attributesOf = (element: Element): string[] => Object.keys(element.attributes).filter((key) => !/^xml/.test(key));

const changeAttribute = onOne(
  ({ element }) => attributesOf(element).length > 0,
  ({ element }, chance) => {
    const key = chance.of(attributesOf(element)) ?? '';
    const before = element.attributes[key];
    if (chance.often(30)) {
      delete element.attributes[key];
      return `@${key} is gone`;
    }
    element.attributes[key] = chance.of(attributeValues[key] ?? ['x', '']) ?? '';
    return `@${key} ${before} became ${JSON.stringify(element.attributes[key])}`;
  },
);

const addScheme = onOne(
  ({ element }) => /:(ID|CompanyID|EndpointID)$/.test(element.name),
  ({ element, parent }, chance) => {
    element.attributes.schemeID = chance.of(attributeValues.schemeID ?? []) ?? '';
    const values = (chance.often(70) && leafValues.EndpointID) || [element.text];
    if (parent.name === 'cac:PartyIdentification' || element.name !== 'cbc:ID') element.text = chance.of(values) ?? '';
    return `is ${JSON.stringify(element.text)} in the scheme ${element.attributes.schemeID}`;
  },
);

const swapAttributes: Mutation = (root, chance) => {
  const carriers = below(root).filter(({ element }) => attributesOf(element).length > 0);
  const [one, other] = [chance.of(carriers), chance.of(carriers)];
  if (!one || !other || one.element === other.element) return null;
  [one.element.attributes, other.element.attributes] = [other.element.attributes, one.element.attributes];
  return `${label(one)} and ${label(other)} swapped their attributes`;
};

/** All currencies at once, so that nothing but the currency is different. */
const changeCurrency: Mutation = (root, chance) => {
  const currency = chance.of(['SEK', 'DKK', 'NOK', 'JPY', 'XYZ', 'HRK']) ?? '';
  for (const { element } of below(root)) if (element.attributes.currencyID) element.attributes.currencyID = currency;
  for (const element of at(root, 'cbc:DocumentCurrencyCode')) if (chance.often(90)) element.text = currency;
  return `the currency is ${currency}`;
};

/** Every VAT category becomes another, with no tax: near enough to sound that single rules of that category speak. */
const recast: Mutation = (root, chance) => {
  const category = chance.of(['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M']) ?? 'S';
  const rate = category === 'S' ? '25' : category === 'L' || category === 'M' ? '7' : '0';
  for (const element of named(root, 'cac:TaxCategory', 'cac:ClassifiedTaxCategory')) {
    for (const id of at(element, 'cbc:ID')) id.text = category;
    for (const percent of at(element, 'cbc:Percent')) percent.text = rate;
    element.children = element.children.filter(
      ({ name }) => name !== 'cbc:Percent' || category !== 'O' || chance.often(10),
    );
    const named = element.children.some(({ name }) => name.startsWith('cbc:TaxExemptionReason'));
    const reason = parseTree(`<cbc:TaxExemptionReason>Not taxed</cbc:TaxExemptionReason>`);
    if (element.name === 'cac:TaxCategory' && 'E AE K G O'.split(' ').includes(category) && !named && chance.often(90))
      element.children.splice(2, 0, reason);
  }
  if (rate === '0') for (const amount of named(root, 'cbc:TaxAmount')) amount.text = '0';
  if (category === 'K') root.children.push(parseTree(delivery));
  return `every VAT category is ${category}`;
};

const delivery =
  '<cac:Delivery><cbc:ActualDeliveryDate>2026-01-15</cbc:ActualDeliveryDate><cac:DeliveryLocation><cac:Address><cbc:CityName>Malmö</cbc:CityName><cbc:PostalZone>21120</cbc:PostalZone><cac:Country><cbc:IdentificationCode>SE</cbc:IdentificationCode></cac:Country></cac:Address></cac:DeliveryLocation></cac:Delivery>';

/** Invoice becomes credit note and back, with the names that go with it. */
const turn: Mutation = (root) => {
  const pairs = [
    ['Invoice', 'CreditNote'],
    ['cac:InvoiceLine', 'cac:CreditNoteLine'],
    ['cbc:InvoicedQuantity', 'cbc:CreditedQuantity'],
    ['cbc:InvoiceTypeCode', 'cbc:CreditNoteTypeCode'],
  ];
  for (const element of [root, ...below(root).map((placed) => placed.element)]) {
    const pair = pairs.find((names) => names.includes(element.name));
    if (!pair) continue;
    element.name = pair.find((name) => name !== element.name) ?? element.name;
    if (element.name === 'cbc:CreditNoteTypeCode') element.text = '381';
    if (element.name === 'cbc:InvoiceTypeCode') element.text = '380';
  }
  root.attributes.xmlns = `urn:oasis:names:specification:ubl:schema:xsd:${root.name}-2`;
  return `it is a ${root.name} now`;
};

/** The changes and how often each is chosen. */
export const mutations: readonly (readonly [times: number, Mutation])[] = [
  [14, drop],
  [5, duplicate],
  [5, empty],
  [1, swapWithNext],
  [4, move],
  [10, graft],
  [10, changeAmount],
  [9, changeNumber],
  [4, moreDecimals],
  [1, unreadableNumber],
  [5, pad],
  [3, unusualForm],
  [22, changeLeaf],
  [7, changeAttribute],
  [8, addScheme],
  [1, swapAttributes],
  [2, changeCurrency],
  [6, recast],
  [3, turn],
];
