import { z } from 'zod';
import { ask, refusals, zDay, zId, zInstant, zLanguage } from '../basics/contract.ts';
import { bp, cents } from '../basics/money.ts';
import { identityDocuments } from './identity.ts';
import { lineOfBusinessCodes } from './line-of-business.ts';
import { taskCodes } from './readiness.ts';

// What an entrepreneur may ask about themselves. Writes answer only with what is left to do: an answer may be kept for a
// repeated request, and nothing of a person's own data should be kept twice.

export const zTask = z.object({
  code: z.enum(taskCodes),
  for: z.enum(['invoicing', 'pay']),
  blocking: z.boolean(),
  where: z.enum(['terms', 'person', 'contact', 'work', 'pay', 'operator']),
});
const zTasks = z.object({ tasks: z.array(zTask) });

const zRate = z.int().min(0).max(10_000).transform(bp);
const zAmount = z.int().min(0).max(100_000_000_00).transform(cents);
const zAddress = z.object({
  street: z.string().trim().min(1).max(100),
  postCode: z.string().trim().min(1).max(12),
  town: z.string().trim().min(1).max(60),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('FI'),
});
export const zTaxCardKind = z.enum(['wage', 'trade-income']);
const taxCardShape = {
  kind: zTaxCardKind,
  baseRateBp: zRate,
  additionalRateBp: zRate,
  incomeLimitCents: zAmount,
  usedElsewhereCents: zAmount,
  validFrom: zDay,
  validUntil: zDay,
};
export const zTaxCard = z.object({ id: zId, ...taxCardShape, givenAt: zInstant });
export const zYel = z.enum(['insured', 'not-obliged', 'unknown']);
export const zPayoutMode = z.enum(['wages', 'trade-income']);
export const zIdentity = z.object({ on: zDay, document: z.enum(identityDocuments) });

const zProfile = z.object({
  name: z.object({ firstNames: z.string(), lastName: z.string() }).nullable(),
  email: z.string(),
  language: zLanguage,
  address: zAddress.nullable(),
  phone: z.string().nullable(),
  hetu: z.string().nullable().meta({ description: 'Masked', example: '010190-••••' }),
  identity: zIdentity.nullable(),
  iban: z.string().nullable().meta({ description: 'Masked', example: 'FI21 •••• 0785' }),
  ibanChangedAt: zInstant.nullable(),
  lineOfBusiness: z.enum(lineOfBusinessCodes).nullable(),
  marketingName: z.string().nullable(),
  picture: z.boolean(),
  taxCards: z.array(zTaxCard),
  taxCardInForce: zId.nullable(),
  yel: z.object({
    inForce: zYel.nullable(),
    declared: z.array(z.object({ status: zYel, since: zDay, givenAt: zInstant })),
  }),
  payoutMode: z.object({
    inForce: zPayoutMode.nullable(),
    agreed: z.array(z.object({ mode: zPayoutMode, since: zDay, givenAt: zInstant })),
  }),
  termsAccepted: z.string().nullable(),
  texts: z
    .object({ terms: z.string(), 'payout-mode': z.string(), yel: z.string() })
    .meta({ description: 'The versions of the texts in force; a declaration names the one that was shown.' }),
});

const own = ask.meta({ who: 'entrepreneur' });
const tags = ['members'];
const textOutdated = { 'text-outdated': 'The text has changed since; read the new one and declare again.' };
const zVersion = z.string().max(40);

