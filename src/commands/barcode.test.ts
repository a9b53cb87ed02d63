import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kevyt } from '../../dev/kevyt.ts';

// Examples of the banks' guide to the bar code, with the one of this product's own documents last.
const published: [iban: string, cents: number, reference: string, due: string | null, barcode: string][] = [
  [
    'FI5810171000000122',
    48299,
    '559582243294671',
    '2012-01-31',
    '458101710000001220004829900000000559582243294671120131',
  ],
  [
    'FI0250004640001302',
    69380,
    '69875672083435364',
    '2011-07-24',
    '402500046400013020006938000000069875672083435364110724',
  ],
  [
    'FI1566010001530641',
    744454,
    '7758474790647489',
    '2019-12-19',
    '415660100015306410074445400000007758474790647489191219',
  ],
  [
    'FI0250004640001302',
    69380,
    'RF61698756720839',
    '2011-07-24',
    '502500046400013020006938061000000000698756720839110724',
  ],
  [
    'FI1680001400050267',
    93585,
    'RF6078777679656628687',
    null,
    '516800014000502670009358560000078777679656628687000000',
  ],
  [
    'FI1566010001530641',
    744454,
    'RF847758474790647489',
    '2019-12-19',
    '515660100015306410074445484000007758474790647489191219',
  ],
  ['FI3715903000000776', 1225, '11112', '2016-12-21', '437159030000007760000122500000000000000000011112161221'],
  ['FI3715903000000776', 110, 'RF9811112', '2017-01-01', '537159030000007760000011098000000000000000011112170101'],
  ['FI2112345600000785', 154937, '2026000011', '2026-06-30', '421123456000007850015493700000000000002026000011260630'],
];

const barcodeOf = async (iban: string, cents: number, reference: string, due: string | null) => {
  const payment = ['--iban', iban, '--amount-cents', String(cents), '--reference', reference];
  return (await kevyt('barcode', ...payment, ...(due === null ? [] : ['--due', due]))).lines[0];
};

test('the published bar codes come out digit by digit', async () => {
  for (const [iban, cents, reference, due, barcode] of published)
    assert.deepEqual(await barcodeOf(iban, cents, reference, due), {
      barcode,
      version: reference.startsWith('RF') ? 5 : 4,
    });
});

test('an amount that the bar code has no room for is left to the payer', async () => {
  const amountOf = async (cents: number) => {
    const { barcode } = (await barcodeOf('FI2112345600000785', cents, '2026000011', null)) as { barcode: string };
    return barcode.slice(17, 25);
  };
  assert.equal(await amountOf(999_999_99), '99999999');
  assert.equal(await amountOf(1_000_000_00), '00000000');
});
