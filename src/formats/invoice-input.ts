import { z } from 'zod';
import { zDay } from '../basics/contract.ts';
import { isQuantity } from '../basics/invoice-arithmetic.ts';
import { bp, cents, zero } from '../basics/money.ts';
import { isCountryCode, isUnitCode } from './codes.ts';
import type { GivenInvoice } from './en16931.ts';

// The shape of the invoice object as it comes from outside. Texts may be as long as other formats allow; what Finvoice can
// carry is a question of writing (`soundInvoice`), not of reading.
const zText = (most: number) => z.string().trim().min(1).max(most);
const maybe = <S extends z.ZodType>(schema: S) => schema.nullable().default(null);
const zAmount = z.int().transform(cents);
const zRate = z.int().min(0).max(10_000).transform(bp);
// Sums of the lines stay far below this, so that every sum to pay is a safe integer.
const zSettled = z.int().min(-1e12).max(1e12).transform(cents).optional();
const identifier = 200;
const longText = 10_000;
export const mostLines = 10_000;

const zMention = z.strictObject({ number: zText(identifier), issuedOn: maybe(zDay) });

const zAddress = z.strictObject({
  street: maybe(zText(1000)),
  postCode: maybe(zText(identifier)),
  town: maybe(zText(1000)),
  country: z.string().refine(isCountryCode, { error: 'not a country code of ISO 3166' }),
});

const party = {
  name: zText(1000),
  vatNumber: maybe(zText(identifier)),
  address: zAddress,
  eAddress: maybe(zText(identifier)),
  intermediator: maybe(zText(identifier)),
  email: maybe(zText(1000)),
};

const zSeller = z.strictObject({
  ...party,
  businessId: maybe(zText(identifier)),
  iban: maybe(zText(identifier)),
  bic: maybe(zText(identifier)),
  phone: maybe(zText(identifier)),
  performedBy: maybe(zText(identifier)),
});

const zBuyer = z.strictObject({
  ...party,
  businessId: maybe(zText(identifier)),
  person: z.boolean().default(false),
  contact: maybe(zText(1000)),
});

const zLine = z.strictObject({
  id: zText(identifier),
  description: zText(longText),
  quantity: z.string().refine(isQuantity, { error: 'not a quantity such as 7.5' }),
  unit: z.string().refine(isUnitCode, { error: 'not a unit code of UN/ECE Recommendation 20' }),
  unitPriceCents: zAmount,
  discountBp: zRate.default(bp(0)),
  vat: z.strictObject({ category: z.enum(['S', 'Z', 'E', 'AE', 'K', 'G', 'O']), rateBp: zRate }),
  reason: maybe(zText(longText)),
  servedFrom: maybe(zDay),
  servedTo: maybe(zDay),
});

/** The invoice object of the command line, strict: an unknown field is an error that names it. Money in cents, rates in basis points. */
export const zInvoice: z.ZodType<GivenInvoice> = z
  .strictObject({
    kind: z.enum(['invoice', 'credit-note', 'reminder']),
    number: zText(identifier),
    issuedOn: zDay,
    dueOn: zDay,
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, { error: 'not a currency code of ISO 4217' })
      .default('EUR'),
    language: z.enum(['fi', 'sv', 'en']).default('fi'),
    reference: maybe(zText(identifier)),
    buyerReference: maybe(zText(1000)),
    orderReference: maybe(zText(1000)),
    originalInvoice: maybe(zMention),
    seller: zSeller,
    buyer: zBuyer,
    lines: z.array(zLine).max(mostLines),
    notes: z.array(zText(longText)).default([]),
    lateInterestBp: maybe(zRate),
    householdWorkCents: maybe(zAmount),
    precedingReminders: z.array(zMention).default([]),
    prepaidCents: zSettled,
    roundingCents: zSettled,
  })
  .transform(({ prepaidCents = zero, roundingCents = zero, ...invoice }) => ({
    ...invoice,
    ...(prepaidCents !== 0 && { prepaidCents }),
    ...(roundingCents !== 0 && { roundingCents }),
  }));
