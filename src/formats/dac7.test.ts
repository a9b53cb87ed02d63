import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import type { BusinessId } from '../basics/identifiers/business-id.ts';
import { cents } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { type Dac7Message, dac7Report, type Quarters, type Seller } from './dac7.ts';

const address = { town: 'Helsinki', country: 'FI' };
const quarter = (euros: number, activities: number) => ({
  considerationCents: cents(euros * 100),
  activities,
  feesCents: cents(0),
  taxesCents: cents(0),
});
const none = quarter(0, 0);
const quarters = (euros: number, activities: number): Quarters => [none, quarter(euros, activities), none, none];
const person = { firstName: 'Matti', lastName: 'Malli', birthDate: day('1994-05-01') };
const seller = (changes: Partial<Seller> = {}): Seller => ({
  docId: 'FI2026-S-1',
  action: 'new',
  residence: ['FI'],
  taxNumbers: [{ country: 'FI', number: '010594Y9032' }],
  address,
  accounts: [],
  who: person,
  activities: { 'personal-services': quarters(100, 1) },
  ...changes,
});
const operator: Dac7Message['operator'] = {
  docId: 'FI2026-OP-1',
  action: 'new',
  businessId: '3168892-8' as BusinessId,
  name: 'Kevyt Oy',
  platformNames: [],
  address,
};
const message = (changes: Partial<Dac7Message> = {}): Dac7Message => ({
  messageId: 'FI2026FI-1',
  createdAt: '2027-01-20T09:00:00Z',
  year: 2026,
  content: 'new',
  test: false,
  operator,
  sellers: [seller()],
  ...changes,
});

function said(changes: Partial<Dac7Message>): string {
  const made = dac7Report(message(changes));
  return isRefusal(made) ? made.refused : [...made].join('');
}
const ofSeller = (changes: Partial<Seller>) => said({ sellers: [seller(changes)] });
const withActivities = (activities: Seller['activities']) => ofSeller({ activities });

test('each quarter is told in whole euros, rounded half up', () => {
  const paid = { ...none, considerationCents: cents(1234_50), activities: 3, feesCents: cents(62_49) };
  const xml = withActivities({ 'personal-services': [paid, none, none, none] });
  assert.match(xml, /<dpi:ConsQ1 currCode="EUR">1235<.*<dpi:NumbQ1>3<.*<dpi:FeesQ1 currCode="EUR">62</);
});

test('a seller without a tax number is known by the place of birth', () => {
  assert.equal(ofSeller({ taxNumbers: [] }), 'birth-place-missing');
  const who = { ...person, birthPlace: { city: 'Tartu', country: 'EE' } };
  assert.match(ofSeller({ taxNumbers: [], who }), /<dpi:TIN unknown="true">NOTIN<.*<dpi:BirthPlace><dpi:City>Tartu</);
});

test('a Finnish tax number is checked, and is of the birth told; other countries’ are not ours to check', () => {
  assert.equal(ofSeller({ taxNumbers: [{ country: 'FI', number: '010594Y9033' }] }), 'tax-number-invalid');
  assert.equal(ofSeller({ who: { ...person, birthDate: day('1994-05-02') } }), 'birth-date-invalid');
  assert.match(ofSeller({ taxNumbers: [{ country: 'SE', number: '1' }] }), /<dpi:TIN issuedBy="SE">1</);
  const who = { name: 'Esimerkki Oy', registrationNumber: '0112038-9' };
  assert.match(ofSeller({ who, taxNumbers: [{ country: 'FI', number: '0112038-9' }] }), /INType="BRN">0112038-9</);
  assert.equal(ofSeller({ who, taxNumbers: [{ country: 'FI', number: '0112038-8' }] }), 'tax-number-invalid');
  assert.equal(ofSeller({ who: { ...who, registrationNumber: ' ' } }), 'registration-number-missing');
});

test('a correction names what it corrects, once, and is not mixed with what is new', () => {
  const corrected = seller({ docId: 'FI2026-S-2', action: 'correct', corrects: 'FI2026-S-1' });
  const corrections = { content: 'corrections', operator: { ...operator, action: 'resend' } } as const;
  assert.match(said({ ...corrections, sellers: [corrected] }), /OECD0<.*OECD2<.*<stf:CorrDocRefId>FI2026-S-1</s);
  assert.equal(said({ ...corrections, sellers: [seller()] }), 'action-misplaced');
  assert.equal(said({ sellers: [corrected] }), 'action-misplaced');
  assert.equal(said({ ...corrections, sellers: [{ ...corrected, corrects: undefined }] }), 'correction-invalid');
  const again = { ...corrected, docId: 'FI2026-S-3' };
  assert.equal(said({ ...corrections, sellers: [corrected, again] }), 'correction-invalid');
  const itself = { ...corrected, corrects: 'FI2026-S-2' };
  assert.equal(said({ ...corrections, sellers: [itself] }), 'correction-invalid');
});

test('ids begin with the country and the year and are used once', () => {
  assert.equal(said({ messageId: 'FI2025FI-1' }), 'message-id-invalid');
  assert.equal(said({ messageId: `FI2026FI${'x'.repeat(163)}` }), 'message-id-invalid');
  assert.equal(ofSeller({ docId: 'S-1' }), 'doc-id-invalid');
  assert.equal(said({ sellers: [seller(), seller()] }), 'doc-id-repeated');
});

test('the year is over when it is reported, and a message of nothing holds nobody', () => {
  assert.equal(said({ createdAt: '2026-12-31T21:59:59Z' }), 'year-not-over');
  assert.ok(said({ createdAt: '2026-12-31T22:00:00Z' }).startsWith('<?xml'));
  assert.equal(said({ year: 2022 }), 'year-invalid');
  assert.equal(said({ sellers: [] }), 'sellers-missing');
  assert.equal(said({ content: 'nothing-to-report' }), 'sellers-misplaced');
  assert.match(said({ content: 'nothing-to-report', sellers: [], test: true }), /DPI403<.*OECD11</s);
});

test('services are reported from the first cent, a few sold goods are not', () => {
  assert.match(withActivities({ 'personal-services': quarters(1, 1) }), /ConsQ2 currCode="EUR">1</);
  assert.equal(withActivities({ 'sale-of-goods': quarters(2000, 29) }), 'seller-excluded');
  assert.match(withActivities({ 'sale-of-goods': quarters(2001, 29) }), /2001</);
  assert.match(withActivities({ 'sale-of-goods': quarters(2000, 30) }), /2000</);
});

test('a seller did something, and was not paid for nothing', () => {
  assert.equal(withActivities({}), 'activities-missing');
  assert.equal(withActivities({ 'personal-services': quarters(0, 0) }), 'activities-missing');
  assert.equal(withActivities({ 'personal-services': quarters(10, 0) }), 'activities-missing');
  assert.equal(withActivities({ 'personal-services': quarters(-10, 1) }), 'amount-invalid');
});

test('countries are countries, and permanent establishments are in the Union', () => {
  assert.equal(ofSeller({ residence: [] }), 'residence-missing');
  assert.equal(ofSeller({ residence: ['XX'] }), 'country-unknown');
  assert.equal(ofSeller({ address: { town: ' ', country: 'FI' } }), 'address-invalid');
  const who = { name: 'Oy', registrationNumber: '1', permanentEstablishments: ['NO'] };
  assert.equal(ofSeller({ who, taxNumbers: [] }), 'establishment-outside-union');
});
