import { type Refusal, refuse } from '../basics/refusal.ts';
import type { Invoice } from './en16931.ts';
import { finvoice } from './finvoice.ts';
import type { FinvoiceMessage } from './finvoice-parties.ts';
import { latin9 } from './latin9.ts';
import { el, onePerLine, type Xml } from './xml.ts';

/**
 * A sound invoice as banks take it (guide 9.3 and 17): a SOAP frame that routes it, then the Finvoice document, two XML
 * documents one after the other in one file of ISO-8859-15. Refused where either party has no e-invoice address.
 */
export function framedFinvoice(
  invoice: Invoice,
  message: FinvoiceMessage,
): Uint8Array | Refusal<'e-invoice-address-missing'> {
  const { seller, buyer } = invoice;
  if (!seller.eAddress || !seller.intermediator) return refuse('e-invoice-address-missing', { of: 'seller' });
  if (!buyer.eAddress || !buyer.intermediator) return refuse('e-invoice-address-missing', { of: 'buyer' });
  const parties = [
    ...role('From', seller.eAddress, 'Sender', seller.intermediator),
    ...role('To', buyer.eAddress, 'Receiver', buyer.intermediator),
  ];
  return latin9(`${onePerLine(envelope(parties, message).markup)}\n${finvoice(invoice, message, 'ISO-8859-15')}`);
}

const role = (direction: 'From' | 'To', party: string, name: string, intermediator: string): Xml[] => [
  el(`eb:${direction}`, [el('eb:PartyId', party), el('eb:Role', name)]),
  el(`eb:${direction}`, [el('eb:PartyId', intermediator), el('eb:Role', 'Intermediator')]),
];

const envelope = (parties: Xml[], { messageId, sentAt }: FinvoiceMessage): Xml =>
  el(
    'SOAP-ENV:Envelope',
    [
      el('SOAP-ENV:Header', [
        el(
          'eb:MessageHeader',
          [
            parties,
            // The agreement's id is fixed and the conversation unused where banks carry the message (guide 17.3.3).
            el('eb:CPAId', 'yoursandmycpa'),
            el('eb:ConversationId', ''),
            el('eb:Service', 'Routing'),
            el('eb:Action', 'ProcessInvoice'),
            el('eb:MessageData', [
              el('eb:MessageId', messageId),
              el('eb:Timestamp', sentAt),
              el('eb:RefToMessageId', ''),
            ]),
          ],
          { 'SOAP-ENV:mustUnderstand': '1' },
        ),
      ]),
      el('SOAP-ENV:Body', [
        el(
          'eb:Manifest',
          [
            el(
              'eb:Reference',
              [el('eb:schema', '', { 'eb:location': 'http://www.finvoice.info/finvoice.xsd', 'eb:version': '2.0' })],
              { 'eb:id': 'Finvoice', 'xlink:href': messageId },
            ),
          ],
          { 'eb:id': 'Manifest', 'eb:version': '2.0' },
        ),
      ]),
    ],
    {
      'xmlns:SOAP-ENV': 'http://schemas.xmlsoap.org/soap/envelope/',
      'xmlns:xlink': 'http://www.w3.org/1999/xlink',
      'xmlns:eb': 'http://www.oasis-open.org/committees/ebxml-msg/schema/msg-header-2_0.xsd',
    },
  );
