import assert from 'node:assert/strict';
import { test } from 'node:test';
import { broken, buyer, charge, seller, taxNumber, trying, vat, x } from '../../../../dev/ubl-fragments.ts';
import { en16931 } from './en16931.ts';

const { breaks, tried } = trying();

const line = (amount: string, ...content: string[]) =>
  x('cac:InvoiceLine', x('cbc:LineExtensionAmount', amount), ...content);
const total = (amounts: Record<string, string>) =>
  x('cac:LegalMonetaryTotal', ...Object.entries(amounts).map(([name, amount]) => x(`cbc:${name}Amount`, amount)));
const category = (code: string, ...content: string[]) => x('cac:TaxCategory', x('cbc:ID', code), ...content, vat);
const itemOf = (code: string, ...content: string[]) =>
  x('cac:Item/cac:ClassifiedTaxCategory', x('cbc:ID', code), ...content, vat);
const percent = (rate: string) => x('cbc:Percent', rate);
const subtotal = (taxable: string, tax: string, ...content: string[]) =>
  x('cac:TaxTotal/cac:TaxSubtotal', x('cbc:TaxableAmount', taxable), x('cbc:TaxAmount', tax), ...content);

test('the totals add up to the cent, a half going up', () => {
  breaks(
    'BR-CO-10',
    line('1.10') + line('2.20') + total({ LineExtension: '3.31' }),
    line('1.10') + line('2.20') + total({ LineExtension: '3.3' }),
  );
  const allowances = charge(false, x('cbc:Amount', '0.10')).repeat(3);
  breaks('BR-CO-11', allowances + total({}), allowances + total({ AllowanceTotal: '0.30' }));
  const charges = charge(true, x('cbc:Amount', '0.005')).repeat(1);
  breaks('BR-CO-12', charges + total({ ChargeTotal: '0' }), charges + total({ ChargeTotal: '0.01' }));
  const parts = { LineExtension: '10', ChargeTotal: '2', AllowanceTotal: '1' };
  breaks('BR-CO-13', total({ ...parts, TaxExclusive: '12' }), total({ ...parts, TaxExclusive: '11.00' }));
  breaks(
    'BR-CO-14',
    x('cac:TaxTotal', x('cbc:TaxAmount', '2'), x('cac:TaxSubtotal/cbc:TaxAmount', '1')),
    x('cac:TaxTotal', x('cbc:TaxAmount', '1.0'), x('cac:TaxSubtotal/cbc:TaxAmount', '1')),
  );
  const grossOf = (gross: string) =>
    x('cbc:DocumentCurrencyCode', 'EUR') +
    x('cac:TaxTotal/cbc:TaxAmount@currencyID=EUR', '25.50') +
    total({ TaxExclusive: '100', TaxInclusive: gross });
  breaks('BR-CO-15', grossOf('125.51'), grossOf('125.5'));
  const paid = { TaxInclusive: '10', Prepaid: '4', PayableRounding: '0.03' };
  breaks('BR-CO-16', total({ ...paid, Payable: '6' }), total({ ...paid, Payable: '6.03' }));
  const taxOf = (tax: string) => subtotal('100', tax, category('S', percent('25.5')));
  breaks('BR-CO-17', taxOf('26.50'), taxOf('26.49'));
});

test('an amount that is no number, or stands twice, breaks the rules that need it', () => {
  assert.ok(broken(total({ LineExtension: '1', TaxExclusive: '1,00' })).includes('BR-CO-13'));
  assert.ok(broken(line('1e2') + total({ LineExtension: '100' })).includes('BR-CO-10'));
  assert.ok(broken(x('cbc:ID', '1') + x('cbc:ID', '1')).includes('BR-02'));
  assert.ok(broken(x('cac:AllowanceCharge/cbc:ChargeIndicator', 'maybe') + total({})).includes('BR-CO-11'));
});

test('periods do not end before they start', () => {
  const period = (start: string, end: string) =>
    x('cac:InvoicePeriod', x('cbc:StartDate', start), x('cbc:EndDate', end));
  breaks('BR-29', period('2026-02-28', '2026-02-27'), period('2026-02-28', '2026-02-28'));
  breaks(
    'BR-30',
    x('cac:InvoiceLine', period('2024-02-29', '2023-02-29')),
    x('cac:InvoiceLine', period('2024-02-29', '2024-03-01')),
  );
  const point = x('cbc:TaxPointDate', '2026-11-22');
  breaks('BR-CO-03', point + x('cac:InvoicePeriod/cbc:DescriptionCode', '35'), point);
});

test('payment and currencies fit together', () => {
  const means = (...content: string[]) => x('cac:PaymentMeans', x('cbc:PaymentMeansCode', '58'), ...content);
  breaks(
    'BR-50',
    means(x('cac:PayeeFinancialAccount')),
    means(x('cac:PayeeFinancialAccount/cbc:ID', 'FI2112345600000785')),
  );
  breaks('BR-61', means(), means(x('cac:PayeeFinancialAccount/cbc:ID', 'FI2112345600000785')));
  const accounted = x('cbc:TaxCurrencyCode', 'SEK');
  breaks('BR-53', accounted, accounted + x('cac:TaxTotal/cbc:TaxAmount@currencyID=SEK', '1'));
});

