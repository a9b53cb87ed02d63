import { z } from 'zod';
import { ask, refusals, zDay, zId, zInstant, zLanguage, zPage } from '../basics/contract.ts';
import { identityDocuments } from './identity.ts';
import { lineOfBusinessCodes } from './line-of-business.ts';
import { zIdentity, zPayoutMode, zTask, zTaxCard, zTaxCardKind, zYel } from './own-contract.ts';
import { taskCodes } from './readiness.ts';

// What staff may ask about people and about each other. What is sealed is masked until it is revealed, one field and one reason at a time.

export const zDuty = z.enum(['review', 'money', 'approve', 'people', 'privacy', 'system']);
const zReason = z.string().trim().max(500);
const reasonTooShort = { 'reason-too-short': 'Say in a few words why; the person sees it.' };
const people = ask.meta({ who: 'staff', duty: 'people' });
const shown = ask.meta({ who: 'staff', duty: 'people', shows: 'people' });
const tags = ['people'];
const done = z.object({});

const zPersonMasked = z.object({
  id: zId,
  name: z.string(),
  firstNames: z.string().nullable(),
  lastName: z.string().nullable(),
  email: z.string(),
  phone: z.string().nullable(),
  town: z.string().nullable(),
  hetu: z.string().nullable(),
  iban: z.string().nullable(),
  ibanChangedAt: zInstant.nullable(),
  language: zLanguage,
  lineOfBusiness: z.enum(lineOfBusinessCodes).nullable(),
  marketingName: z.string().nullable(),
  picture: z.boolean(),
  joinedAt: zInstant,
  lastUsedOn: zDay,
  identity: zIdentity.extend({ byName: z.string() }).nullable(),
  contested: z.boolean().meta({ description: 'Another account claims the same personal identity code.' }),
  taxCard: z.object({ kind: zTaxCardKind, validFrom: zDay, validUntil: zDay }).nullable(),
  yel: zYel.nullable(),
  payoutMode: zPayoutMode.nullable(),
  tasks: z.array(zTask),
});

export const peopleContract = {
  people: shown
    .route({ method: 'GET', path: '/people', tags, summary: 'Entrepreneurs by name, with what each still lacks' })
    .input(zPage.extend({ search: z.string().trim().max(100).default('') }))
    .output(
      z.object({
        items: z.array(
          z.object({
            id: zId,
            name: z.string(),
            joinedAt: zInstant,
            lastUsedOn: zDay,
            identityVerified: z.boolean(),
            missingToInvoice: z.array(z.enum(taskCodes)),
            missingToBePaid: z.array(z.enum(taskCodes)),
          }),
        ),
        next: z.string().nullable(),
      }),
    ),
  person: shown
    .route({ method: 'GET', path: '/people/{id}', tags, summary: 'One entrepreneur, masked' })
    .input(z.object({ id: zId }))
    .output(zPersonMasked),
  personPicture: shown
    .route({
      method: 'GET',
      path: '/people/{id}/picture',
      tags,
      summary: "An entrepreneur's picture",
      outputStructure: 'detailed',
    })
    .input(z.object({ id: zId }))
    .output(z.object({ body: z.file().mime('image/webp') })),
  reveal: ask
    .meta({ who: 'staff', duty: 'people', shows: 'people', answer: 'never-kept' })
    .route({ method: 'POST', path: '/people/{id}/reveal', tags, summary: 'Show one sealed field, with the reason' })
    .errors(refusals(reasonTooShort))
    .input(
      z.object({
        id: zId,
        field: z.enum(['email', 'phone', 'address', 'hetu', 'iban', 'tax-card']),
        reason: zReason,
      }),
    )
    .output(z.object({ value: z.string().nullable(), taxCards: z.array(zTaxCard) })),
  verifyIdentity: people
    .route({ method: 'POST', path: '/people/{id}/identity', tags, summary: 'Record that an identity was checked' })
    .errors(
      refusals({
        'identity-incomplete': 'There is no name or personal identity code to check yet.',
        'identity-day': 'An identity is not checked in advance.',
        'identity-taken': 'Another account is already verified with this personal identity code.',
      }),
    )
    .input(z.object({ id: zId, document: z.enum(identityDocuments), checkedOn: zDay }))
    .output(done),
  correctIdentity: people
    .route({ method: 'PUT', path: '/people/{id}/identity', tags, summary: 'Correct a name or personal identity code' })
    .errors(
      refusals({
        ...reasonTooShort,
        'name-invalid': 'This is not a name.',
        'hetu-invalid': 'This is not a personal identity code.',
      }),
    )
    .input(
      z.object({
        id: zId,
        firstNames: z.string().max(200),
        lastName: z.string().max(200),
        hetu: z.string().max(40).optional().meta({ description: 'Left out: stays as it is.' }),
        reason: zReason,
      }),
    )
    .output(done),
  identityCases: shown
    .route({ method: 'GET', path: '/identity-cases', tags, summary: 'Identity codes that several accounts claim' })
    .output(
      z.object({
        items: z.array(
          z.object({
            lastClaimedAt: zInstant,
            claimants: z.array(z.object({ id: zId, name: z.string(), joinedAt: zInstant, verified: z.boolean() })),
          }),
        ),
      }),
    ),
};

