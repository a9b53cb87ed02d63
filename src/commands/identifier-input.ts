import { z } from 'zod';
import { type BusinessId, parseBusinessId } from '../basics/identifiers/business-id.ts';
import { type Hetu, parseHetu } from '../basics/identifiers/hetu.ts';
import { type Iban, parseIban } from '../basics/identifiers/iban.ts';
import { parseReference, parseRf } from '../basics/identifiers/reference.ts';
import { isRefusal, type Refusal } from '../basics/refusal.ts';

/** An identifier in a command's input, read into its type; what is wrong is said by the refusal's code, never by the value. */
const identifier = <T extends string>(name: string, parse: (text: string) => T | Refusal) =>
  z.string().transform((text, context): T => {
    const value = parse(text);
    if (!isRefusal(value)) return value;
    context.addIssue({ code: 'custom', message: `not a valid ${name} (${value.refused})` });
    return z.NEVER;
  });

export const zIban = identifier<Iban>('IBAN', parseIban);
export const zBusinessId = identifier<BusinessId>('business id', parseBusinessId);
export const zHetu = identifier<Hetu>('personal identity code', (text) => parseHetu(text));

/** A reference in either form, as it is typed. */
export const parseAnyReference = (text: string): ReturnType<typeof parseRf | typeof parseReference> =>
  /^\s*rf/i.test(text) ? parseRf(text) : parseReference(text);
