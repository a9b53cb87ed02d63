import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { isRefusal } from '../src/basics/refusal.ts';
import type { Invoice } from '../src/formats/en16931.ts';
import { soundInvoice } from '../src/formats/invoice-faults.ts';
import { zInvoice } from '../src/formats/invoice-input.ts';

const folder = `${import.meta.dirname}/../src/formats/examples`;

/** The invoice of src/formats/examples with this name, as the command line would read it, with what a test changes. */
export function exampleInvoice(name: string, changes: Partial<Invoice> = {}): Invoice {
  const read = zInvoice.parse(JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')));
  const checked = soundInvoice({ ...read, ...changes });
  if (isRefusal(checked)) throw new Error(`not a sound invoice: ${checked.refused}`);
  return checked;
}

export const exampleNames = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));

/** Where the written form of an example is kept: `finvoice`, `finvoice-soap`, `peppol`. */
export const exampleFile = (name: string, format: string): string => `${folder}/${name}.${format}.xml`;

// Anything that people or other systems put into a text, with the characters that XML and ISO-8859-15 stumble over.
const anyText = (most: number) =>
  fc
    .string({
      unit: fc.constantFrom(...'aäÅ ßŠ€łő"\'&<>]]>\n\t\u00a0\u0007…–😀Жعनि'),
      minLength: 2,
      maxLength: most - 2,
    })
    .map((text) => `k${text}t`);
const anyDay = fc.integer({ min: 1, max: 28 }).map((day) => `2026-05-${String(day).padStart(2, '0')}`);
const anyQuantity = fc
  .tuple(fc.integer({ min: -50, max: 2000 }), fc.constantFrom('', '.5', '.25', '.125', '.33333'))
  .map(([whole, part]) => `${whole}${part}`);

const anyTaxed = fc.constantFrom(
  { vat: { category: 'S', rateBp: 2550 } },
  { vat: { category: 'S', rateBp: 1350 } },
  { vat: { category: 'S', rateBp: 1000 } },
  { vat: { category: 'Z', rateBp: 0 } },
  { vat: { category: 'E', rateBp: 0 }, reason: 'Terveyden- ja sairaanhoitopalvelu, AVL 34 §' },
  { vat: { category: 'E', rateBp: 0 }, reason: 'Koulutuspalvelu, AVL 39 §' },
  { vat: { category: 'AE', rateBp: 0 }, reason: 'Käännetty verovelvollisuus, AVL 8 c §' },
  { vat: { category: 'K', rateBp: 0 }, reason: 'Yhteisömyynti, AVL 72 a §' },
  { vat: { category: 'G', rateBp: 0 }, reason: 'Vienti, AVL 70 §' },
);
const anyOutside = fc.constant({ vat: { category: 'O', rateBp: 0 }, reason: 'Vahingonkorvaus' });

const anyLine = (anyVat: fc.Arbitrary<object>) =>
  fc
    .tuple(
      fc.record({
        id: fc.integer({ min: 1, max: 99_999 }).map(String),
        description: anyText(700),
        quantity: anyQuantity,
        unit: fc.constantFrom('HUR', 'C62', 'KMT', 'DAY', 'XPK'),
        unitPriceCents: fc.integer({ min: 0, max: 500_000 }),
        discountBp: fc.constantFrom(0, 0, 1, 333, 1250, 10_000),
      }),
      anyVat,
      fc.option(fc.tuple(anyDay, anyDay), { nil: undefined }),
    )
    .map(([line, vat, days]) => {
      const [servedFrom, servedTo] = days?.toSorted() ?? [null, null];
      return { ...line, ...vat, servedFrom, servedTo };
    });

/** Sound invoices and credit notes of every VAT category, in every language, with hostile texts. */
export const anyInvoice: fc.Arbitrary<Invoice> = fc
  .record({
    kind: fc.constantFrom('invoice', 'credit-note'),
    language: fc.constantFrom('fi', 'sv', 'en'),
    lines: fc.oneof(
      { weight: 6, arbitrary: fc.array(anyLine(anyTaxed), { minLength: 1, maxLength: 8 }) },
      { weight: 1, arbitrary: fc.array(anyLine(anyOutside), { minLength: 1, maxLength: 3 }) },
    ),
    notes: fc.array(anyText(900), { maxLength: 2 }),
    reference: fc.constantFrom('2026000011', 'RF632026000011', null),
    names: fc.tuple(anyText(280), anyText(280)),
    street: anyText(105),
    lateInterestBp: fc.option(fc.integer({ min: 0, max: 2000 })),
    without: fc.subarray(['bic', 'vatNumber', 'phone', 'email'], { maxLength: 2 }),
    person: fc.boolean(),
    prepaidCents: fc.constantFrom(0, 0, 0, 1, 500, -500, 12_345),
    roundingCents: fc.constantFrom(0, 0, 0, 1, -2, 49),
  })
  .map(({ names: [sellerName, buyerName], street, without, person, ...drawn }) => {
    const example = exampleInvoice(drawn.kind === 'credit-note' ? 'credit-note' : 'hourly-work');
    const missing = Object.fromEntries(without.map((field) => [field, null]));
    const seller = { ...example.seller, name: sellerName, ...missing };
    const address = { ...example.buyer.address, street };
    const buyer = {
      ...example.buyer,
      name: buyerName,
      address,
      ...(person && { businessId: null, vatNumber: null }),
      person,
    };
    const read = zInvoice.safeParse({ ...example, seller, buyer, ...drawn });
    const checked = read.success ? soundInvoice(read.data) : null;
    return checked === null || isRefusal(checked) ? null : checked;
  })
  .filter((invoice) => invoice !== null);
