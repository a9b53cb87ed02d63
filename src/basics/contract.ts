import { oc } from '@orpc/contract';
import { z } from 'zod';
import { type Day, isDay } from './day.ts';
import type { Cents } from './money.ts';

// Who may ask: `own` endpoints answer only about the asker's own things; staff endpoints name the duties that may use them.
export type Duty = 'review' | 'money' | 'approve' | 'people' | 'privacy' | 'system';
type Who = 'anyone' | 'signed-in' | 'entrepreneur' | 'staff';
export type Meta = {
  who: Who;
  duty?: Duty;
  /** Staff endpoints that answer with people's data say so: the access log then expects them to name whom they showed. */
  shows?: 'people';
  /** The answer holds what may not be written down, so a repeated request is not answered from memory but done again. */
  answer?: 'never-kept';
};

/** What every endpoint may answer besides its own refusals. Status, code and data become an RFC 9457 problem. */
export const ask = oc.$meta<Meta>({ who: 'staff' }).errors({
  'input-invalid': {
    status: 400,
    message: 'The request does not match the contract.',
    data: z.object({ issues: z.array(z.object({ path: z.string(), code: z.string() })) }),
  },
  'not-signed-in': { status: 401, message: 'Sign in first.' },
  'second-factor-needed': { status: 403, message: 'Staff work needs a second factor.' },
  'not-allowed': { status: 403, message: 'This is not yours to do.' },
  'not-found': { status: 404, message: 'There is no such thing, or it is not yours.' },
  'idempotency-key-reused': { status: 422, message: 'This key was used for another request.' },
  'too-many-requests': { status: 429, message: 'Too many requests; try again later.' },
});

/**
 * The foreseen refusals of an endpoint, code and plain sentence: status 409, a problem with the code, translated in the
 * web app under `refusals.<code>`. Details, where there are any, come in `data`.
 */
export const refusals = <Code extends string>(said: Record<Code, string>) =>
  Object.fromEntries(
    Object.entries(said).map(([code, message]) => [
      code,
      { status: 409, message, data: z.record(z.string(), z.unknown()).optional() },
    ]),
  ) as Record<Code, { status: 409; message: string; data: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnknown>> }>;

// The building blocks of every contract: one spelling of money, days and ids.
export const zId = z.uuid();
export const zDay = z
  .string()
  .refine(isDay, { error: 'not a day written YYYY-MM-DD' })
  .transform((text) => text as Day)
  .meta({ format: 'date', example: '2026-06-15' });
export const zCents = z.int().transform((value) => value as Cents);
export const zInstant = z.string().meta({ format: 'date-time' });
export const zPage = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const zLanguage = z.enum(['fi', 'sv', 'en']);
