import { isCountry } from '../basics/countries.ts';
import type { Day } from '../basics/day.ts';
import { parseBusinessId } from '../basics/identifiers/business-id.ts';
import { parseHetu } from '../basics/identifiers/hetu.ts';
import { isRefusal, type Refusal, refuse } from '../basics/refusal.ts';
import type {
  Country,
  EarnerAddress,
  EarningsReport,
  IncomeItem,
  insuranceOf,
  OtherId,
} from './incomes-register-report.ts';
import { codeLists, type Insurance, incomeType, insurancesOf } from './incomes-register-types.ts';

export type EarnerFault =
  | 'report-name-missing'
  | 'payer-is-earner'
  | 'earner-id-invalid'
  | 'earner-unknown'
  | 'birth-date-invalid'
  | 'address-invalid'
  | 'home-address-missing'
  | 'country-unknown'
  | 'certificate-unknown'
  | 'treaty-country-misplaced'
  | 'exception-unknown'
  | 'exceptions-contradict'
  | 'exceptions-missing'
  | 'earner-type-unknown'
  | 'net-wage-needs-foreign-employer'
  | 'pension-insurance-invalid'
  | 'pension-insurance-missing'
  | 'profession-missing'
  | 'profession-invalid'
  | 'non-resident-income'
  | 'withholding-misplaced';

type Said = ReturnType<typeof insuranceOf>;
type Around = {
  readonly said: Said;
  readonly items: readonly IncomeItem[];
  readonly payer: { readonly businessId: string; readonly types?: readonly number[] | undefined };
  readonly sentOn: Day;
};

/**
 * Who was paid, where they live and how they are insured (schema document §2.13–2.26). Refused: a payer who is the earner, foreign
 * ids that are Finnish ones, an earner without a Finnish code whose name, birth, gender or address is missing, a non-resident
 * without an address at home, unknown codes, exceptions that contradict each other or the pension insurance, those that go with
 * earner type 14 or with YEL and MYEL missing, a pension policy that is not the provider's, and an occupation or a pension
 * insurance missing where the income is insured so and no exception takes it away.
 */
export function faultInEarner(report: EarningsReport, around: Around): Refusal<EarnerFault> | null {
  return (
    faultInIdentity(report, around) ??
    faultInResidence(report, around) ??
    faultInInsurance(around.said, around.payer) ??
    faultInCover(report, around)
  );
}

function faultInIdentity(report: EarningsReport, { payer, sentOn }: Around): Refusal<EarnerFault> | null {
  const { hetu, businessId, otherIds = [], firstName, lastName, companyName, birthDate, addresses = [] } = report;
  if (businessId === payer.businessId) return refuse('payer-is-earner');
  for (const id of otherIds) {
    if (!isForeignId(id)) return refuse('earner-id-invalid');
    if (!isNamedCountry(id)) return refuse('country-unknown', { country: id.country });
  }
  if (birthDate !== undefined && (birthDate > sentOn || birthDate < '1800-01-01')) return refuse('birth-date-invalid');
  for (const at of addresses) {
    if (!isAddress(at)) return refuse('address-invalid');
    if (at.country !== undefined && !isNamedCountry({ ...at, country: at.country }))
      return refuse('country-unknown', { country: at.country });
  }
  const named = isSaid(firstName) && isSaid(lastName);
  // A company paid by its business id is named; so is everybody known by a code, since the name is how a mistyped one is noticed.
  if (!named && !isSaid(companyName)) return refuse('report-name-missing');
  if (hetu === undefined && businessId === undefined) {
    const born = !named || (birthDate !== undefined && report.gender !== undefined);
    if (!born || !addresses.some((at) => at.country !== undefined)) return refuse('earner-unknown');
  }
  return null;
}

const isSaid = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

/** A Finnish code has its own place: as a foreign one it would be somebody the register does not know. */
const isForeignId = ({ type, code }: OtherId): boolean =>
  type > 2 &&
  codeLists.id.has(type) &&
  isSaid(code) &&
  (type !== 99 || (isRefusal(parseHetu(code)) && isRefusal(parseBusinessId(code))));

const isNamedCountry = ({ country, countryName }: Country): boolean =>
  country === '99' ? isSaid(countryName) : isCountry(country);

const isAddress = (at: EarnerAddress): boolean =>
  (at.type === 1 || at.type === 2) &&
  isSaid(at.street) !== isSaid(at.poBox) &&
  isSaid(at.postalCode) &&
  isSaid(at.town);

