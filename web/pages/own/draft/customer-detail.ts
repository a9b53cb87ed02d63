import type { Customer } from '../data.ts';

/** What tells customers of the same name apart. */
export const detailOf = ({ businessId, email }: Customer): string => businessId ?? email ?? '';
