import type { Key, Say } from '../../../say/say.ts';

type Named<Before extends string> =
  Key<'staff-system'> extends infer K ? (K extends `${Before}.${infer Name}` ? Name : never) : never;

/** A job in the reader's words; every job of the service is said, which a test holds. */
export const jobName = (name: string, say: Say<'staff-system'>): string => say(`name.${name as Named<'name'>}`);

const letters: readonly Named<'letter-of'>[] = [
  'verify-address',
  'reset-password',
  'address-in-use',
  'invitation',
  'iban-changed',
];

/** What a letter is about; a kind that nobody has said yet is named by its code. */
export function letterName(kind: string, say: Say<'staff-system'>): string {
  const known = letters.find((one) => one === kind);
  return known ? say(`letter-of.${known}`) : kind;
}
