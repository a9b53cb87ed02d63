import { decimal } from '../basics/money.ts';
import { identified } from './incomes-register-frame.ts';
import {
  type CarBenefit,
  type Country,
  type EarnerAddress,
  type EarningsReport,
  type IncomeItem,
  insuranceOf,
  itemsOf,
  type OtherId,
  type Recovery,
} from './incomes-register-report.ts';
import { inLine, inLineOrNot } from './one-line.ts';
import { el, type Xml } from './xml.ts';

/** One report as an element; its rules (incomes-register-rules.ts) have been held before. */
export const reportElement = (report: EarningsReport): Xml =>
  el('Report', [
    el('ReportData', [
      el('ActionCode', report.action === 'new' ? 1 : 2),
      el('IRReportId', report.registerReportId),
      el('ReportId', report.reportId),
      el('ReportVersion', report.version),
    ]),
    incomeEarner(report),
    el('Transactions', itemsOf(report).map(transaction)),
  ]);

const repeated = (group: string, name: string, codes: readonly number[]): Xml =>
  el(
    group,
    codes.map((code) => el(name, code)),
  );
const yes = (said: boolean | undefined) => (said ? 'true' : undefined);

function incomeEarner(report: EarningsReport): Xml {
  const { pension, exceptions, earnerTypes } = insuranceOf(report);
  const { hetu, businessId, otherIds = [], international } = report;
  const hasId = hetu !== undefined || businessId !== undefined || otherIds.length > 0;
  return el('IncomeEarner', [
    el('IncomeEarnerIds', [
      hetu && el('Id', identified(2, hetu)),
      businessId && el('Id', identified(1, businessId)),
      otherIds.map(otherId),
    ]),
    el('IncomeEarnerBasic', [
      el('MissingId', yes(!hasId)),
      el('CompanyName', inLineOrNot(report.companyName, 200)),
      el('LastName', inLineOrNot(report.lastName, 200)),
      el('FirstName', inLineOrNot(report.firstName, 100)),
      el('BirthDate', report.birthDate),
      el('Gender', report.gender),
    ]),
    el('Addresses', report.addresses?.map(address)),
    report.profession && el('Professions', el('Profession', identified(1, report.profession))),
    pension &&
      el('PensionInsurance', [
        el('PensionActCode', pension.act),
        el('PensionProvIdCode', pension.provider),
        el('PensionPolicyNo', pension.policy),
      ]),
    repeated('InsuranceExceptions', 'ExceptionCode', exceptions),
    international &&
      el('InternationalData', [
        el('PostedCertCode', international.certificate),
        el('NonResident', yes(international.nonResidentOf !== undefined)),
        el('NonResidentCountryCode', international.nonResidentOf?.country),
        el('NonResidentCountryName', inLineOrNot(international.nonResidentOf?.countryName, 70)),
        el('SubToWithhold', yes(international.withheldAsResident)),
        el('TaxTreatyCountryCode', international.treatyCountry),
      ]),
    el('IncomeEarnerOther', repeated('IncomeEarnerTypes', 'IncomeEarnerType', earnerTypes)),
  ]);
}

const otherId = ({ type, code, ...of }: OtherId): Xml => el('Id', [identified(type, inLine(code, 30)), country(of)]);

const country = (of: Country | EarnerAddress): Xml[] => [
  el('CountryCode', of.country),
  el('CountryName', inLineOrNot(of.countryName, 70)),
];

const address = (at: EarnerAddress): Xml =>
  el('TypedAddress', [
    el('AddressType', at.type),
    el('Co', inLineOrNot(at.co, 70)),
    el('Street', inLineOrNot(at.street, 100)),
    el('POBox', inLineOrNot(at.poBox, 10)),
    el('PostalCode', inLine(at.postalCode, 20)),
    el('PostOffice', inLine(at.town, 200)),
    country(at),
  ]);

const transaction = (item: IncomeItem): Xml =>
  el('Transaction', [
    el('TransactionBasic', [
      el('TransactionCode', item.type),
      el('Amount', item.cents === undefined ? undefined : decimal(item.cents)),
      el('NoMoney', yes(item.inKind)),
      el('OneOff', yes(item.oneOff)),
      el('UnjustEnrichment', yes(item.unjustEnrichment)),
      el('Recovery', yes(item.recovery !== undefined)),
    ]),
    item.insurance &&
      el(
        'InsuranceData',
        item.insurance.map(({ code, included }) =>
          el('TransactionInclusion', [el('InsuranceCode', code), el('Included', String(included))]),
        ),
      ),
    item.earned &&
      el(
        'EarningPeriods',
        item.earned.map(({ from, to }) => el('EarningPeriod', [el('StartDate', from), el('EndDate', to)])),
      ),
    item.car && carBenefit(item.car),
    item.mealAtTaxValue ? el('MealBenefit', el('TaxValue', 'true')) : undefined,
    item.benefits && repeated('OtherBenefit', 'BenefitCode', item.benefits),
    item.recovery && recoveryData(item.recovery),
    item.allowances && repeated('DailyAllowance', 'AllowanceCode', item.allowances),
    item.kilometres === undefined ? undefined : el('KmAllowance', el('Kilometers', item.kilometres)),
  ]);

const carBenefit = ({ kind, ageGroup, kilometres, emissions }: CarBenefit): Xml =>
  el('CarBenefit', [
    el('CarBenefitCode', kind),
    el('AgeGroupCode', ageGroup),
    el('Kilometers', kilometres),
    el('EmissionsValue', emissions),
  ]);

const recoveryData = (recovery: Recovery): Xml =>
  el('RecoveryData', [
    el('RecoveryDate', recovery.on),
    el('Withhold', recovery.withheldCents === undefined ? undefined : decimal(recovery.withheldCents)),
    el('TaxAtSource', recovery.taxAtSourceCents === undefined ? undefined : decimal(recovery.taxAtSourceCents)),
    el(
      'OrigPaymentPeriods',
      recovery.of.map(({ paidOn, from, to }) =>
        el('OrigPaymentPeriod', [el('PaymentDate', paidOn), el('StartDate', from), el('EndDate', to)]),
      ),
    ),
  ]);
