const views = ['held', 'warned'] as const;

/** Which payouts of a run are looked at, in the address: without a view, all of them. */
export function readRunSearch({ nayta }: Record<string, unknown>): { nayta?: (typeof views)[number] } {
  const view = views.find((one) => one === nayta);
  return view ? { nayta: view } : {};
}
