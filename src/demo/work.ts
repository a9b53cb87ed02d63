import type { Cents } from '../basics/money.ts';

/** One job done: by whom, for whom, how many days ago its invoice was written, and how far it has come. */
export type DemoJob = {
  by: string;
  for: string;
  text: string;
  quantity: string;
  unit: 'HUR' | 'DAY' | 'C62';
  unitPriceCents: Cents;
  vat: 'standard' | 'reduced1';
  daysAgo: number;
  stage: 'draft' | 'returned' | 'in-review' | 'issued' | 'partly-paid' | 'paid' | 'paid-out';
};

const job = (
  by: string,
  customer: string,
  text: string,
  amount: [quantity: string, unit: DemoJob['unit'], euros: number],
  daysAgo: number,
  stage: DemoJob['stage'],
  vat: DemoJob['vat'] = 'standard',
): DemoJob => ({
  by,
  for: customer,
  text,
  quantity: amount[0],
  unit: amount[1],
  unitPriceCents: (amount[2] * 100) as Cents,
  vat,
  daysAgo,
  stage,
});

/** The town's work of the last two months: invoices in every state, money of every kind on its way. */
export const demoJobs: readonly DemoJob[] = [
  job('aino', 'kahvila', 'Kahvilan logon ja ruokalistan suunnittelu', ['18', 'HUR', 62], 52, 'paid-out'),
  job('eero', 'rakennus', 'Terassin rakentaminen, kirvesmiestyöt', ['32', 'HUR', 45], 50, 'paid-out'),
  job('liisa', 'hotelli', 'Hotellihuoneiden viikkosiivous', ['40', 'HUR', 28], 48, 'paid-out'),
  job('mikael', 'handel', 'Översättning av produktkatalog till finska', ['1', 'C62', 1450], 47, 'paid-out'),
  job('emma', 'software', 'Booking system integration, API programming', ['60', 'HUR', 85], 46, 'paid-out'),
  job('oiva', 'hotelli', 'Kylmälaitteiden huolto ja korjaus', ['58', 'HUR', 52], 45, 'paid-out'),
  job('aino', 'kust', 'Kirjan kannen kuvitus ja taitto', ['1', 'C62', 1800], 24, 'paid'),
  job('eero', 'rakennus', 'Väliseinien purku ja levytys', ['24.5', 'HUR', 45], 23, 'paid'),
  job('emma', 'software', 'Payment module, design and programming', ['45', 'HUR', 85], 22, 'paid'),
  job('oiva', 'kahvila', 'Espressokoneen määräaikaishuolto', ['12', 'HUR', 52], 21, 'paid'),
  job('veera', 'hotelli', 'Hotellin esitekuvaus ja kuvankäsittely', ['2', 'DAY', 480], 21, 'paid'),
  job('kalle', 'koti', 'Pensasaidan leikkaus ja pihan haravointi', ['9', 'HUR', 35], 20, 'paid'),
  job('tuuli', 'kahvila', 'Somekampanjan suunnittelu ja julkaisut', ['15', 'HUR', 55], 20, 'paid'),
  job('rauno', 'kust', 'Työyhteisövalmennus, kaksi päivää', ['2', 'DAY', 750], 19, 'paid'),
  job('sanni', 'kust', 'Asiakaslehden artikkelien kirjoittaminen', ['4', 'C62', 320], 19, 'paid'),
  job('liisa', 'koti', 'Loppusiivous muuton jälkeen', ['7', 'HUR', 32], 18, 'partly-paid'),
  job('mikael', 'handel', 'Tolkning vid leverantörsmöte', ['8', 'HUR', 68], 17, 'issued'),
  job('aino', 'hotelli', 'Opasteiden ja karttojen suunnittelu', ['22', 'HUR', 62], 16, 'issued'),
  job('emma', 'kahvila', 'Online table booking, design of the pages', ['20', 'HUR', 80], 6, 'issued'),
  job('eero', 'koti', 'Keittiön kaapistojen asennus', ['16', 'HUR', 45], 4, 'in-review'),
  job('aino', 'kahvila', 'Joulukampanjan julisteet ja pöytäkortit', ['10', 'HUR', 62], 2, 'in-review'),
  job('oiva', 'rakennus', 'Sähkötyöt: keittiön pistorasioiden lisäys', ['5', 'HUR', 52], 2, 'in-review'),
  job('liisa', 'hotelli', 'Työt', ['20', 'HUR', 28], 3, 'returned'),
  job('emma', 'software', 'Reporting dashboard, programming', ['30', 'HUR', 85], 1, 'draft'),
];
