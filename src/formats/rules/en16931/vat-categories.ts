import { zero } from '../decimal.ts';
import { atWhen, type Context, fatal, type Pattern, type Rule, type Test } from '../rule.ts';
import { absent, all, either, equal, exists, isAllowance, isCharge, numberOf, someNumber } from '../vocabulary.ts';
import { idOf, isVat } from './vat.ts';
import { baseIsExact, baseIsNear, baseIsNearAndUsed, taxFollowsRate, taxIsZero } from './vat-sums.ts';

const rate = numberOf('cbc:Percent');
const rateIsZero: Test = (here) => equal(rate(here), zero);
const rateIsPositive = someNumber('cbc:Percent', (number) => number > 0);
const rateIsNotNegative = someNumber('cbc:Percent', (number) => number >= 0);
const noRate = absent('cbc:Percent');
const reasonGiven = either(exists('cbc:TaxExemptionReason'), exists('cbc:TaxExemptionReasonCode'));
const noReason = all(absent('cbc:TaxExemptionReason'), absent('cbc:TaxExemptionReasonCode'));

/** The rules of one category, where its code is used: in the breakdown, in an allowance, in a charge and in a line. */
type InPlaces = { breakdown: Rule[]; allowance: Rule; charge: Rule; line: Rule };

function category(code: string, { breakdown, allowance, charge, line }: InPlaces): Context[] {
  const isThis: Test = (here) => idOf(here) === code && isVat(here);
  const isThisOf =
    (test: Test): Test =>
    (here) =>
      here.parent !== null && test(here.parent) && isThis(here);
  return [
    atWhen('/*/cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory', isThis, ...breakdown),
    atWhen('cac:AllowanceCharge/cac:TaxCategory', isThisOf(isAllowance), allowance),
    atWhen('cac:AllowanceCharge/cac:TaxCategory', isThisOf(isCharge), charge),
    atWhen(
      ['cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory', 'cac:CreditNoteLine/cac:Item/cac:ClassifiedTaxCategory'],
      isThis,
      line,
    ),
  ];
}

const base = 'must be what its lines, charges and allowances come to';

/**
 * What each VAT category demands of the breakdown (BG-23), of allowances and charges (BG-20, BG-21) and of lines (BG-25).
 * Nothing is of two categories, so the order is free, and the commonest come first.
 */
