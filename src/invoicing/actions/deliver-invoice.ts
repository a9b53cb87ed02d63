import { join } from 'node:path';
import { isRefusal } from '../../basics/refusal.ts';
import type { Invoice } from '../../formats/en16931.ts';
import { finvoice } from '../../formats/finvoice.ts';
import { framedFinvoice } from '../../formats/finvoice-frame.ts';
import { messageOf } from '../../formats/finvoice-parties.ts';
import { peppol } from '../../formats/peppol.ts';
import { keepFile } from '../../members/actions/keep-file.ts';
import { type Services, theService, withContext } from '../../platform/context.ts';
import { sha256, writeWhole } from '../../platform/files.ts';
import { newId } from '../../platform/ids.ts';
import { job } from '../../platform/jobs.ts';
import { channelOf } from '../customer.ts';
import { invoicePdf } from '../documents/invoice-pdf.ts';
import { invoiceToken } from '../invoice-link.ts';
import { invoiceLetter } from '../letters.ts';
import { findInvoiceForStaff } from '../store/invoices.ts';
import { documentsOf, findDelivery, insertDelivery, insertDocument, saveDelivery } from '../store/papers.ts';
import { openedFile } from './show-invoice.ts';

export const deliverInvoiceJob = job<{ deliveryId: string }>('deliver-invoice', 8);

type Made = { kind: 'pdf' | 'finvoice' | 'peppol'; mime: string; bytes: Uint8Array };

/** Makes the documents of an issued invoice, keeps each with its hash, and sends the invoice on. Repeating makes nothing twice. */
export async function renderInvoice(services: Services, { invoiceId }: { invoiceId: string }): Promise<void> {
  const invoice = await withContext(services, theService, async (ctx) => {
    const found = await findInvoiceForStaff(ctx.tx, invoiceId);
    if (!found?.content) throw new Error('an invoice that was not issued has no documents');
    return (await documentsOf(ctx.tx, invoiceId)).length > 0 ? null : { owner: found.owner, content: found.content };
  });
  if (!invoice) return;
  const made = documents(invoice.content);

  await withContext(services, theService, async (ctx) => {
    for (const { kind, mime, bytes } of made) {
      const file_id = await keepFile(ctx, { owner: invoice.owner, kind, mime, bytes });
      await insertDocument(ctx.tx, {
        invoice_id: invoiceId,
        owner: invoice.owner,
        kind,
        file_id,
        sha256: sha256(bytes),
        made_at: ctx.now,
      });
    }
    const delivery = {
      id: newId(ctx.now.getTime()),
      invoice_id: invoiceId,
      owner: invoice.owner,
      channel: channelOf(invoice.content.buyer),
      queued_at: ctx.now,
    };
    await insertDelivery(ctx.tx, delivery);
    await ctx.send(deliverInvoiceJob, { deliveryId: delivery.id });
  });
}

function documents(invoice: Invoice): Made[] {
  const xml = finvoice(invoice, messageOf(invoice));
  const ubl = peppol(invoice);
  const encode = (text: string) => new TextEncoder().encode(text);
  return [
    { kind: 'pdf', mime: 'application/pdf', bytes: invoicePdf(invoice, xml) },
    { kind: 'finvoice', mime: 'application/xml', bytes: encode(xml) },
    // A buyer without an address in the Peppol network has no Peppol document.
    ...(isRefusal(ubl) ? [] : [{ kind: 'peppol' as const, mime: 'application/xml', bytes: encode(ubl) }]),
  ];
}

/**
 * Sends an issued invoice by its channel: a mail with the PDF and the link, or a file in the folder of the e-invoice
 * operator. A failure is written where staff see it before the job is tried again.
 */
export async function deliverInvoice(services: Services, { deliveryId }: { deliveryId: string }): Promise<void> {
  const delivery = await withContext(services, theService, async (ctx) => {
    const found = await findDelivery(ctx.tx, deliveryId);
    if (!found || found.state === 'sent') return null;
    const invoice = await findInvoiceForStaff(ctx.tx, found.invoice_id);
    const pdf = (await documentsOf(ctx.tx, found.invoice_id)).find(({ kind }) => kind === 'pdf');
    if (!invoice?.content || !pdf) throw new Error('a delivery without an issued invoice and its documents');
    return {
      channel: found.channel,
      invoiceId: invoice.id,
      content: invoice.content,
      pdf: (await openedFile(ctx, pdf.file_id)).bytes,
    };
  });
  if (!delivery) return;
  try {
    await (delivery.channel === 'email' ? byMail(services, deliveryId, delivery) : toOperator(services, delivery));
  } catch (error) {
    const reason = error instanceof NotDeliverable ? error.message : 'sending-failed';
    await withContext(services, theService, (ctx) => saveDelivery(ctx.tx, deliveryId, 'failed', reason, null));
    throw error;
  }
  await withContext(services, theService, (ctx) => saveDelivery(ctx.tx, deliveryId, 'sent', null, ctx.now));
}

class NotDeliverable extends Error {}

type Delivery = { invoiceId: string; content: Invoice; pdf: Uint8Array };

async function byMail(services: Services, deliveryId: string, { invoiceId, content, pdf }: Delivery): Promise<void> {
  if (!content.buyer.email) throw new NotDeliverable('address-missing');
  const link = `${services.config.url}/lasku/${invoiceToken(services.secrets.sign, invoiceId)}`;
  const { subject, text } = invoiceLetter(content, link);
  const attachments = [{ name: `${content.number}.pdf`, mime: 'application/pdf', bytes: pdf }];
  await services.mail.send({ id: deliveryId, to: content.buyer.email, subject, text, attachments });
}

async function toOperator(services: Services, { content }: Delivery): Promise<void> {
  const framed = framedFinvoice(content, messageOf(content));
  if (isRefusal(framed)) throw new NotDeliverable(framed.refused);
  await writeWhole(join(services.config.folders.eInvoices, `finvoice-${content.number}.xml`), framed);
}
