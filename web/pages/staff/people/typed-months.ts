/**
 * Months as people type them, “7/2026, 8/2026”, in the form `2026-07`; each once and in order. Null where one is not a month.
 */
export function parseTypedMonths(text: string): string[] | null {
  const typed = text.split(/[\s,;]+/).filter(Boolean);
  const months = typed.map((one) => {
    const [, month = '', year] = /^(0?[1-9]|1[0-2])[/.](\d{4})$/.exec(one) ?? [];
    return year === undefined ? null : `${year}-${month.padStart(2, '0')}`;
  });
  return months.every((month) => month !== null) ? [...new Set(months)].sort() : null;
}

/** The month `2026-07` as people write it, “7/2026”. */
export const typedMonth = (month: string): string => `${Number(month.slice(5))}/${month.slice(0, 4)}`;