export const ownContract = {
  linesOfBusiness: ask
    .meta({ who: 'anyone' })
    .route({ method: 'GET', path: '/lines-of-business', tags, summary: 'The lines of business and their names' })
    .output(
      z.array(
        z.object({
          code: z.enum(lineOfBusinessCodes),
          names: z.object({ fi: z.string(), sv: z.string(), en: z.string() }),
        }),
      ),
    ),
  profile: own.route({ method: 'GET', path: '/own/profile', tags, summary: 'My own data' }).output(zProfile),
  tasks: own
    .route({ method: 'GET', path: '/own/tasks', tags, summary: 'What I still have to do to invoice and to be paid' })
    .output(zTasks),
  giveName: own
    .route({ method: 'PUT', path: '/own/profile/name', tags, summary: 'Give my legal name' })
    .errors(
      refusals({
        'name-invalid': 'This is not a name.',
        'name-verified': 'The name was checked against a document; only the operator can correct it.',
      }),
    )
    .input(z.object({ firstNames: z.string().max(200), lastName: z.string().max(200) }))
    .output(zTasks),
  giveAddress: own
    .route({ method: 'PUT', path: '/own/profile/address', tags, summary: 'Give my address' })
    .errors(refusals({ 'post-code-invalid': 'A Finnish post code has five digits.' }))
    .input(zAddress)
    .output(zTasks),
  givePhone: own
    .route({ method: 'PUT', path: '/own/profile/phone', tags, summary: 'Give my telephone number' })
    .errors(refusals({ 'phone-invalid': 'This is not a telephone number.' }))
    .input(z.object({ phone: z.string().max(40) }))
    .output(zTasks),
  giveHetu: own
    .route({ method: 'PUT', path: '/own/profile/hetu', tags, summary: 'Give my personal identity code, once' })
    .errors(
      refusals({
        'hetu-invalid': 'This is not a personal identity code.',
        'hetu-given': 'The personal identity code is given already; only the operator can correct it.',
      }),
    )
    .input(z.object({ hetu: z.string().max(40) }))
    .output(zTasks),
  giveIban: own
    .route({ method: 'PUT', path: '/own/profile/iban', tags, summary: 'Give or change the account I am paid to' })
    .errors(refusals({ 'iban-invalid': 'This is not an account number.' }))
    .input(z.object({ iban: z.string().max(80) }))
    .output(zTasks),
  chooseLineOfBusiness: own
    .route({ method: 'PUT', path: '/own/profile/line-of-business', tags, summary: 'Choose my line of business' })
    .input(z.object({ code: z.enum(lineOfBusinessCodes) }))
    .output(zTasks),
  chooseMarketingName: own
    .route({ method: 'PUT', path: '/own/profile/marketing-name', tags, summary: 'Choose my marketing name, or none' })
    .errors(refusals({ 'marketing-name-invalid': 'This cannot be a marketing name.' }))
    .input(z.object({ marketingName: z.string().max(200).nullable() }))
    .output(zTasks),
  givePicture: own
    .route({ method: 'PUT', path: '/own/profile/picture', tags, summary: 'Give my picture: JPEG, PNG or WebP, 5 MB' })
    .errors(
      refusals({
        'picture-too-large': 'A picture is at most 5 MB and 50 million pixels.',
        'picture-unreadable': 'This is not a JPEG, PNG or WebP picture.',
      }),
    )
    .input(z.object({ picture: z.file() }))
    .output(zTasks),
  picture: own
    .route({
      method: 'GET',
      path: '/own/profile/picture',
      tags,
      summary: 'My picture',
      outputStructure: 'detailed',
    })
    .output(z.object({ body: z.file().mime('image/webp') })),
  removePicture: own
    .route({ method: 'DELETE', path: '/own/profile/picture', tags, summary: 'Remove my picture' })
    .output(zTasks),
  giveTaxCard: own
    .route({ method: 'POST', path: '/own/tax-cards', tags, summary: 'Give a tax card; earlier ones stay on record' })
    .errors(
      refusals({
        'tax-card-dates': 'A tax card is valid within one calendar year.',
        'tax-card-ended': 'This tax card is no longer valid.',
        'tax-card-rates': 'The additional rate is not lower than the base rate.',
      }),
    )
    .input(z.object(taxCardShape))
    .output(zTasks),
  declareYel: own
    .route({ method: 'POST', path: '/own/yel', tags, summary: 'Declare my pension insurance from a day on' })
    .errors(refusals({ ...textOutdated, 'since-too-far': 'The day is more than a year away.' }))
    .input(z.object({ status: zYel, since: zDay, textVersion: zVersion }))
    .output(zTasks),
  agreePayoutMode: own
    .route({ method: 'POST', path: '/own/payout-mode', tags, summary: 'Agree how I am paid, from today on' })
    .errors(refusals(textOutdated))
    .input(z.object({ mode: zPayoutMode, textVersion: zVersion }))
    .output(zTasks),
  acceptTerms: own
    .route({ method: 'POST', path: '/own/terms', tags, summary: 'Accept the terms' })
    .errors(refusals(textOutdated))
    .input(z.object({ textVersion: zVersion }))
    .output(zTasks),
};
