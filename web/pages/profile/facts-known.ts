import type { Profile } from './own-data.ts';

/** The tax card in force today, if there is one. */
export const cardInForce = ({ taxCards, taxCardInForce }: Pick<Profile, 'taxCards' | 'taxCardInForce'>) =>
  taxCards.find(({ id }) => id === taxCardInForce) ?? null;

const heldHours = 48;

/** Whether pay is held back now because the account was changed a moment ago. */
export const accountIsHeld = (changedAt: string | null, now: Date): boolean =>
  changedAt !== null && now.getTime() - new Date(changedAt).getTime() < heldHours * 3_600_000;
