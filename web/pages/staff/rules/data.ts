import { ask } from '../../../client.ts';
import type { Answer } from '../data.ts';

export type RuleLine = Answer<typeof ask.tariffs.list.call>['items'][number];
export type EnteredRow = Answer<typeof ask.tariffs.rows.call>['items'][number];
export type Figure = RuleLine['value'];

export const rules = () => ask.tariffs.list.queryOptions({ input: {} });
export const enteredRows = () => ask.tariffs.rows.queryOptions();

/** Which rules to show: those that wait for a decision, those nobody has confirmed from the law, or all. */
export const standings = ['open', 'unconfirmed', 'all'] as const;
export type Standing = (typeof standings)[number];

const undecided = ({ status }: { status: RuleLine['status'] }) => status === 'missing';
const unconfirmed = ({ status }: { status: RuleLine['status'] }) => status === 'unverified' || status === 'derived';

export const isOf: Record<Standing, (rule: RuleLine) => boolean> = {
  open: (rule) => undecided(rule) || rule.later.some(undecided),
  unconfirmed: (rule) => unconfirmed(rule) || rule.later.some(unconfirmed),
  all: () => true,
};
