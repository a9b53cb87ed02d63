const views = ['refund', 'other', 'matched', 'returned', 'own', 'all'] as const;
type View = (typeof views)[number];

/** Which entries of the bank are looked at, in the address: without a view, those without an invoice. */
export function readBankSearch({ tila, tiliote }: Record<string, unknown>): { tila?: View; tiliote?: string } {
  const view = views.find((one) => one === tila);
  return { ...(view && { tila: view }), ...(typeof tiliote === 'string' && { tiliote }) };
}
