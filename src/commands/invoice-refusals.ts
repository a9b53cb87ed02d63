import type { Refusal } from '../basics/refusal.ts';
import type { InvoiceFault } from '../formats/invoice-faults.ts';
import type { PeppolFault } from '../formats/peppol.ts';
import { type ExitCode, writeJson } from './command.ts';

type Fault = InvoiceFault | PeppolFault | 'e-invoice-address-missing';

const messages: Record<Fault, string> = {
  'no-lines': 'The invoice has no lines.',
  'price-negative': 'A price is never negative; a correction has a negative quantity.',
  'amount-too-large': 'The amount of the line is too large.',
  'vat-rate-missing': 'The standard category (S) needs a rate above zero.',
  'vat-rate-not-allowed': 'Only the standard category (S) has a rate above zero.',
  'vat-reason-missing': 'The VAT category needs a reason.',
  'vat-reason-not-allowed': 'The VAT category has no reason.',
  'vat-outside-scope-mixed': 'Lines outside the scope of VAT (O) cannot be on one invoice with others.',
  'period-backwards': 'The period of the line ends before it begins.',
  'seller-business-id-invalid': 'The business id of the seller is not valid.',
  'seller-vat-number-invalid': 'The VAT number of the seller is not valid.',
  'seller-vat-number-missing': 'The VAT category needs the VAT number of the seller.',
  'buyer-business-id-invalid': 'The business id of the buyer is not valid.',
  'buyer-vat-number-invalid': 'The VAT number of the buyer is not valid.',
  'buyer-vat-number-missing': 'The VAT category needs the VAT number of the buyer.',
  'e-address-invalid': 'The e-invoice address is not a valid OVT.',
  'text-too-long': 'The text of the field is longer than Finvoice can carry.',
  'text-too-short': 'The text of the field is shorter than Finvoice allows.',
  'address-missing': 'The postal address lacks a part.',
  'seller-business-id-missing': 'The seller has no business id.',
  'iban-missing': 'The seller has no account number.',
  'bic-invalid': "The code of the seller's bank is not a BIC.",
  'currency-not-euro': 'Invoices are written in euros only.',
  'iban-invalid': 'The account number of the seller is not a valid IBAN.',
  'reference-invalid': 'The payment reference is not valid.',
  'original-invoice-day-missing': 'The invoice that is named has no day.',
  'original-invoice-missing': 'A credit note and a reminder name the original invoice.',
  'reminders-without-reminder': 'Only a reminder names the reminders before it.',
  'household-work-not-in-total': 'The work for the household deduction is not within the total.',
  'payable-negative': 'More was paid before, or is rounded off, than the invoice asks for.',
  'seller-e-address-missing': 'Peppol needs the e-invoice address of the seller.',
  'buyer-e-address-missing': 'Peppol needs the e-invoice address of the buyer.',
  'e-address-not-in-peppol': 'Peppol takes only an OVT as a Finnish e-invoice address.',
  'buyer-reference-missing': "Peppol needs the buyer's reference, an order reference or a contact.",
  'reminder-not-in-peppol': 'Peppol has no reminders; send it as Finvoice.',
  'e-invoice-address-missing': 'The frame needs the e-invoice address and the intermediator of both parties.',
};

/** Says why an invoice was refused: its code, a sentence, and what it concerns (a line's id, the identifier's own fault). */
export async function answerRefusal({ refused, data }: Refusal<Fault>): Promise<ExitCode> {
  await writeJson({ refused, message: messages[refused], ...data });
  return 1;
}
