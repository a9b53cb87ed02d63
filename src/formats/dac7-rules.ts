import { isCountry } from '../basics/countries.ts';
import { type Day, dayInFinland } from '../basics/day.ts';
import { parseBusinessId } from '../basics/identifiers/business-id.ts';
import { bornOn, parseHetu } from '../basics/identifiers/hetu.ts';
import { isRefusal, type Refusal, refuse } from '../basics/refusal.ts';
import type { Dac7Message, Quarters, Seller } from './dac7.ts';

export type Dac7Fault =
  | 'year-invalid'
  | 'year-not-over'
  | 'message-id-invalid'
  | 'doc-id-invalid'
  | 'doc-id-repeated'
  | 'sellers-missing'
  | 'sellers-misplaced'
  | 'action-misplaced'
  | 'correction-invalid'
  | 'name-missing'
  | 'country-unknown'
  | 'residence-missing'
  | 'address-invalid'
  | 'tax-number-invalid'
  | 'birth-date-invalid'
  | 'birth-place-missing'
  | 'registration-number-missing'
  | 'establishment-outside-union'
  | 'activities-missing'
  | 'amount-invalid'
  | 'seller-excluded';

/**
 * What the schema lets pass and the report's rules do not (OECD DPI user guide, DAC7 annex V). Refused, a seller's with its docId in
 * `id`: ids without the country and the year before them, too long, or used twice; new data and corrections in one message; a
 * correction that does not name what it corrects; sellers missing or in a message that there are none; names, residence, country or
 * address missing; a Finnish tax number that is none, or of another birth; no tax number and no place of birth; an entity without
 * its registration number; a seller without any activity, paid without one or with a negative amount; and a seller of nothing
 * but a few goods, who is not reported.
 */
export function faultInDac7(message: Dac7Message): Refusal<Dac7Fault> | null {
  const { year, content, messageId, operator, sellers, createdAt } = message;
  const madeOn = dayInFinland(new Date(createdAt));
  if (!Number.isInteger(year) || year < 2023 || year > 9999) return refuse('year-invalid', { year });
  if (madeOn <= `${year}-12-31`) return refuse('year-not-over', { year });
  const prefix = `FI${year}FI`;
  if (!isId(messageId, prefix, 170)) return refuse('message-id-invalid', { id: messageId, prefix });
  if (content === 'nothing-to-report' && sellers.length > 0) return refuse('sellers-misplaced');
  if (content !== 'nothing-to-report' && sellers.length === 0) return refuse('sellers-missing');
  if (!operator.name.trim() || operator.platformNames.some((name) => !name.trim()))
    return refuse('name-missing', { id: operator.docId });
  const inAddress = faultInAddress(operator.address);
  return inAddress
    ? refuse(inAddress, { id: operator.docId })
    : (faultInIds(message) ?? faultInSellers(sellers, madeOn));
}

const isId = (id: string, prefix: string, longest: number): boolean =>
  id.startsWith(prefix) &&
  id.length > prefix.length &&
  id.length <= longest &&
  /^[A-Za-z0-9_.:/-]+$/.test(id) &&
  !id.includes('--');

function faultInIds({ content, operator, sellers, year }: Dac7Message): Refusal<Dac7Fault> | null {
  // A message is new or corrects, never both; the operator may be sent again beside either as it was.
  const sellerActions = content === 'corrections' ? ['correct', 'delete'] : ['new'];
  const operatorActions = content === 'corrections' ? ['correct', 'resend'] : ['new', 'resend'];
  const seen = new Set<string>();
  const corrected = new Set<string>();
  for (const doc of [operator, ...sellers]) {
    const id = doc.docId;
    if (!isId(id, `FI${year}`, 200)) return refuse('doc-id-invalid', { id, prefix: `FI${year}` });
    if (seen.has(id)) return refuse('doc-id-repeated', { id });
    seen.add(id);
    const allowed = doc === operator ? operatorActions : sellerActions;
    if (!allowed.includes(doc.action)) return refuse('action-misplaced', { id });
    const corrects = doc.action === 'correct' || doc.action === 'delete';
    if (corrects !== (doc.corrects !== undefined)) return refuse('correction-invalid', { id });
    if (doc.corrects === undefined) continue;
    if (!isId(doc.corrects, 'FI', 200) || corrected.has(doc.corrects)) return refuse('correction-invalid', { id });
    corrected.add(doc.corrects);
  }
  const both = [...corrected].find((id) => seen.has(id));
  return both === undefined ? null : refuse('correction-invalid', { id: both });
}

