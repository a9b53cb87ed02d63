/** A fault of a value or of an attribute, in words. */
type Attributes = Readonly<Record<string, { readonly pattern: RegExp; readonly isNeeded?: true }>>;
type Kind = {
  readonly pattern: RegExp;
  readonly says: string;
  readonly keepsSpace?: true;
  readonly attributes?: Attributes;
};

const currency: Attributes = { AmountCurrencyIdentifier: { pattern: /^\S{3}$/, isNeeded: true } };
const scheme = (pattern: RegExp): Attributes => ({ SchemeID: { pattern } });
const account: Attributes = { IdentificationSchemeName: { pattern: /^(?:IBAN|BBAN)$/, isNeeded: true } };
const units: Attributes = {
  QuantityUnitCode: { pattern: /^.{0,14}$/su },
  QuantityUnitCodeUN: { pattern: /^[A-Z0-9]{2,3}$/ },
};
const amountPattern = /^-?\d{1,15}(?:,\d{2,5})?$/;
const amountSays = 'an amount with a decimal comma, at most 15 digits before it and 2 to 5 after it';
const token = (most: string) => new RegExp(`^[\\p{L}\\p{M}\\p{N}._:·-]{${most}}$`, 'u');

const kinds: Readonly<Record<string, Kind>> = {
  amount: { pattern: amountPattern, says: amountSays, attributes: currency },
  'unit-price': {
    pattern: amountPattern,
    says: amountSays,
    attributes: {
      ...currency,
      UnitPriceUnitCode: { pattern: /^.{0,14}$/su },
      QuantityUnitCodeUN: { pattern: /^[A-Z0-9]{2,3}$/ },
    },
  },
  'sub-unit-price': {
    pattern: amountPattern,
    says: amountSays,
    attributes: { ...currency, UnitPriceUnitCode: { pattern: /^.{0,14}$/su } },
  },
  'epi-amount': {
    pattern: /^-?\d{1,15},\d{2}$/,
    says: 'an amount with a decimal comma and exactly two decimals',
    attributes: currency,
  },
  date: {
    pattern: /^\d{8}$/,
    says: 'a day of eight digits, CCYYMMDD',
    attributes: { Format: { pattern: /^CCYYMMDD$/, isNeeded: true } },
  },
  percent: {
    pattern: /^[1-9]?\d{1,2}(?:,\d{1,3})?$/,
    says: 'a percentage with a decimal comma and at most three decimals',
    keepsSpace: true,
  },
  rate: { pattern: /^\d{1,15}(?:,\d{1,6})?$/, says: 'a rate of exchange with a decimal comma', keepsSpace: true },
  country: { pattern: token('2'), says: 'a country code of two letters' },
  language: { pattern: token('2'), says: 'a language code of two letters' },
  quantity: {
    pattern: /^.{0,14}$/su,
    says: 'a quantity of at most 14 characters',
    keepsSpace: true,
    attributes: units,
  },
  value: { pattern: /^.{0,70}$/su, says: 'a text of at most 70 characters', keepsSpace: true, attributes: units },
  code: { pattern: /^[A-Z0-9]{1,3}$/, says: 'a code of one to three capitals or digits' },
  vatex: { pattern: /^[A-Za-z0-9-]{1,20}$/, says: 'a code of the VATEX list' },
  header: {
    pattern: /^.{0,70}$/su,
    says: 'a text of at most 70 characters',
    keepsSpace: true,
    attributes: { DefinitionCode: { pattern: /^.{1,20}$/su } },
  },
  'party-code': {
    pattern: /^.{0,70}$/su,
    says: 'a text of at most 70 characters',
    keepsSpace: true,
    attributes: { IdentifierType: { pattern: /^.{1,20}$/su }, ...scheme(/^\d{4}$/) },
  },
  'party-id': {
    pattern: /^.{0,35}$/su,
    says: 'a text of at most 35 characters',
    keepsSpace: true,
    attributes: scheme(/^\d{4}$/),
  },
  ean: {
    pattern: /^.{0,35}$/su,
    says: 'a text of at most 35 characters',
    keepsSpace: true,
    attributes: scheme(/^\d{4}$/),
  },
  place: {
    pattern: /^.{0,35}$/su,
    says: 'a text of at most 35 characters',
    keepsSpace: true,
    attributes: scheme(/^\d{4}$/),
  },
  'e-address': {
    pattern: /^.{2,35}$/su,
    says: 'an address of 2 to 35 characters',
    keepsSpace: true,
    attributes: scheme(token('1,10')),
  },
  'object-id': {
    pattern: /^.{1,70}$/su,
    says: 'a text of 1 to 70 characters',
    keepsSpace: true,
    attributes: scheme(/^[A-Z0-9]{1,3}$/),
  },
  'article-group': {
    pattern: /^.{0,70}$/su,
    says: 'a text of at most 70 characters',
    keepsSpace: true,
    attributes: { ...scheme(/^[A-Z0-9]{1,3}$/), SchemeVersion: { pattern: /^.{1,35}$/su } },
  },
  'party-text': {
    pattern: /^.{0,35}$/su,
    says: 'a text of at most 35 characters',
    keepsSpace: true,
    attributes: { AnyPartyCode: { pattern: /^.{0,35}$/su, isNeeded: true } },
  },
  account: {
    pattern: token('2,35'),
    says: 'an account number of 2 to 35 characters without spaces',
    attributes: account,
  },
  'epi-account': {
    pattern: token('1,34'),
    says: 'an account number of 1 to 34 characters without spaces',
    attributes: account,
  },
  bic: {
    pattern: token('8,11'),
    says: 'a BIC of 8 to 11 characters',
    attributes: { IdentificationSchemeName: { pattern: /^BIC$/, isNeeded: true } },
  },
  reference: {
    pattern: /^(?:\d{2,20}|RF\d\d[0-9A-Za-z]{1,21})$/,
    says: 'a payment reference of 2 to 20 digits, or RF and at most 23 characters',
    attributes: { IdentificationSchemeName: { pattern: /^(?:SPY|ISO)$/ } },
  },
  charge: {
    pattern: /^/,
    says: 'a text',
    attributes: { ChargeOption: { pattern: /^(?:SHA|OUR|BEN|SLEV)$/, isNeeded: true } },
  },
  'type-code': {
    pattern: /^(?:REQ|QUO|ORD|ORC|INV|DEV|TES|INF|PRI|DEN|SEI|REC|RES|SDD)\d\d$/,
    says: 'a code of the type of message, such as INV01',
    attributes: { CodeListAgencyIdentifier: { pattern: /^SPY$/ } },
  },
  origin: { pattern: /^(?:Original|Copy|Cancel)$/, says: 'Original, Copy or Cancel' },
  'payment-status': { pattern: /^(?:PAID|NOTPAID|PARTLYPAID)$/, says: 'PAID, NOTPAID or PARTLYPAID' },
  instant: {
    pattern: /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/,
    says: 'a time such as 2026-06-01T12:00:00+03:00',
  },
  'attachments-id': {
    pattern: /^.{2,48}::attachments$/su,
    says: 'the id of the message and ::attachments',
    keepsSpace: true,
  },
};