/** The official names of the categories' rules, with a rate that suits the category and one that does not. */
const categories = [
  { code: 'AE', rules: 'AE', good: percent('0'), bad: percent('1') },
  { code: 'E', rules: 'E', good: percent('0.00'), bad: percent('1') },
  { code: 'G', rules: 'G', good: percent('0'), bad: '' },
  { code: 'K', rules: 'IC', good: percent('0'), bad: percent('24') },
  { code: 'L', rules: 'AF', good: percent('7'), bad: percent('-1') },
  { code: 'M', rules: 'AG', good: percent('10'), bad: percent('-1') },
  { code: 'O', rules: 'O', good: '', bad: percent('0') },
  { code: 'S', rules: 'S', good: percent('25.5'), bad: percent('0') },
  { code: 'Z', rules: 'Z', good: percent('0'), bad: percent('1') },
];
const taxed = ['L', 'M', 'S'];
const reason = x('cbc:TaxExemptionReasonCode', 'VATEX-EU-132');
const numbers = x(seller, taxNumber()) + x(buyer, taxNumber());

for (const { code, rules, good, bad } of categories) {
  test(`the category ${code} is used as it must be in lines, allowances, charges and the breakdown`, () => {
    const inAllowance = (rate: string) => charge(false, category(code, rate));
    const inCharge = (rate: string) => charge(true, category(code, rate));
    breaks(`BR-${rules}-05`, line('1', itemOf(code, bad)), line('1', itemOf(code, good)));
    breaks(`BR-${rules}-06`, inAllowance(bad), inAllowance(good));
    breaks(`BR-${rules}-07`, inCharge(bad), inCharge(good));

    const [withNumber, without] = code === 'O' ? ['', numbers] : [numbers, ''];
    breaks(`BR-${rules}-02`, line('1', itemOf(code)) + without, line('1', itemOf(code)) + withNumber);
    breaks(`BR-${rules}-03`, inAllowance(good) + without, inAllowance(good) + withNumber);
    breaks(`BR-${rules}-04`, inCharge(good) + without, inCharge(good) + withNumber);

    const lines = line('60', itemOf(code, good)) + line('50', itemOf(code, good));
    const rest =
      charge(true, x('cbc:Amount', '5'), category(code, good)) +
      charge(false, x('cbc:Amount', '15'), category(code, good));
    const breakdown = (taxable: string) => subtotal(taxable, '0', category(code, good));
    breaks(`BR-${rules}-01`, lines, lines + breakdown('100'));
    breaks(`BR-${rules}-08`, lines + rest + breakdown('101'), lines + rest + breakdown('100'));

    const rate = Number(/[\d.]+/.exec(good)?.[0] ?? 0);
    const right = taxed.includes(code) ? String(rate) : '0';
    breaks(
      `BR-${rules}-09`,
      subtotal('100', String(rate + 1), category(code, good)),
      subtotal('100', right, category(code, good)),
    );
    const [needed, unwanted] = [...taxed, 'Z'].includes(code) ? ['', reason] : [reason, ''];
    breaks(`BR-${rules}-10`, subtotal('1', '0', category(code, unwanted)), subtotal('1', '0', category(code, needed)));
  });
}

test('an intra-community supply tells when and to which country', () => {
  const supply = subtotal('1', '0', category('K'));
  breaks('BR-IC-11', supply, supply + x('cac:Delivery/cbc:ActualDeliveryDate', '2026-11-22'));
  const country = x('cac:Delivery/cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode', 'SE');
  breaks('BR-IC-12', supply, supply + country);
});

test('what is not subject to VAT is not mixed with what is', () => {
  const outside = subtotal('1', '0', category('O'));
  breaks('BR-O-11', outside + subtotal('1', '0', category('Z')), outside);
  breaks('BR-O-12', outside + line('1', itemOf('Z')), outside + line('1', itemOf('O')));
  breaks('BR-O-13', outside + charge(false, category('S')), outside + charge(false, category('O')));
  breaks('BR-O-14', outside + charge(true, category('S')), outside + charge(true, category('O')));
});

test('split payment is for Italy alone, and not beside the standard rate', () => {
  const split = line('1', itemOf('B'));
  const country = (code: string) => x(`${buyer}/cac:PostalAddress/cac:Country/cbc:IdentificationCode`, code);
  breaks('BR-B-01', split + country('FI'), split + country('IT'));
  breaks('BR-B-02', split + line('1', itemOf('S')), split + line('1', itemOf('Z')));
});

test('no rule of figures was forgotten here', () => {
  const figures = /^BR-(AE|AF|AG|B|E|G|IC|O|S|Z)-|^BR-(29|30|50|53|61)$|^BR-CO-(03|1[0-7])$/;
  const all = en16931.patterns.flat().flatMap(({ rules }) => rules.map(({ id }) => id));
  assert.deepEqual(
    all.filter((id) => figures.test(id) && !tried.has(id)),
    [],
  );
});
