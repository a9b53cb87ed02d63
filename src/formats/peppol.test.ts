import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { golden } from '../../dev/golden.ts';
import { anyInvoice, exampleFile, exampleInvoice, exampleNames } from '../../dev/invoices.ts';
import { invoiceTotals } from '../basics/invoice-arithmetic.ts';
import { parseEuros } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { type Invoice, payableOf } from './en16931.ts';
import { finvoice } from './finvoice.ts';
import { peppol } from './peppol.ts';

function written(invoice: Invoice): string {
  const document = peppol(invoice);
  if (isRefusal(document)) throw new Error(document.refused);
  return document;
}
const amount = (xml: string, name: string) =>
  parseEuros(new RegExp(`<${name} [^>]*>([^<]*)</${name}>`).exec(xml)?.[1] ?? '');

for (const name of exampleNames().filter((each) => each !== 'household' && each !== 'reminder'))
  test(`the example ${name} is written as it was looked through`, () => {
    golden(exampleFile(name, 'peppol'), written(exampleInvoice(name)));
  });

test('the same invoice has the same totals in Peppol and in Finvoice; a credit note only another sign', () => {
  fc.assert(
    fc.property(anyInvoice, (invoice) => {
      const ubl = written(invoice);
      const finnish = finvoice(invoice, { messageId: 'm1', sentAt: '2026-06-01T00:00:00Z' });
      const totals = invoiceTotals(invoice.lines);
      const sign = invoice.kind === 'credit-note' ? -1 : 1;
      const same = (ublName: string, finvoiceName: string, expected: number) => {
        assert.equal(amount(ubl, ublName), expected);
        assert.equal(Number(amount(finnish, finvoiceName)) * sign || 0, expected);
      };
      same('cbc:LineExtensionAmount', 'RowsTotalVatExcludedAmount', totals.netCents);
      same('cbc:TaxExclusiveAmount', 'InvoiceTotalVatExcludedAmount', totals.netCents);
      same('cbc:TaxAmount', 'InvoiceTotalVatAmount', totals.vatCents);
      same('cbc:TaxInclusiveAmount', 'InvoiceTotalVatIncludedAmount', totals.grossCents);
      same('cbc:PayableAmount', 'EpiInstructedAmount', payableOf(invoice, totals.grossCents));
      if (invoice.prepaidCents) same('cbc:PrepaidAmount', 'InvoicePaidAmount', invoice.prepaidCents);
      if (invoice.roundingCents) same('cbc:PayableRoundingAmount', 'InvoiceTotalRoundoffAmount', invoice.roundingCents);
    }),
  );
});

test('a contact stands for the buyer reference that Peppol demands; without either there is no invoice', () => {
  const invoice = exampleInvoice('hourly-work', { buyerReference: null });
  assert.match(written(invoice), /<cbc:BuyerReference>Olli Ostaja</);
  const withoutContact = { ...invoice, buyer: { ...invoice.buyer, contact: null } };
  assert.deepEqual(peppol(withoutContact), { refused: 'buyer-reference-missing' });
});

test('a buyer is found in the network by an OVT only', () => {
  const invoice = exampleInvoice('hourly-work');
  const at = (eAddress: string | null) => peppol({ ...invoice, buyer: { ...invoice.buyer, eAddress } });
  assert.deepEqual(at(null), { refused: 'buyer-e-address-missing' });
  assert.deepEqual(at('FI2112345600000785'), { refused: 'e-address-not-in-peppol', data: { of: 'buyer' } });
});

test('Peppol has no reminders', () => {
  assert.deepEqual(peppol(exampleInvoice('reminder')), { refused: 'reminder-not-in-peppol' });
});