function faultInResidence(report: EarningsReport, { said, items }: Around): Refusal<EarnerFault> | null {
  const { certificate, nonResidentOf, treatyCountry } = report.international ?? {};
  if (certificate !== undefined && !codeLists.certificate.has(certificate))
    return refuse('certificate-unknown', { code: certificate });
  if (nonResidentOf) {
    if (!isNamedCountry(nonResidentOf)) return refuse('country-unknown', { country: nonResidentOf.country });
    if (!report.addresses?.some((at) => at.type === 1 && at.country !== undefined))
      return refuse('home-address-missing');
  }
  // 412, the insured's health contribution, and 362, a non-resident's royalty, are told of non-residents alone.
  const foreign = items.find((item) => item.type === 412 || item.type === 362);
  if (foreign && !nonResidentOf) return refuse('non-resident-income', { type: foreign.type });
  const withheld = items.some((item) => item.type === 402);
  // A key employee's wage and a non-resident's royalty are taxed at source.
  if (withheld && (said.earnerTypes.includes(4) || items.some((item) => item.type === 362)))
    return refuse('withholding-misplaced', { type: 402 });
  if ((treatyCountry !== undefined) !== said.earnerTypes.includes(10)) return refuse('treaty-country-misplaced');
  if (treatyCountry !== undefined && !isNamedCountry({ country: treatyCountry }))
    return refuse('country-unknown', { country: treatyCountry });
  return null;
}

function faultInInsurance(
  { exceptions, earnerTypes, pension }: Said,
  payer: Around['payer'],
): Refusal<EarnerFault> | null {
  const unknown = exceptions.find((code) => !codeLists.exception.has(code));
  if (unknown !== undefined) return refuse('exception-unknown', { code: unknown });
  const odd = earnerTypes.find((code) => !codeLists.earnerType.has(code));
  if (odd !== undefined) return refuse('earner-type-unknown', { code: odd });
  if (earnerTypes.includes(11) && !payer.types?.includes(4)) return refuse('net-wage-needs-foreign-employer');
  const has = (...codes: number[]) => codes.every((code) => exceptions.includes(code));
  const none = (...codes: number[]) => codes.every((code) => !exceptions.includes(code));
  if (new Set(exceptions).size !== exceptions.length) return refuse('exceptions-contradict');
  if (has(11) && !none(1, 3, 6, 7)) return refuse('exceptions-contradict');
  if (earnerTypes.includes(14) && !has(1) && !has(2, 3, 4, 5)) return refuse('exceptions-missing', { earnerType: 14 });
  if (!pension) return null;
  if (pension.act === 1) return isPolicy(pension) ? null : refuse('pension-insurance-invalid');
  if (pension.act !== 2 && pension.act !== 3) return refuse('pension-insurance-invalid');
  if (pension.provider !== undefined || pension.policy !== undefined) return refuse('pension-insurance-invalid');
  if (!has(3, 4, 5)) return refuse('exceptions-missing', { pensionAct: pension.act });
  // Code 1 would take away the health insurance too, under which an entrepreneur's wage stays; 14 says there is no YEL at all.
  return has(1) || earnerTypes.includes(14) ? refuse('exceptions-contradict') : null;
}

/** A TyEL policy number begins with its provider's code, of two digits or five. */
const isPolicy = ({ provider, policy }: NonNullable<Said['pension']>): boolean =>
  provider !== undefined &&
  policy !== undefined &&
  /^(\d{2}|\d{5})$/.test(String(provider)) &&
  /^[0-9A-Z-]{3,11}$/.test(policy) &&
  !policy.includes('--') &&
  policy.startsWith(String(provider));

/** The pension insurance and the occupation have to be there where some income is insured so and no exception takes it away. */
function faultInCover(report: EarningsReport, { said, items }: Around): Refusal<EarnerFault> | null {
  const excepted = (...codes: number[]) => codes.some((code) => said.exceptions.includes(code));
  const pensioned = !excepted(1, 3, 6, 7) && items.some((item) => isInsured(item, 'pension'));
  if (!said.pension && (pensioned || said.exceptions.includes(11))) return refuse('pension-insurance-missing');
  if (report.profession !== undefined)
    return /^\d{1,20}$/.test(report.profession) ? null : refuse('profession-invalid');
  const covered = !excepted(1, 4, 6, 8) && items.some((item) => isInsured(item, 'accident'));
  return covered ? refuse('profession-missing') : null;
}

/** Whether an income is insured so, as its type has it or as the report says instead. */
function isInsured(item: IncomeItem, by: Insurance): boolean {
  const instead = item.insurance?.findLast(({ code }) => insurancesOf(code)?.includes(by));
  return instead ? instead.included : (incomeType(item.type)?.insured.includes(by) ?? false);
}