export const staffContract = {
  staff: people
    .route({ method: 'GET', path: '/staff', tags: ['staff'], summary: 'The staff and what each may do' })
    .input(zPage)
    .output(
      z.object({
        items: z.array(
          z.object({
            id: zId,
            name: z.string(),
            email: z.string(),
            duties: z.array(z.object({ duty: zDuty, since: zInstant })),
            joinedAt: zInstant,
            lastUsedOn: zDay,
            secondFactor: z.boolean(),
            hasPassword: z.boolean(),
          }),
        ),
        next: z.string().nullable(),
      }),
    ),
  inviteStaff: people
    .route({ method: 'POST', path: '/staff', tags: ['staff'], summary: 'Invite somebody to the staff by letter' })
    .errors(
      refusals({
        'address-in-use': 'This address has an account already.',
        'name-invalid': 'This is not a name.',
      }),
    )
    .input(
      z.object({
        email: z.email().max(200),
        name: z.string().max(200),
        duties: z.array(zDuty).max(6),
        language: zLanguage.default('fi'),
      }),
    )
    .output(z.object({ id: zId })),
  giveDuty: people
    .route({ method: 'PUT', path: '/staff/{id}/duties/{duty}', tags: ['staff'], summary: 'Give a duty' })
    .errors(refusals({ 'own-duties': 'Nobody changes their own duties.' }))
    .input(z.object({ id: zId, duty: zDuty }))
    .output(done),
  endDuty: people
    .route({ method: 'DELETE', path: '/staff/{id}/duties/{duty}', tags: ['staff'], summary: 'End a duty' })
    .errors(refusals({ 'own-duties': 'Nobody changes their own duties.' }))
    .input(z.object({ id: zId, duty: zDuty }))
    .output(done),
  letters: ask
    .meta({ who: 'staff', duty: 'system', shows: 'people' })
    .route({ method: 'GET', path: '/letters', tags: ['staff'], summary: 'Letters and whether they have gone out' })
    .input(zPage)
    .output(
      z.object({
        items: z.array(
          z.object({
            id: zId,
            kind: z.string(),
            recipient: z.string().meta({ description: 'Masked', example: 'a•••@testi.example' }),
            writtenAt: zInstant,
            sentAt: zInstant.nullable(),
            attachments: z.int(),
            shown: z
              .object({ subject: z.string(), text: z.string() })
              .nullable()
              .meta({ description: 'Only in a demo, where nobody else receives the letters.' }),
          }),
        ),
        next: z.string().nullable(),
      }),
    ),
  failedJobs: ask
    .meta({ who: 'staff', duty: 'system' })
    .route({
      method: 'GET',
      path: '/system/jobs',
      tags: ['system'],
      summary: 'Work behind the scenes that failed or is about to be tried again, newest first and at most 200',
    })
    .output(
      z.object({
        items: z.array(
          z.object({
            id: zId,
            name: z.string(),
            state: z.enum(['failed', 'waiting']).meta({ description: 'Waiting: it is tried again by itself.' }),
            tries: z.int(),
            at: zInstant,
            nextTryAt: zInstant.nullable(),
            fault: z.string().meta({ description: 'Class and code of the error; never its message.' }),
            place: z.string().meta({ description: 'Where in the program, one frame a line.' }),
          }),
        ),
      }),
    ),
  retryJob: ask
    .meta({ who: 'staff', duty: 'system' })
    .route({ method: 'POST', path: '/system/jobs/{id}/retry', tags: ['system'], summary: 'Try a failed job again now' })
    .errors(refusals({ 'job-not-failed': 'The job has not failed, or has been put to work again already.' }))
    .input(z.object({ id: zId }))
    .output(z.object({ id: zId })),
};