const lengths = new Map<string, Kind>();

/** The kind of value by its name in the grammar; those of mere length are made as they are met. */
function kindOf(name: string): Kind {
  const known = kinds[name] ?? lengths.get(name);
  if (known) return known;
  const [, letter, least = '0', most = '0'] = /^([stn])(\d+)-(\d+)$/.exec(name) ?? [];
  if (letter === undefined) throw new Error(`no kind of value in Finvoice: ${name}`);
  const bounds = `${least},${most}`;
  const says = `a text of ${least} to ${most} characters${letter === 'n' ? ' without spaces' : ''}`;
  const pattern = letter === 'n' ? token(bounds) : new RegExp(`^.{${bounds}}$`, 'su');
  const made: Kind = letter === 's' ? { pattern, says, keepsSpace: true } : { pattern, says };
  lengths.set(name, made);
  return made;
}

const collapsed = (text: string): string => text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');

/** What must stand in a value of the kind, where the text is not such; null where it is. */
export function valueFault(kind: string, text: string): string | null {
  const { pattern, says, keepsSpace } = kindOf(kind);
  return pattern.test(keepsSpace ? text : collapsed(text)) ? null : says;
}

/** The attributes that are missing, wrong or unknown at a value of the kind. */
export function attributeFaults(kind: string | null, given: Readonly<Record<string, string>>): string[] {
  const known = (kind === null ? undefined : kindOf(kind).attributes) ?? {};
  const faults: string[] = [];
  for (const [name, { pattern, isNeeded }] of Object.entries(known)) {
    const value = given[name];
    if (value === undefined) {
      if (isNeeded) faults.push(`the attribute ${name} is missing`);
    } else if (!pattern.test(collapsed(value))) faults.push(`the attribute ${name} cannot be "${value.slice(0, 40)}"`);
  }
  for (const name of Object.keys(given))
    if (!Object.hasOwn(known, name) && !/^xml/.test(name) && !name.includes(':'))
      faults.push(`there is no attribute ${name} here`);
  return faults;
}
