import { minus, plus, zero } from '../basics/money.ts';
import type { Tell } from './finvoice-checks.ts';
import { centsOf } from './finvoice-checks-totals.ts';
import type { Part } from './xml-cursor.ts';

/** The payment order (EpiDetails) asks for what the invoice says: the sum, the day, the account and the payee. */
export function checkPayment(root: Part, tell: Tell): void {
  const order = root.part('EpiDetails', 'EpiPaymentInstructionDetails');
  const details = root.part('InvoiceDetails');
  if (!order || !details) return;
  checkSum(order, details, tell);
  checkDay(order, details, tell);
  const payee = root.part('EpiDetails', 'EpiPartyDetails', 'EpiBeneficiaryPartyDetails');
  if (payee && payee.text('EpiNameAddressDetails') === null)
    tell('FI-EPI-NAME', 'fatal', payee, 'A bank needs the name of the payee (EpiNameAddressDetails).');
  const account = payee?.part('EpiAccountID');
  const listed = root.part('SellerInformationDetails')?.parts('SellerAccountDetails') ?? [];
  if (
    account &&
    listed.length > 0 &&
    listed.every((one) => spaceless(one.text('SellerAccountID')) !== spaceless(account.text()))
  )
    tell('FI-EPI-ACCOUNT', 'warning', account, 'The account is none of those that the seller gives.');
}

function checkSum(order: Part, details: Part, tell: Tell): void {
  const asked = order.part('EpiInstructedAmount');
  const total = details.part('InvoiceTotalVatIncludedAmount');
  const [askedCents, totalCents] = [asked && centsOf(asked), total && centsOf(total)];
  if (!asked || !total || askedCents === null || totalCents === null) return;
  const currency = asked.attribute('AmountCurrencyIdentifier');
  if (currency !== total.attribute('AmountCurrencyIdentifier'))
    tell('FI-EPI-CURRENCY', 'fatal', asked, 'The sum to pay is in another currency than the total.');
  // Nothing is paid for a credit note, so zero is as good as the total there.
  if (totalCents <= 0 && askedCents === 0) return;
  const paidPart = details.part('InvoicePaidAmount');
  const roundPart = details.part('InvoiceTotalRoundoffAmount');
  const open = minus(totalCents, (paidPart && centsOf(paidPart)) ?? zero);
  const rounded = plus(open, (roundPart && centsOf(roundPart)) ?? zero);
  if (askedCents !== open && askedCents !== rounded)
    tell('FI-EPI-AMOUNT', 'fatal', asked, 'The sum to pay is not the total less what was paid before.');
}

function checkDay(order: Part, details: Part, tell: Tell): void {
  const asked = order.part('EpiDateOptionDate');
  const dues = details.parts('PaymentTermsDetails').flatMap((terms) => terms.part('InvoiceDueDate') ?? []);
  const days = dues.map((due) => due.text());
  if (asked && days.length > 0 && !days.includes(asked.text()))
    tell('FI-EPI-DATE', 'fatal', asked, 'The day of payment is not the due date of the invoice.');
  const issued = details.text('InvoiceDate');
  for (const due of dues)
    if (issued !== null && (due.text() ?? '') < issued)
      tell('FI-DUE-DATE', 'warning', due, 'The invoice is due before its own day.');
}

const spaceless = (text: string | null): string => (text ?? '').replace(/\s/g, '');
