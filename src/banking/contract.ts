import { z } from 'zod';
import { ask, refusals, zCents, zDay, zId, zInstant, zPage } from '../basics/contract.ts';
import { cents } from '../basics/money.ts';
import { entryStates } from './entry.ts';
import { statementFaults } from './statement.ts';
import { reasons } from './suggestion.ts';

const tags = ['bank'];
const money = { who: 'staff', duty: 'money' } as const;
const people = { who: 'staff', duty: 'money', shows: 'people' } as const;

const zStatement = z.object({
  id: zId,
  bankId: z.string().nullable(),
  account: z.string(),
  openingCents: zCents.nullable(),
  closingCents: zCents.nullable(),
  fromOn: zDay.nullable(),
  toOn: zDay.nullable(),
  balanced: z.boolean().nullable().describe('Whether the entries bridge the balances; null where the bank gives one.'),
  follows: z.boolean().nullable().describe('Whether an earlier statement ends with this opening balance.'),
  lines: z.int(),
  brought: z.int().describe('Entries that this statement brought first.'),
  known: z.int().describe('Entries that an earlier statement had brought.'),
  receivedCents: zCents,
  paidCents: zCents,
  matched: z.int(),
  unmatched: z.int(),
  unmatchedCents: zCents,
  refundCents: zCents,
  others: z.int(),
});
const zFile = z.object({
  id: zId,
  name: z.string(),
  receivedAt: zInstant,
  state: z.enum(['queued', 'importing', 'imported', 'failed']),
  lines: z.int().nullable(),
  linesDone: z.int(),
  fault: z.enum(statementFaults).nullable(),
  faultPlace: z.string().nullable(),
  statements: z.array(zStatement),
});
const zEntry = z.object({
  id: zId,
  statementId: zId,
  bookedOn: zDay,
  cents: zCents,
  credit: z.boolean(),
  state: z.enum(entryStates),
  openCents: zCents.describe('What waits for an owner.'),
  refundCents: zCents.describe('What is set aside to be sent back.'),
  reference: z.string().nullable(),
  name: z.string().nullable(),
  message: z.string().nullable(),
});
const zInvoice = z.object({
  id: zId,
  number: z.string(),
  reference: z.string(),
  buyerName: z.string(),
  entrepreneur: z.string().nullable(),
  grossCents: zCents,
  openCents: zCents,
  dueOn: zDay,
});
const zEntryView = zEntry.extend({
  iban: z.string().nullable(),
  endToEndId: z.string().nullable(),
  returnReason: z.string().nullable(),
  returns: zId.nullable().describe('The payment that this debit took back.'),
  mayReturn: z.array(zEntry).describe('Payments of the sum that this debit may have taken back, the latest first.'),
  allocations: z.array(
    z.object({
      id: zId,
      target: z.enum(['invoice', 'refund', 'return']),
      cents: zCents,
      invoice: zInvoice.nullable(),
      byMatching: z.boolean(),
      by: z.string().nullable(),
      at: zInstant,
      takenBack: z.object({ at: zInstant, reason: z.string() }).nullable(),
    }),
  ),
  suggestions: z.array(z.object({ invoice: zInvoice, reasons: z.array(z.enum(reasons)) })),
  notes: z.array(z.object({ id: zId, by: z.string().nullable(), at: zInstant, text: z.string() })),
});
const zDone = z.object({ id: zId });

const statements = {
  upload: ask
    .meta(money)
    .route({
      method: 'POST',
      path: '/bank/statements',
      tags,
      summary: 'Bring in a statement (camt.053) of our account',
    })
    .errors(refusals({ 'file-empty': 'The file is empty.' }))
    .input(z.object({ file: z.file() }))
    .output(z.object({ id: zId, known: z.boolean() })),
  list: ask
    .meta(money)
    .route({ method: 'GET', path: '/bank/statements', tags, summary: 'Files from the bank and what waits in each' })
    .input(zPage)
    .output(z.object({ items: z.array(zFile), next: z.string().nullable() })),
  get: ask
    .meta(money)
    .route({ method: 'GET', path: '/bank/statements/{id}', tags, summary: 'One file and how far its import is' })
    .input(z.object({ id: zId }))
    .output(zFile),
  waiting: ask
    .meta(money)
    .route({ method: 'GET', path: '/bank/waiting', tags, summary: 'How much bank work waits for somebody' })
    .output(
      z.object({
        unmatched: z.int(),
        unmatchedCents: zCents,
        oldestUnmatchedOn: zDay.nullable(),
        refunds: z.int(),
        refundCents: zCents,
        others: z.int(),
        importing: z.int(),
        failed: z.int(),
      }),
    ),
};

