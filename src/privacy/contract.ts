import { z } from 'zod';
import { ask, refusals, zInstant, zLanguage, zPage } from '../basics/contract.ts';
import { categories, purposes, recipients } from '../basics/inventory.ts';
import { consentKeys } from './consent.ts';
import { browserSettings, cookies } from './cookies.ts';
import { registers, sources } from './notice.ts';

const tags = ['privacy'];
const keys = <K extends string>(of: Record<K, unknown>) => Object.keys(of) as K[];

const zCategoryFacts = z.object({
  category: z.enum(categories),
  purposes: z.array(
    z.object({
      purpose: z.enum(keys(purposes)),
      basis: z.enum(['contract', 'legal-obligation', 'legitimate-interest', 'consent']),
      article: z.string().meta({ examples: ['6(1)(b)'] }),
      statute: z.string().nullable(),
      after: z.enum(['last-use', 'financial-year', 'event']),
      months: z.int(),
    }),
  ),
  sources: z.array(z.enum(sources)),
  recipients: z.array(z.enum(recipients)),
  sealed: z.boolean().meta({ description: "Stored only as ciphertext under the person's own key." }),
});
const zRegister = <C extends z.ZodType>(category: C) =>
  z.object({ register: z.enum(registers), categories: z.array(category) });

const notice = ask
  .meta({ who: 'anyone' })
  .route({ method: 'GET', path: '/privacy/notice', tags, summary: 'What is kept of people, why and how long' })
  .output(
    z.object({
      version: z.string(),
      controller: z.object({
        name: z.string(),
        businessId: z.string(),
        street: z.string(),
        postCode: z.string(),
        town: z.string(),
        phone: z.string(),
        email: z.string(),
        privacyContact: z.string(),
      }),
      registers: z.array(zRegister(zCategoryFacts)),
      cookies: z.array(
        z.object({ name: z.string(), use: z.enum(cookies.map(({ use }) => use)), minutes: z.int().nullable() }),
      ),
      settings: z.array(z.object({ name: z.string(), use: z.enum(browserSettings.map(({ use }) => use)) })),
    }),
  );

const record = ask
  .meta({ who: 'staff', duty: 'privacy' })
  .route({ method: 'GET', path: '/privacy/record', tags, summary: 'The record of processing (GDPR Article 30)' })
  .output(
    z.object({
      version: z.string(),
      controller: z.object({ name: z.string(), businessId: z.string(), privacyContact: z.string() }),
      outsideEu: z.literal(false),
      registers: z.array(zRegister(zCategoryFacts.extend({ tables: z.array(z.string()) }))),
    }),
  );

const consents = ask
  .meta({ who: 'signed-in' })
  .route({ method: 'GET', path: '/privacy/consents', tags, summary: 'What I have consented to, and in which words' })
  .output(
    z.object({
      items: z.array(
        z.object({
          key: z.enum(consentKeys),
          given: z.boolean(),
          decidedAt: zInstant.nullable(),
          textVersion: z.string(),
          text: z.object({ fi: z.string(), sv: z.string(), en: z.string() }),
        }),
      ),
    }),
  );

const decideConsent = ask
  .meta({ who: 'signed-in' })
  .route({ method: 'PUT', path: '/privacy/consents', tags, summary: 'Give or withdraw a consent' })
  .errors(refusals({ 'text-outdated': 'The text has changed since; read the new one and decide again.' }))
  .input(
    z.object({ key: z.enum(consentKeys), given: z.boolean(), textVersion: z.string().max(40), language: zLanguage }),
  )
  .output(z.object({ key: z.enum(consentKeys), given: z.boolean() }));

const ownAccesses = ask
  .meta({ who: 'signed-in' })
  .route({
    method: 'GET',
    path: '/privacy/accesses',
    tags,
    summary: 'Who of the staff has been shown my data',
  })
  .input(zPage)
  .output(
    z.object({
      items: z.array(
        z.object({ id: z.uuid(), at: zInstant, what: z.array(z.enum(categories)), reason: z.string().nullable() }),
      ),
      next: z.string().nullable(),
    }),
  );

export const privacyContract = { notice, record, consents, decideConsent, ownAccesses };