function faultInSellers(sellers: readonly Seller[], madeOn: Day): Refusal<Dac7Fault> | null {
  for (const seller of sellers) {
    const fault = faultInSeller(seller, madeOn);
    if (fault) return refuse(fault, { id: seller.docId });
  }
  return null;
}

const faultInAddress = (at: Seller['address']): Dac7Fault | null =>
  !isCountry(at.country) ? 'country-unknown' : at.town.trim() ? null : 'address-invalid';

function faultInSeller(seller: Seller, madeOn: Day): Dac7Fault | null {
  if (seller.residence.length === 0) return 'residence-missing';
  if (!seller.residence.every(isCountry)) return 'country-unknown';
  return (
    faultInAddress(seller.address) ??
    faultInWho(seller, madeOn) ??
    faultInTaxNumbers(seller) ??
    faultInActivities(seller)
  );
}

function faultInWho({ who, taxNumbers }: Seller, madeOn: Day): Dac7Fault | null {
  if ('name' in who) {
    if (!who.name.trim()) return 'name-missing';
    if (!who.registrationNumber.trim()) return 'registration-number-missing';
    return who.permanentEstablishments?.every((country) => union.has(country)) === false
      ? 'establishment-outside-union'
      : null;
  }
  if (!who.firstName.trim() || !who.lastName.trim()) return 'name-missing';
  if (who.birthDate > madeOn || who.birthDate < '1900-01-01') return 'birth-date-invalid';
  if (who.birthPlace) {
    if (!isCountry(who.birthPlace.country)) return 'country-unknown';
    return who.birthPlace.city.trim() ? null : 'birth-place-missing';
  }
  return taxNumbers.length === 0 ? 'birth-place-missing' : null;
}

const union = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '));

/** A Finnish tax number is the personal identity code or the business id; other countries' numbers are theirs to check. */
function faultInTaxNumbers({ taxNumbers, who }: Seller): Dac7Fault | null {
  for (const { country, number } of taxNumbers) {
    if (!isCountry(country)) return 'country-unknown';
    if (!number.trim()) return 'tax-number-invalid';
    if (country !== 'FI') continue;
    if ('name' in who) {
      if (isRefusal(parseBusinessId(number))) return 'tax-number-invalid';
      continue;
    }
    const hetu = parseHetu(number);
    if (isRefusal(hetu)) return 'tax-number-invalid';
    if (bornOn(hetu) !== who.birthDate) return 'birth-date-invalid';
  }
  return null;
}

function faultInActivities({ activities, action }: Seller): Dac7Fault | null {
  const kinds = Object.entries(activities).filter(([, quarters]) => quarters !== undefined) as [string, Quarters][];
  if (kinds.length === 0) return 'activities-missing';
  const quarters = kinds.flatMap(([, each]) => [...each]);
  for (const { considerationCents, activities: count, feesCents, taxesCents } of quarters) {
    const amounts = [considerationCents, count, feesCents, taxesCents];
    if (amounts.some((amount) => !Number.isSafeInteger(amount) || amount < 0)) return 'amount-invalid';
    if (considerationCents > 0 && count === 0) return 'activities-missing';
  }
  const [count, paid] = [total(quarters, 'activities'), total(quarters, 'considerationCents')];
  if (action === 'delete') return null;
  if (count === 0) return 'activities-missing';
  const [only] = kinds;
  // Annex V, I.B.4: fewer than 30 sales of goods for 2,000 € at the most; for services there is no such limit.
  const excluded = kinds.length === 1 && only?.[0] === 'sale-of-goods' && count < 30 && paid <= 2000_00;
  return excluded ? 'seller-excluded' : null;
}

const total = (quarters: readonly Quarters[number][], of: 'activities' | 'considerationCents'): number =>
  quarters.reduce((sum, quarter) => sum + quarter[of], 0);
