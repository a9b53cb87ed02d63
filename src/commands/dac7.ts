import { z } from 'zod';
import { zDay } from '../basics/contract.ts';
import { cents, zero } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { dac7Report } from '../formats/dac7.ts';
import { type Command, expectArguments, readJson, write, writeJsonLine } from './command.ts';
import { zBusinessId, zIban } from './identifier-input.ts';

const usage = 'dac7 FILE';

const help = `
  A platform operator is whoever lets people offer personal services, goods or rentals for pay through its software and knows
  what they are paid. A service in which people only invoice customers they found themselves is not one by that alone; one with
  a marketplace is. For services there is no lower limit. The report of a year is due on 31 January of the next; wages and pay
  that the Incomes Register knows are reported here as well.
  Amounts are whole cents and become whole euros in the report; countries are ISO 3166. A field in [] may be left out.

  messageId (FI<year>FI…), createdAt, year, [content new|corrections|nothing-to-report], [test],
  operator {docId (FI<year>…), [action new|resend|correct], [corrects], businessId, [vatNumber], name, [platformNames], address},
  sellers [{docId, [action new|correct|delete], [corrects docId], residence [country], taxNumbers [{country, number}],
    [vatNumber], address {[street], [postalCode], town, country}, [accounts [{iban, [holder]}]],
    person {firstName, lastName, birthDate, [birthPlace {city, country}] needed without a tax number} or
    entity {name, registrationNumber, [permanentEstablishments [country]]},
    activities {[personal-services], [sale-of-goods], [transport-rental]}: four quarters each, by the day of payment, of
      {considerationCents (after fees and taxes kept), activities, [feesCents], [taxesCents]}}]`;

export const dac7: Command = {
  summary: 'Writes what a platform operator reports of its sellers for a year (DAC7, DPI XML 1.0).',
  usage: `${usage}\n${help}`,
  async run(args) {
    expectArguments(args, 1, 1, usage);
    const pieces = dac7Report(await readJson(args[0] ?? '', zDac7));
    if (isRefusal(pieces)) {
      await writeJsonLine({ refused: pieces.refused, ...pieces.data });
      return 1;
    }
    for (const piece of pieces) await write(piece);
    return 0;
  },
};

const maybe = <T extends z.ZodType>(type: T) =>
  type.nullish().transform((value): z.output<T> | undefined => value ?? undefined);
const text = z.string().trim().min(1).max(200);
const amount = z.int().min(0).max(1_000_000_000_000).transform(cents);
const country = z.string().length(2);
const address = z.strictObject({ street: maybe(text), postalCode: maybe(text), town: text, country });

const quarter = z.strictObject({
  considerationCents: amount,
  activities: z.int().min(0),
  feesCents: amount.default(zero),
  taxesCents: amount.default(zero),
});
const quarters = maybe(z.tuple([quarter, quarter, quarter, quarter]));

const person = z.strictObject({
  firstName: text,
  lastName: text,
  birthDate: zDay,
  birthPlace: maybe(z.strictObject({ city: text, country })),
});
const entity = z.strictObject({
  name: text,
  registrationNumber: text,
  permanentEstablishments: maybe(z.array(country)),
});

const seller = z
  .strictObject({
    docId: z.string(),
    action: z.enum(['new', 'correct', 'delete']).default('new'),
    corrects: maybe(z.string()),
    residence: z.array(country),
    taxNumbers: z.array(z.strictObject({ country, number: text })).default([]),
    vatNumber: maybe(text),
    address,
    accounts: z.array(z.strictObject({ iban: zIban, holder: maybe(text) })).default([]),
    person: maybe(person),
    entity: maybe(entity),
    activities: z.strictObject({
      'personal-services': quarters,
      'sale-of-goods': quarters,
      'transport-rental': quarters,
    }),
  })
  .transform(({ person: human, entity: legal, ...rest }, context) => {
    const who = human ?? legal;
    if (who && !(human && legal)) return { ...rest, who };
    context.addIssue({ code: 'custom', message: 'either person or entity' });
    return z.NEVER;
  });

/** The input of `dac7`. */
export const zDac7 = z.strictObject({
  messageId: z.string(),
  createdAt: z.iso.datetime({ offset: true }).regex(/T\d\d:\d\d:\d\d/, 'the seconds are missing'),
  year: z.int(),
  content: z.enum(['new', 'corrections', 'nothing-to-report']).default('new'),
  test: z.boolean().default(false),
  operator: z.strictObject({
    docId: z.string(),
    action: z.enum(['new', 'resend', 'correct']).default('new'),
    corrects: maybe(z.string()),
    businessId: zBusinessId,
    vatNumber: maybe(text),
    name: text,
    platformNames: z.array(text).default([]),
    address,
  }),
  sellers: z.array(seller).default([]),
});
