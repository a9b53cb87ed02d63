import type { Invoice } from '../../formats/en16931.ts';
import { renderPdf } from '../../platform/pdf.ts';
import { invoicePage, invoiceTitle } from './invoice-page.ts';
import { invoiceTexts } from './invoice-texts.ts';
import { bankBarcodeSymbol, paymentQrSymbol } from './payment-symbols.ts';

const template = new URL('./invoice.typ', import.meta.url);

/**
 * A sound invoice (`soundInvoice`) as a tagged PDF/A-3 in its language, with the same invoice as Finvoice inside.
 * The same invoice and Finvoice give the same bytes.
 */
export function invoicePdf(invoice: Invoice, finvoice: string): Promise<Uint8Array> {
  const page = invoicePage(invoice);
  const title = invoiceTitle(invoice);
  const { payment } = page;
  const qr = payment?.qr ? paymentQrSymbol(payment.qr.text) : null;
  return renderPdf({
    template,
    data: {
      ...page,
      running: `${title} · ${invoice.seller.name}`,
      payment: payment && {
        ...payment,
        barcode: payment.barcode && { ...payment.barcode, ...bankBarcodeSymbol(payment.barcode.digits) },
        qr: qr && { ...payment.qr, ...qr },
      },
    },
    language: invoice.language,
    title: `${title} – ${invoice.seller.name}`,
    attachments: [
      {
        name: `finvoice-${invoice.number.replace(/[^0-9A-Za-z_-]/g, '_')}.xml`,
        bytes: new TextEncoder().encode(finvoice),
        mime: 'application/xml',
        description: invoiceTexts[invoice.language].attachment,
      },
    ],
    created: new Date(`${invoice.issuedOn}T00:00:00Z`),
  });
}
