/** The only place where time comes from; stories hand in a clock of their own and travel with it. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };
