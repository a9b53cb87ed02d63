import { z } from 'zod';
import { zDay } from '../basics/contract.ts';
import { isQuantity } from '../basics/invoice-arithmetic.ts';
import { bp, cents } from '../basics/money.ts';
import { isCountryCode, isUnitCode } from './codes.ts';
import type { Invoice } from './en16931.ts';

// The shape of the invoice object as it comes from outside. Lengths are those that Finvoice 3.0 can carry without cutting.
const zText = (least: number, most: number) => z.string().trim().min(least).max(most);
const maybe = <S extends z.ZodType>(schema: S) => schema.nullable().default(null);
const zAmount = z.int().transform(cents);
const zRate = z.int().min(0).max(10_000).transform(bp);

const zMention = z.strictObject({ number: zText(1, 20), issuedOn: zDay });

const zAddress = z.strictObject({
  street: zText(2, 105),
  postCode: zText(2, 35),
  town: zText(2, 35),
  country: z.string().refine(isCountryCode, { error: 'not a country code of ISO 3166' }),
});

const party = {
  name: zText(2, 280),
  vatNumber: maybe(zText(1, 35)),
  address: zAddress,
  eAddress: maybe(zText(2, 35)),
  intermediator: maybe(zText(2, 35)),
  email: maybe(zText(3, 70)),
};

const zSeller = z.strictObject({
  ...party,
  businessId: zText(1, 35),
  iban: zText(1, 42),
  bic: maybe(z.string().regex(/^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/, { error: 'not a BIC' })),
  phone: maybe(zText(1, 35)),
  performedBy: maybe(zText(1, 200)),
});

const zBuyer = z.strictObject({
  ...party,
  businessId: maybe(zText(1, 35)),
  person: z.boolean().default(false),
  contact: maybe(zText(1, 70)),
});

const zLine = z.strictObject({
  id: zText(1, 35),
  description: zText(1, 2000),
  quantity: z.string().refine(isQuantity, { error: 'not a quantity such as 7.5' }),
  unit: z.string().refine(isUnitCode, { error: 'not a unit code of UN/ECE Recommendation 20' }),
  unitPriceCents: zAmount,
  discountBp: zRate.default(bp(0)),
  vat: z.strictObject({ category: z.enum(['S', 'Z', 'E', 'AE', 'K', 'G', 'O']), rateBp: zRate }),
  reason: maybe(zText(1, 210)),
  servedFrom: maybe(zDay),
  servedTo: maybe(zDay),
});

/** The invoice object of the command line, strict: an unknown field is an error that names it. Money in cents, rates in basis points. */
export const zInvoice: z.ZodType<Invoice> = z.strictObject({
  kind: z.enum(['invoice', 'credit-note', 'reminder']),
  number: zText(1, 20),
  issuedOn: zDay,
  dueOn: zDay,
  currency: z.literal('EUR').default('EUR'),
  language: z.enum(['fi', 'sv', 'en']).default('fi'),
  reference: maybe(zText(1, 42)),
  buyerReference: maybe(zText(1, 70)),
  orderReference: maybe(zText(1, 70)),
  originalInvoice: maybe(zMention),
  seller: zSeller,
  buyer: zBuyer,
  lines: z.array(zLine).max(1000),
  notes: z.array(zText(1, 5000)).default([]),
  lateInterestBp: maybe(zRate),
  householdWorkCents: maybe(zAmount),
  precedingReminders: z.array(zMention).default([]),
});
