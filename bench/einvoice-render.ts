import { day } from '../src/basics/day.ts';
import { bp, cents } from '../src/basics/money.ts';
import { isRefusal } from '../src/basics/refusal.ts';
import type { GivenInvoice } from '../src/formats/en16931.ts';
import { finvoice } from '../src/formats/finvoice.ts';
import { framedFinvoice } from '../src/formats/finvoice-frame.ts';
import { messageOf } from '../src/formats/finvoice-parties.ts';
import { soundInvoice } from '../src/formats/invoice-faults.ts';
import { peppol } from '../src/formats/peppol.ts';

// What is measured: an invoice object checked and written as a document, on one core, each document another invoice.
const goal = 10_000;
const rounds = Number(process.env.RENDER_ROUNDS ?? 5);
const documents = 2000;

const invoices = Array.from({ length: documents }, (_, at) => invoice(at));

const formats = {
  finvoice: (given: GivenInvoice) => {
    const sound = soundInvoice(given);
    return isRefusal(sound) ? sound : finvoice(sound, messageOf(sound));
  },
  'finvoice-soap': (given: GivenInvoice) => {
    const sound = soundInvoice(given);
    return isRefusal(sound) ? sound : framedFinvoice(sound, messageOf(sound));
  },
  peppol: (given: GivenInvoice) => {
    const sound = soundInvoice(given);
    return isRefusal(sound) ? sound : peppol(sound);
  },
};

for (const [format, render] of Object.entries(formats)) {
  let best = 0;
  let bestOfCpu = 0;
  let characters = 0;
  // The first round warms up; the fastest counts, since the machine has other work too.
  for (let round = 0; round <= rounds; round++) {
    characters = 0;
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    for (const one of invoices) {
      const written = render(one);
      if (isRefusal(written)) throw new Error(`the invoice was refused: ${written.refused}`);
      characters += written.length;
    }
    const perSecond = Math.round(documents / ((performance.now() - start) / 1000));
    const { user, system } = process.cpuUsage(cpu);
    if (round === 0) continue;
    best = Math.max(best, perSecond);
    // On a busy machine the time of the processor says more than the clock.
    bestOfCpu = Math.max(bestOfCpu, Math.round(documents / ((user + system) / 1e6)));
  }
  const averageCharacters = Math.round(characters / documents);
  console.log(
    JSON.stringify({
      bench: 'einvoice-render',
      format,
      perSecond: best,
      perCpuSecond: bestOfCpu,
      averageCharacters,
      goal,
      met: best >= goal,
    }),
  );
}

/** A usual invoice of three lines: hours, a discounted product and travelling, with Finnish letters and an ampersand. */
function invoice(at: number): GivenInvoice {
  const address = { street: 'Mallikatu 1 & 3', postCode: '00210', town: 'Helsinki', country: 'FI' };
  const line = {
    unit: 'HUR',
    discountBp: bp(0),
    vat: { category: 'S', rateBp: bp(2550) },
    reason: null,
    servedFrom: day('2026-05-01'),
    servedTo: day('2026-05-31'),
  } as const;
  return {
    kind: 'invoice',
    number: String(20_260_000 + at),
    issuedOn: day('2026-06-01'),
    dueOn: day('2026-06-15'),
    currency: 'EUR',
    language: 'fi',
    reference: '2026000011',
    buyerReference: `PO-${at}`,
    orderReference: null,
    originalInvoice: null,
    seller: {
      name: 'Kevyt Malli Oy',
      businessId: '3168892-8',
      vatNumber: 'FI31688928',
      address,
      eAddress: '003731688928',
      intermediator: '003721291126',
      email: 'laskut@example.fi',
      iban: 'FI2112345600000785',
      bic: 'NDEAFIHH',
      phone: '+358 40 0000000',
      performedBy: 'Siivous Sirkku',
    },
    buyer: {
      name: `Ostaja ${at} Oy`,
      businessId: '2077474-0',
      vatNumber: 'FI20774740',
      person: false,
      address,
      eAddress: '003720774740',
      intermediator: 'BAWCFI22',
      contact: 'Olli Ostaja',
      email: null,
    },
    lines: [
      {
        ...line,
        id: '1',
        description: 'Ikkunoiden pesu ja ylläpito',
        quantity: '7.5',
        unitPriceCents: cents(5000 + at),
      },
      {
        ...line,
        id: '2',
        description: 'Pesuaine',
        quantity: '3',
        unit: 'C62',
        unitPriceCents: cents(990),
        discountBp: bp(1000),
      },
      { ...line, id: '3', description: 'Matka', quantity: '42', unit: 'KMT', unitPriceCents: cents(55) },
    ],
    notes: ['Kiitos tilauksesta!'],
    lateInterestBp: bp(1050),
    householdWorkCents: null,
    precedingReminders: [],
  };
}