const entries = {
  list: ask
    .meta(people)
    .route({ method: 'GET', path: '/bank/entries', tags, summary: 'Entries of a statement or of all, oldest first' })
    .input(zPage.extend({ statement: zId.optional(), state: z.enum(entryStates).optional() }))
    .output(
      z.object({
        items: z.array(zEntry.extend({ invoices: z.array(z.string()) })),
        next: z.string().nullable(),
      }),
    ),
  get: ask
    .meta(people)
    .route({
      method: 'GET',
      path: '/bank/entries/{id}',
      tags,
      summary: 'One entry, what it was or may be for, and why',
    })
    .input(z.object({ id: zId }))
    .output(zEntryView),
  allocate: ask
    .meta(money)
    .route({
      method: 'POST',
      path: '/bank/entries/{id}/allocations',
      tags,
      summary: 'Allocate a payment to one or several invoices',
    })
    .errors(
      refusals({
        'more-than-came': 'The parts are more than is left of the payment.',
        'more-than-open': 'The part is more than is open of the invoice.',
        'invoice-unknown': 'There is no such issued invoice.',
      }),
    )
    .input(
      z.object({
        id: zId,
        parts: z
          .array(z.object({ invoiceId: zId, cents: z.int().positive().transform(cents) }))
          .min(1)
          .max(100),
      }),
    )
    .output(zDone),
  setAside: ask
    .meta(money)
    .route({
      method: 'POST',
      path: '/bank/entries/{id}/refund',
      tags,
      summary: 'Set what is left of a payment aside to be sent back',
    })
    .errors(refusals({ 'nothing-left': 'Nothing is left of the payment.' }))
    .input(z.object({ id: zId }))
    .output(zDone),
  nameReturned: ask
    .meta(money)
    .route({
      method: 'POST',
      path: '/bank/entries/{id}/returned',
      tags,
      summary: 'Say which payment a debit took back',
    })
    .errors(refusals({ 'not-a-return': 'The debit cannot have taken this payment back.' }))
    .input(z.object({ id: zId, paymentId: zId }))
    .output(zDone),
  note: ask
    .meta(money)
    .route({ method: 'POST', path: '/bank/entries/{id}/notes', tags, summary: 'Write a note beside an entry' })
    .input(z.object({ id: zId, text: z.string().trim().min(1).max(1000) }))
    .output(zDone),
  takeBack: ask
    .meta(money)
    .route({
      method: 'POST',
      path: '/bank/allocations/{id}/reversal',
      tags,
      summary: 'Take an allocation back with the reason',
    })
    .errors(
      refusals({
        'taken-back-already': 'The allocation has been taken back already.',
        'already-paid-out': 'The entrepreneur has been paid this money already.',
        'returned-by-bank': 'The bank has taken this payment back.',
      }),
    )
    .input(z.object({ id: zId, reason: z.string().trim().min(3).max(1000) }))
    .output(zDone),
  invoices: ask
    .meta(people)
    .route({ method: 'GET', path: '/bank/invoices', tags, summary: 'Open invoices by number, reference, buyer or sum' })
    .input(z.object({ text: z.string().trim().min(2).max(100) }))
    .output(z.object({ items: z.array(zInvoice) })),
};

const ownPayments = ask
  .meta({ who: 'entrepreneur' })
  .route({
    method: 'GET',
    path: '/own/invoices/{id}/payments',
    tags: ['invoices'],
    summary: 'What has been paid of an own invoice',
  })
  .input(z.object({ id: zId }))
  .output(
    z.object({
      openCents: zCents,
      items: z.array(
        z.object({
          id: zId,
          receivedOn: zDay,
          cents: zCents,
          netCents: zCents,
          takenBackOn: zDay.nullable(),
        }),
      ),
    }),
  );

export const bankingContract = { statements, entries, ownPayments };
