/** The secret part of an invoice's public address: its id and a keyed signature, so that nothing secret is stored. */
export const invoiceToken = (sign: (purpose: string, text: string) => string, invoiceId: string): string =>
  `${invoiceId}.${sign('invoice-link', invoiceId)}`;

/** The invoice a token opens, or null where its signature is not ours. `same` compares in constant time. */
export function invoiceOfToken(
  sign: (purpose: string, text: string) => string,
  same: (a: string, b: string) => boolean,
  token: string,
): string | null {
  const match = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/.exec(token);
  if (!match?.[1] || !match[2]) return null;
  return same(sign('invoice-link', match[1]), match[2]) ? match[1] : null;
}
