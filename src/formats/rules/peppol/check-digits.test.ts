import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as checks from './check-digits.ts';

const examples: Record<keyof typeof checks, { good: string[]; bad: string[] }> = {
  isGln: { good: ['7300010000001', '0'], bad: ['7300010000002', '', '73000100O0001'] },
  isNorwegianOrganisation: { good: ['974760673'], bad: ['974760674', '000000000', '97476067'] },
  isDanishCompany: { good: ['12345678', 'DK12345678'], bad: ['1234567', 'DK1234567', 'dk12345678'] },
  isDanishUnit: { good: ['1234567890'], bad: ['DK12345678'] },
  isDanishSe: { good: ['DK12345678'], bad: ['12345678'] },
  isBelgianEnterprise: { good: ['0203201340'], bad: ['0203201341', '203201340'] },
  isItalianOffice: { good: ['UFF11C'], bad: ['UFF1-C', 'UFF11CC'] },
  isItalianTaxCode: {
    good: ['RSSMRA85T10A562S', '01234567890'],
    bad: ['RSSMRA85T10A5622', 'IT234567890', '1234567890'],
  },
  isItalianVat: { good: ['IT00743110157', 'it00743110157', 'FI31688928'], bad: ['IT00743110158', 'IT743110157'] },
  isSwedishOrganisation: { good: ['5567321707', '55673217070'], bad: ['5567321708', '556732170', '556732-1707'] },
  isAustralianBusiness: { good: ['53004085616'], bad: ['53004085617', '5300408561'] },
  isGreekTin: { good: ['094259216', '094259216 and more'], bad: ['094259217', '09425921'] },
  isDutchVat: { good: ['NL123456789B01'], bad: ['NL123456789', 'nl123456789b01'] },
  isIban: { good: ['DE89370400440532013000'], bad: ['DE88370400440532013000', 'DE89 3704 0044 0532 0130 00', ''] },
};

for (const [name, check] of Object.entries(checks))
  test(`${name} tells a right identifier from a wrong one`, () => {
    const { good, bad } = examples[name as keyof typeof checks];
    for (const identifier of good) assert.equal(check(identifier), true, identifier);
    for (const identifier of bad) assert.equal(check(identifier), false, identifier);
  });