export const vatCategories: Pattern = [
  ...category('S', {
    breakdown: [
      fatal('BR-S-08', `Standard rate: the taxable amount (BT-116) of a rate ${base}.`, baseIsNearAndUsed('S')),
      fatal('BR-S-09', 'Standard rate: the tax (BT-117) must be the base times the rate (BT-119).', taxFollowsRate),
      fatal('BR-S-10', 'Standard rate: no reason for an exemption (BT-120, BT-121) may be given.', noReason),
    ],
    allowance: fatal('BR-S-06', 'An allowance at the standard rate must have a rate above 0 (BT-96).', rateIsPositive),
    charge: fatal('BR-S-07', 'A charge at the standard rate must have a rate above 0 (BT-103).', rateIsPositive),
    line: fatal('BR-S-05', 'A line at the standard rate must have a rate above 0 (BT-152).', rateIsPositive),
  }),
  ...category('Z', {
    breakdown: [
      fatal('BR-Z-08', `Zero rate: the taxable amount (BT-116) ${base}.`, baseIsExact('Z')),
      fatal('BR-Z-09', 'Zero rate: the tax (BT-117) must be 0.', taxIsZero),
      fatal('BR-Z-10', 'Zero rate: no reason for an exemption (BT-120, BT-121) may be given.', noReason),
    ],
    allowance: fatal('BR-Z-06', 'An allowance at the zero rate must have the VAT rate 0 (BT-96).', rateIsZero),
    charge: fatal('BR-Z-07', 'A charge at the zero rate must have the VAT rate 0 (BT-103).', rateIsZero),
    line: fatal('BR-Z-05', 'A line at the zero rate must have the VAT rate 0 (BT-152).', rateIsZero),
  }),
  ...category('E', {
    breakdown: [
      fatal('BR-E-08', `Exempt from VAT: the taxable amount (BT-116) ${base}.`, baseIsExact('E')),
      fatal('BR-E-09', 'Exempt from VAT: the tax (BT-117) must be 0.', taxIsZero),
      fatal(
        'BR-E-10',
        'Exempt from VAT: the reason must be given as a code (BT-121) or in words (BT-120).',
        reasonGiven,
      ),
    ],
    allowance: fatal('BR-E-06', 'An allowance exempt from VAT must have the VAT rate 0 (BT-96).', rateIsZero),
    charge: fatal('BR-E-07', 'A charge exempt from VAT must have the VAT rate 0 (BT-103).', rateIsZero),
    line: fatal('BR-E-05', 'A line exempt from VAT must have the VAT rate 0 (BT-152).', rateIsZero),
  }),
  ...category('AE', {
    breakdown: [
      fatal('BR-AE-08', `Reverse charge: the taxable amount (BT-116) ${base}.`, baseIsExact('AE')),
      fatal('BR-AE-09', 'Reverse charge: the tax (BT-117) must be 0.', taxIsZero),
      fatal(
        'BR-AE-10',
        'Reverse charge: the reason must be given as a code (BT-121) or in words (BT-120).',
        reasonGiven,
      ),
    ],
    allowance: fatal('BR-AE-06', 'An allowance under reverse charge must have the VAT rate 0 (BT-96).', rateIsZero),
    charge: fatal('BR-AE-07', 'A charge under reverse charge must have the VAT rate 0 (BT-103).', rateIsZero),
    line: fatal('BR-AE-05', 'A line under reverse charge must have the VAT rate 0 (BT-152).', rateIsZero),
  }),
  ...category('K', {
    breakdown: [
      fatal('BR-IC-08', `Intra-community supply: the taxable amount (BT-116) ${base}.`, baseIsExact('K')),
      fatal('BR-IC-09', 'Intra-community supply: the tax (BT-117) must be 0.', taxIsZero),
      fatal(
        'BR-IC-10',
        'Intra-community supply: the reason must be given as a code (BT-121) or in words (BT-120).',
        reasonGiven,
      ),
    ],
    allowance: fatal(
      'BR-IC-06',
      'An allowance on an intra-community supply must have the VAT rate 0 (BT-96).',
      rateIsZero,
    ),
    charge: fatal('BR-IC-07', 'A charge on an intra-community supply must have the VAT rate 0 (BT-103).', rateIsZero),
    line: fatal('BR-IC-05', 'A line of an intra-community supply must have the VAT rate 0 (BT-152).', rateIsZero),
  }),
  ...category('G', {
    breakdown: [
      fatal('BR-G-08', `Export outside the EU: the taxable amount (BT-116) ${base}.`, baseIsExact('G')),
      fatal('BR-G-09', 'Export outside the EU: the tax (BT-117) must be 0.', taxIsZero),
      fatal(
        'BR-G-10',
        'Export outside the EU: the reason must be given as a code (BT-121) or in words (BT-120).',
        reasonGiven,
      ),
    ],
    allowance: fatal('BR-G-06', 'An allowance on an export must have the VAT rate 0 (BT-96).', rateIsZero),
    charge: fatal('BR-G-07', 'A charge on an export must have the VAT rate 0 (BT-103).', rateIsZero),
    line: fatal('BR-G-05', 'A line of an export must have the VAT rate 0 (BT-152).', rateIsZero),
  }),
  ...category('O', {
    breakdown: [
      fatal('BR-O-08', `Not subject to VAT: the taxable amount (BT-116) ${base}.`, baseIsExact('O')),
      fatal('BR-O-09', 'Not subject to VAT: the tax (BT-117) must be 0.', taxIsZero),
      fatal(
        'BR-O-10',
        'Not subject to VAT: the reason must be given as a code (BT-121) or in words (BT-120).',
        reasonGiven,
      ),
    ],
    allowance: fatal('BR-O-06', 'An allowance not subject to VAT must have no VAT rate (BT-96).', noRate),
    charge: fatal('BR-O-07', 'A charge not subject to VAT must have no VAT rate (BT-103).', noRate),
    line: fatal('BR-O-05', 'A line not subject to VAT must have no VAT rate (BT-152).', noRate),
  }),
  ...category('L', {
    breakdown: [
      fatal('BR-AF-08', `Canary Islands (IGIC): the taxable amount (BT-116) of a rate ${base}.`, baseIsNear('L')),
      fatal(
        'BR-AF-09',
        'Canary Islands (IGIC): the tax (BT-117) must be the base times the rate (BT-119).',
        taxFollowsRate,
      ),
      fatal('BR-AF-10', 'Canary Islands (IGIC): no reason for an exemption (BT-120, BT-121) may be given.', noReason),
    ],
    allowance: fatal('BR-AF-06', 'An allowance under IGIC must have a rate of 0 or more (BT-96).', rateIsNotNegative),
    charge: fatal('BR-AF-07', 'A charge under IGIC must have a rate of 0 or more (BT-103).', rateIsNotNegative),
    line: fatal('BR-AF-05', 'A line under IGIC must have a rate of 0 or more (BT-152).', rateIsNotNegative),
  }),
  ...category('M', {
    breakdown: [
      fatal('BR-AG-08', `Ceuta and Melilla (IPSI): the taxable amount (BT-116) of a rate ${base}.`, baseIsNear('M')),
      fatal(
        'BR-AG-09',
        'Ceuta and Melilla (IPSI): the tax (BT-117) must be the base times the rate (BT-119).',
        taxFollowsRate,
      ),
      fatal(
        'BR-AG-10',
        'Ceuta and Melilla (IPSI): no reason for an exemption (BT-120, BT-121) may be given.',
        noReason,
      ),
    ],
    allowance: fatal('BR-AG-06', 'An allowance under IPSI must have a rate of 0 or more (BT-96).', rateIsNotNegative),
    charge: fatal('BR-AG-07', 'A charge under IPSI must have a rate of 0 or more (BT-103).', rateIsNotNegative),
    line: fatal('BR-AG-05', 'A line under IPSI must have a rate of 0 or more (BT-152).', rateIsNotNegative),
  }),
];
