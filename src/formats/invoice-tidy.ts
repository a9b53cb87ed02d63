import type { GivenInvoice, InvoiceLine } from './en16931.ts';
import { exactDecimal, plainDecimal } from './exact-decimal.ts';
import { carriable } from './xml.ts';

/**
 * The invoice with every text on one line of single spaces, each paragraph of the notes a note of its own and quantities in
 * their shortest spelling: so every format carries the same texts, and what is read back is what was written.
 */
export function tidied<I extends GivenInvoice>(invoice: I): I {
  const { seller, buyer } = invoice;
  return {
    ...invoice,
    number: line(invoice.number),
    reference: optional(invoice.reference),
    buyerReference: optional(invoice.buyerReference),
    orderReference: optional(invoice.orderReference),
    seller: { ...tidiedParty(seller), phone: optional(seller.phone), performedBy: optional(seller.performedBy) },
    buyer: { ...tidiedParty(buyer), contact: optional(buyer.contact) },
    lines: invoice.lines.map(tidiedLine),
    notes: invoice.notes.flatMap((note) => note.split(/[\r\n]+/).flatMap((paragraph) => line(paragraph) || [])),
  };
}

function tidiedParty<P extends GivenInvoice['seller'] | GivenInvoice['buyer']>(party: P): P {
  const { street, postCode, town, country } = party.address;
  return {
    ...party,
    name: line(party.name),
    businessId: optional(party.businessId),
    vatNumber: optional(party.vatNumber),
    eAddress: optional(party.eAddress),
    intermediator: optional(party.intermediator),
    email: optional(party.email),
    address: { street: optional(street), postCode: optional(postCode), town: optional(town), country },
  };
}

function tidiedLine(given: InvoiceLine): InvoiceLine {
  const quantity = exactDecimal(given.quantity);
  return {
    ...given,
    id: line(given.id),
    description: line(given.description),
    quantity: quantity ? plainDecimal(quantity) : given.quantity,
    reason: optional(given.reason),
  };
}

// The usual text is tidy already, and a test costs less than making it anew.
const isTidy = (text: string): boolean => !/\s\s|[^\S ]|^\s|\s$/.test(text);
const line = (text: string): string => {
  const possible = carriable(text);
  return isTidy(possible) ? possible : possible.replace(/\s+/g, ' ').trim();
};
const optional = (text: string | null): string | null => (text === null ? null : line(text) || null);
