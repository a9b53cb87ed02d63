import type { Invoice } from '../../formats/en16931.ts';
import { renderPdf } from '../../platform/pdf.ts';
import { invoiceLayout } from './invoice-layout.ts';
import { invoicePage, invoiceTitle } from './invoice-page.ts';
import { invoiceTexts } from './invoice-texts.ts';

/**
 * A sound invoice (`soundInvoice`) as a tagged PDF/A-3 in its language, with the same invoice as Finvoice inside.
 * The same invoice and Finvoice give the same bytes.
 */
export function invoicePdf(invoice: Invoice, finvoice: string): Uint8Array {
  const title = invoiceTitle(invoice);
  const { seller, language, number, issuedOn } = invoice;
  return renderPdf({
    sheet: invoiceLayout(invoicePage(invoice), `${title} · ${seller.name}`),
    language,
    title: `${title} – ${seller.name}`,
    attachments: [
      {
        name: `finvoice-${number.replace(/[^0-9A-Za-z_-]/g, '_')}.xml`,
        bytes: new TextEncoder().encode(finvoice),
        mime: 'application/xml',
        description: invoiceTexts[language].attachment,
      },
    ],
    created: new Date(`${issuedOn}T00:00:00Z`),
  });
}
