import type { Hetu } from '../basics/identifiers/hetu.ts';
import type { Iban } from '../basics/identifiers/iban.ts';

// What is shown in place of a value that is not revealed: enough to recognise one's own, too little to use.

/** `FI21 •••• 0785`. */
export const maskedIban = (iban: Iban): string => `${iban.slice(0, 4)} •••• ${iban.slice(-4)}`;

/** `010190-••••`: the birthday with its century sign. */
export const maskedHetu = (hetu: Hetu): string => `${hetu.slice(0, 7)}••••`;

/** `a•••@testi.example`. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? '•••' : `${[...email][0]}•••${email.slice(at)}`;
}

/** `+358 •••• 67`. */
export const maskedPhone = (phone: string): string => `${phone.slice(0, 4)} •••• ${phone.slice(-2)}`;
