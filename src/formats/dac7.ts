import type { Day } from '../basics/day.ts';
import type { BusinessId } from '../basics/identifiers/business-id.ts';
import type { Iban } from '../basics/identifiers/iban.ts';
import { type Cents, ratio } from '../basics/money.ts';
import type { Refusal } from '../basics/refusal.ts';
import { type Dac7Fault, faultInDac7 } from './dac7-rules.ts';
import { inLine, inLineOrNot } from './one-line.ts';
import { el, type Xml } from './xml.ts';

// What a platform operator reports of its sellers once a year (directive (EU) 2021/514, "DAC7"; OECD DPI XML Schema 1.0).

export type Dac7Message = {
  /** FI, the year, FI and something of one's own: `FI2026FI-1`; never used twice. */
  readonly messageId: string;
  readonly createdAt: string;
  readonly year: number;
  readonly content: 'new' | 'corrections' | 'nothing-to-report';
  /** Test messages carry types of their own, so that they are never taken for the real thing. */
  readonly test: boolean;
  readonly operator: Operator;
  readonly sellers: readonly Seller[];
};

/** `docId` is FI, the year and something of one's own, never used twice but for what is sent again as it was. */
type Operator = {
  readonly docId: string;
  readonly action: 'new' | 'resend' | 'correct';
  readonly corrects?: string | undefined;
  readonly businessId: BusinessId;
  readonly vatNumber?: string | undefined;
  readonly name: string;
  readonly platformNames: readonly string[];
  readonly address: PostalAddress;
};

export type Seller = {
  readonly docId: string;
  readonly action: 'new' | 'correct' | 'delete';
  /** The docId that is corrected or deleted. */
  readonly corrects?: string | undefined;
  readonly residence: readonly string[];
  /** By country; none where the seller has none, of a person then with the place of birth. */
  readonly taxNumbers: readonly { readonly country: string; readonly number: string }[];
  readonly vatNumber?: string | undefined;
  readonly address: PostalAddress;
  readonly accounts: readonly { readonly iban: Iban; readonly holder?: string | undefined }[];
  readonly who: Person | Entity;
  readonly activities: { readonly [kind in Activity]?: Quarters | undefined };
};

type Person = {
  readonly firstName: string;
  readonly lastName: string;
  readonly birthDate: Day;
  readonly birthPlace?: { readonly city: string; readonly country: string } | undefined;
};
type Entity = {
  readonly name: string;
  readonly registrationNumber: string;
  readonly permanentEstablishments?: readonly string[] | undefined;
};
type PostalAddress = {
  readonly street?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly town: string;
  readonly country: string;
};

/** Renting out of real property, which is reported by its addresses, is nothing that this service is used for. */
type Activity = 'personal-services' | 'sale-of-goods' | 'transport-rental';

/** The four quarters of the year, by the day the money was paid or credited. */
export type Quarters = readonly [Quarter, Quarter, Quarter, Quarter];
type Quarter = {
  /** What the seller was paid or credited, after the fees and taxes that the operator kept. */
  readonly considerationCents: Cents;
  readonly activities: number;
  readonly feesCents: Cents;
  readonly taxesCents: Cents;
};

/**
 * The report of one year in pieces, a seller at a time. Amounts are whole euros in it, rounded half up. Refused as
 * dac7-rules.ts says.
 */
export function dac7Report(message: Dac7Message): Generator<string> | Refusal<Dac7Fault> {
  return faultInDac7(message) ?? pieces(message);
}

function* pieces(message: Dac7Message): Generator<string> {
  const { test } = message;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<dpi:DPI_OECD xmlns:dpi="urn:oecd:ties:dpi:v1" xmlns:stf="urn:oecd:ties:dpistf:v1" version="1.0">\n' +
    `${messageSpec(message)}\n<dpi:DPIBody>\n${operatorElement(message.operator, test)}\n`;
  for (const seller of message.sellers) yield `${sellerElement(seller, test)}\n`;
  yield '</dpi:DPIBody>\n</dpi:DPI_OECD>\n';
}

const typeIndicators = { new: 'DPI401', corrections: 'DPI402', 'nothing-to-report': 'DPI403' };

const messageSpec = (message: Dac7Message): Xml =>
  el('dpi:MessageSpec', [
    el('dpi:SendingEntityIN', message.operator.businessId),
    el('dpi:TransmittingCountry', 'FI'),
    el('dpi:ReceivingCountry', 'FI'),
    el('dpi:MessageType', 'DAC7'),
    el('dpi:MessageRefId', message.messageId),
    el('dpi:MessageTypeIndic', typeIndicators[message.content]),
    el('dpi:ReportingPeriod', `${message.year}-12-31`),
    el('dpi:Timestamp', message.createdAt),
  ]);

const operatorElement = (operator: Operator, test: boolean): Xml =>
  el('dpi:PlatformOperator', [
    el('dpi:ResCountryCode', 'FI'),
    el('dpi:TIN', operator.businessId, { issuedBy: 'FI' }),
    el('dpi:VAT', operator.vatNumber),
    el('dpi:Name', inLine(operator.name, 200)),
    operator.platformNames.map((name) => el('dpi:PlatformBusinessName', inLine(name, 200))),
    addressElement(operator.address, 'OECD304'),
    // The operator has its residence for tax purposes in the country it reports to.
    el('dpi:Nexus', 'RPONEX1'),
    el('dpi:AssumedReporting', 'false'),
    docSpec(operator, test),
  ]);

