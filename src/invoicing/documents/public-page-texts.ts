import type { Language } from '../../basics/money.ts';

/** What the invoice's page says besides what the invoice document itself says. */
export type PublicPageTexts = {
  readonly state: Record<'open' | 'partly-paid' | 'overdue' | 'paid' | 'nothing', string>;
  readonly who: (worker: string, seller: string) => string;
  readonly partly: (whole: string, paid: string) => string;
  readonly overdue: string;
  readonly thanks: { readonly title: string; readonly text: (whole: string) => string };
  readonly amount: string;
  readonly barcode: string;
  readonly copy: string;
  readonly copied: string;
  readonly pdf: (language: string | null) => string;
  readonly rows: string;
  readonly whole: string;
  readonly facts: string;
  readonly wrong: {
    readonly title: string;
    readonly text: string;
    readonly subject: (invoice: string) => string;
    readonly write: string;
  };
  readonly phone: string;
  readonly email: string;
  readonly lost: { readonly title: string; readonly text: string; readonly subject: string };
};

const fi: PublicPageTexts = {
  state: {
    open: 'Maksamatta',
    'partly-paid': 'Osittain maksettu',
    overdue: 'Erääntynyt',
    paid: 'Maksettu',
    nothing: 'Ei maksettavaa',
  },
  who: (worker, seller) =>
    worker === seller
      ? `Laskun lähettää ${seller}.`
      : `Työn teki ${worker}. Laskun lähettää ja maksun vastaanottaa ${seller}.`,
  partly: (whole, paid) => `Laskun loppusumma on ${whole}, ja siitä on maksettu ${paid}.`,
  overdue: 'Eräpäivä on mennyt. Jos maksoit juuri, kiitos: maksun näkyminen tässä vie pankkipäivän tai kaksi.',
  thanks: { title: 'Kiitos, lasku on maksettu', text: (whole) => `Koko summa ${whole} on saapunut.` },
  amount: 'Summa',
  barcode: 'Virtuaaliviivakoodi',
  copy: 'Kopioi',
  copied: 'Kopioitu',
  pdf: (language) => (language ? `Lataa lasku (PDF, ${language})` : 'Lataa lasku (PDF)'),
  rows: 'Mistä lasku koostuu',
  whole: 'Loppusumma',
  facts: 'Laskun tiedot',
  wrong: {
    title: 'Onko laskussa jotain vialla?',
    text: 'Kirjoita tai soita, niin selvitämme asian työn tekijän kanssa.',
    subject: (invoice) => `${invoice}: tässä on jotain vialla`,
    write: 'Kirjoita meille',
  },
  phone: 'Puhelin',
  email: 'Sähköposti',
  lost: {
    title: 'Laskua ei löydy tästä osoitteesta',
    text: 'Osoite on ehkä katkennut matkalla. Avaa lasku uudelleen viestistä, jolla se tuli, tai pyydä meiltä uusi linkki.',
    subject: 'Laskun linkki ei toimi',
  },
};

const sv: PublicPageTexts = {
  state: {
    open: 'Obetald',
    'partly-paid': 'Delvis betald',
    overdue: 'Förfallen',
    paid: 'Betald',
    nothing: 'Inget att betala',
  },
  who: (worker, seller) =>
    worker === seller
      ? `Fakturan skickas av ${seller}.`
      : `Arbetet har utförts av ${worker}. Fakturan skickas och betalningen tas emot av ${seller}.`,
  partly: (whole, paid) => `Fakturans slutsumma är ${whole}, och av den har ${paid} betalats.`,
  overdue: 'Förfallodagen har passerat. Om du just har betalat, tack: det tar en bankdag eller två innan det syns här.',
  thanks: { title: 'Tack, fakturan är betald', text: (whole) => `Hela summan ${whole} har kommit in.` },
  amount: 'Belopp',
  barcode: 'Virtuell streckkod',
  copy: 'Kopiera',
  copied: 'Kopierat',
  pdf: (language) => (language ? `Ladda ner fakturan (PDF, ${language})` : 'Ladda ner fakturan (PDF)'),
  rows: 'Vad fakturan består av',
  whole: 'Slutsumma',
  facts: 'Uppgifter om fakturan',
  wrong: {
    title: 'Är något fel i fakturan?',
    text: 'Skriv eller ring, så reder vi ut saken med den som utförde arbetet.',
    subject: (invoice) => `${invoice}: något är fel`,
    write: 'Skriv till oss',
  },
  phone: 'Telefon',
  email: 'E-post',
  lost: {
    title: 'Det finns ingen faktura på den här adressen',
    text: 'Adressen har kanske brutits på vägen. Öppna fakturan på nytt från meddelandet som den kom med, eller be oss om en ny länk.',
    subject: 'Länken till fakturan fungerar inte',
  },
};

const en: PublicPageTexts = {
  state: {
    open: 'Unpaid',
    'partly-paid': 'Partly paid',
    overdue: 'Overdue',
    paid: 'Paid',
    nothing: 'Nothing to pay',
  },
  who: (worker, seller) =>
    worker === seller
      ? `The invoice is sent by ${seller}.`
      : `The work was done by ${worker}. The invoice is sent and the payment received by ${seller}.`,
  partly: (whole, paid) => `The whole of the invoice is ${whole}, of which ${paid} has been paid.`,
  overdue: 'The due date has passed. If you have just paid, thank you: it takes a bank day or two to show here.',
  thanks: { title: 'Thank you, the invoice is paid', text: (whole) => `The whole sum of ${whole} has arrived.` },
  amount: 'Amount',
  barcode: 'Virtual barcode',
  copy: 'Copy',
  copied: 'Copied',
  pdf: (language) => (language ? `Download the invoice (PDF, ${language})` : 'Download the invoice (PDF)'),
  rows: 'What the invoice is made of',
  whole: 'Total',
  facts: 'About the invoice',
  wrong: {
    title: 'Is something wrong with this invoice?',
    text: 'Write or call, and we will sort it out with the person who did the work.',
    subject: (invoice) => `${invoice}: something is wrong`,
    write: 'Write to us',
  },
  phone: 'Telephone',
  email: 'E-mail',
  lost: {
    title: 'There is no invoice at this address',
    text: 'The address may have been cut on its way. Open the invoice again from the message it came in, or ask us for a new link.',
    subject: 'The link to my invoice does not work',
  },
};

export const publicPageTexts: Record<Language, PublicPageTexts> = { fi, sv, en };
