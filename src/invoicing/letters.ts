import { dayText } from '../basics/day.ts';
import { invoiceTotals } from '../basics/invoice-arithmetic.ts';
import { euros } from '../basics/money.ts';
import type { Invoice } from '../formats/en16931.ts';

type Said = {
  number: string;
  who: string;
  seller: string;
  sum: string;
  due: string;
  iban: string;
  reference: string;
  link: string;
};

const texts: Record<Invoice['language'], { subject: (said: Said) => string; text: (said: Said) => string }> = {
  fi: {
    subject: ({ number, seller }) => `Lasku ${number}, ${seller}`,
    text: ({ number, who, seller, sum, due, iban, reference, link }) =>
      `Hei,\n\nohessa lasku ${number}. Työn teki ${who}, ja laskun lähettää ${seller}.\n\nSumma: ${sum}\nEräpäivä: ${due}\nTilinumero: ${iban}\nViitenumero: ${reference}\n\nLasku verkossa: ${link}\n\nYstävällisin terveisin\n${seller}\n`,
  },
  sv: {
    subject: ({ number, seller }) => `Faktura ${number}, ${seller}`,
    text: ({ number, who, seller, sum, due, iban, reference, link }) =>
      `Hej,\n\nbifogat finns faktura ${number}. Arbetet har utförts av ${who} och fakturan skickas av ${seller}.\n\nSumma: ${sum}\nFörfallodag: ${due}\nKontonummer: ${iban}\nReferensnummer: ${reference}\n\nFakturan på nätet: ${link}\n\nMed vänlig hälsning\n${seller}\n`,
  },
  en: {
    subject: ({ number, seller }) => `Invoice ${number}, ${seller}`,
    text: ({ number, who, seller, sum, due, iban, reference, link }) =>
      `Hello,\n\nplease find attached invoice ${number}. The work was done by ${who}, and the invoice is sent by ${seller}.\n\nTotal: ${sum}\nDue date: ${due}\nAccount number: ${iban}\nReference: ${reference}\n\nThe invoice online: ${link}\n\nKind regards\n${seller}\n`,
  },
};

/** The mail an invoice goes out with, in the invoice's language. */
export function invoiceLetter(invoice: Invoice, link: string): { subject: string; text: string } {
  const said: Said = {
    number: invoice.number,
    who: invoice.seller.performedBy ?? invoice.seller.name,
    seller: invoice.seller.name,
    sum: euros(invoiceTotals(invoice.lines).grossCents, invoice.language),
    due: dayText(invoice.dueOn, invoice.language),
    iban: invoice.seller.iban,
    reference: invoice.reference ?? '',
    link,
  };
  const { subject, text } = texts[invoice.language];
  return { subject: subject(said), text: text(said) };
}