const actions = { resend: 0, new: 1, correct: 2, delete: 3 };

const docSpec = (of: Pick<Operator | Seller, 'docId' | 'action' | 'corrects'>, test: boolean): Xml =>
  el('dpi:DocSpec', [
    el('stf:DocTypeIndic', `OECD${test ? 1 : ''}${actions[of.action]}`),
    el('stf:DocRefId', of.docId),
    el('stf:CorrDocRefId', of.corrects),
  ]);

/** OECD302 is a residence, OECD304 a registered office. */
const addressElement = (at: PostalAddress, kind: 'OECD302' | 'OECD304'): Xml =>
  el(
    'dpi:Address',
    [
      el('dpi:CountryCode', at.country),
      el('dpi:AddressFix', [
        el('dpi:Street', inLineOrNot(at.street, 200)),
        el('dpi:PostCode', inLineOrNot(at.postalCode, 200)),
        el('dpi:City', inLine(at.town, 200)),
      ]),
    ],
    { legalAddressType: kind },
  );

const sellerElement = (seller: Seller, test: boolean): Xml =>
  el('dpi:ReportableSeller', [
    el(
      'dpi:Identity',
      'firstName' in seller.who ? personElement(seller, seller.who) : entityElement(seller, seller.who),
    ),
    el('dpi:RelevantActivities', [
      activityElement('dpi:PersonalServices', seller.activities['personal-services']),
      activityElement('dpi:SaleOfGoods', seller.activities['sale-of-goods']),
      activityElement('dpi:TransportationRental', seller.activities['transport-rental']),
    ]),
    docSpec(seller, test),
  ]);

const personElement = (seller: Seller, { birthPlace, ...who }: Person): Xml =>
  el(
    'dpi:IndividualSeller',
    el('dpi:Standard', [
      el('dpi:IndSellerID', [
        identifiers(seller),
        el('dpi:Name', [
          el('dpi:FirstName', inLine(who.firstName, 200)),
          el('dpi:LastName', inLine(who.lastName, 200)),
        ]),
        addressElement(seller.address, 'OECD302'),
        el('dpi:BirthInfo', [
          el('dpi:BirthDate', who.birthDate),
          birthPlace &&
            el('dpi:BirthPlace', [
              el('dpi:City', inLine(birthPlace.city, 200)),
              el('dpi:CountryInfo', el('dpi:CountryCode', birthPlace.country)),
            ]),
        ]),
      ]),
      accountElements(seller),
    ]),
  );

const entityElement = (seller: Seller, who: Entity): Xml =>
  el(
    'dpi:EntitySeller',
    el('dpi:Standard', [
      el('dpi:EntSellerID', [
        identifiers(seller, who.registrationNumber),
        el('dpi:Name', inLine(who.name, 200)),
        addressElement(seller.address, 'OECD304'),
      ]),
      accountElements(seller),
      el(
        'dpi:PermanentEstablishments',
        who.permanentEstablishments?.map((country) => el('dpi:PermanentEstablishment', country)),
      ),
    ]),
  );

const identifiers = ({ residence, taxNumbers, vatNumber }: Seller, registrationNumber?: string): Xml[] => [
  ...residence.map((country) => el('dpi:ResCountryCode', country)),
  ...(taxNumbers.length === 0
    ? [el('dpi:TIN', 'NOTIN', { unknown: 'true' })]
    : taxNumbers.map(({ country, number }) => el('dpi:TIN', inLine(number, 200), { issuedBy: country }))),
  el('dpi:IN', inLineOrNot(registrationNumber, 200), { INType: 'BRN' }),
  el('dpi:VAT', inLineOrNot(vatNumber, 200)),
];

const accountElements = ({ accounts }: Seller): Xml[] =>
  accounts.map(({ iban, holder }) =>
    el('dpi:FinancialIdentifier', [
      el('dpi:Identifier', iban, { AccountNumberType: 'IBAN' }),
      el('dpi:AccountHolderName', inLineOrNot(holder, 200)),
    ]),
  );

function activityElement(name: string, quarters: Quarters | undefined): Xml | undefined {
  if (!quarters) return undefined;
  const each = (group: string, one: string, value: (quarter: Quarter) => number, currency?: 'EUR') =>
    el(
      `dpi:${group}`,
      quarters.map((quarter, at) => el(`dpi:${one}Q${at + 1}`, value(quarter), { currCode: currency })),
    );
  return el(name, [
    each('Consideration', 'Cons', (quarter) => wholeEuros(quarter.considerationCents), 'EUR'),
    each('NumberOfActivities', 'Numb', (quarter) => quarter.activities),
    each('Fees', 'Fees', (quarter) => wholeEuros(quarter.feesCents), 'EUR'),
    each('Taxes', 'Tax', (quarter) => wholeEuros(quarter.taxesCents), 'EUR'),
  ]);
}

const wholeEuros = (amount: Cents): number => ratio(amount, 1, 100);
