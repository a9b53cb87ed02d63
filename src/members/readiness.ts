import { addDays, type Day } from '../basics/day.ts';
import type { PayoutMode, YelStatus } from './declaration.ts';
import type { TaxCard } from './tax-card.ts';

/** What of a person decides whether they can invoice and be paid, on one day. */
export type Standing = {
  readonly named: boolean;
  readonly lineOfBusiness: string | null;
  readonly termsAccepted: boolean;
  readonly addressGiven: boolean;
  readonly phoneGiven: boolean;
  readonly hetuGiven: boolean;
  readonly ibanGiven: boolean;
  readonly identityVerified: boolean;
  readonly payoutMode: PayoutMode | null;
  readonly yel: YelStatus | null;
  readonly taxCard: TaxCard | null;
};

/** Where a task is done; `operator` is for what only the operator's staff can do. */
type Place = 'terms' | 'person' | 'contact' | 'work' | 'pay' | 'operator';
export const taskCodes = [
  'terms',
  'name',
  'line-of-business',
  'hetu',
  'iban',
  'payout-mode',
  'identity',
  'tax-card',
  'tax-card-kind',
  'tax-card-ending',
  'yel',
  'address',
  'phone',
] as const;
export type TaskCode = (typeof taskCodes)[number];

/** Something still to do before `for`; without a blocking one things go on, but worse for the person. */
export type Task = {
  readonly code: TaskCode;
  readonly for: 'invoicing' | 'pay';
  readonly blocking: boolean;
  readonly where: Place;
};

const task = (code: TaskCode, needed: Task['for'], blocking: boolean, where: Place): Task => ({
  code,
  for: needed,
  blocking,
  where,
});

/** Everything a person still has to do, the blocking first in the order it is best done. */
export function tasksOf(standing: Standing, today: Day): Task[] {
  const tasks: (Task | false)[] = [
    !standing.termsAccepted && task('terms', 'invoicing', true, 'terms'),
    !standing.named && task('name', 'invoicing', true, 'person'),
    standing.lineOfBusiness === null && task('line-of-business', 'invoicing', true, 'work'),
    !standing.hetuGiven && task('hetu', 'pay', true, 'person'),
    !standing.ibanGiven && task('iban', 'pay', true, 'pay'),
    standing.payoutMode === null && task('payout-mode', 'pay', true, 'pay'),
    !standing.identityVerified && task('identity', 'pay', true, 'operator'),
    taxCardTask(standing, today),
    standing.yel === null && task('yel', 'pay', false, 'pay'),
    !standing.addressGiven && task('address', 'pay', false, 'contact'),
    !standing.phoneGiven && task('phone', 'pay', false, 'contact'),
  ];
  return tasks.filter((one) => one !== false);
}

// Pay without the right card goes out with the highest rate withheld (Prepayment Act 1118/1996), so it does not block.
function taxCardTask({ taxCard, payoutMode }: Standing, today: Day): Task | false {
  if (taxCard === null) return task('tax-card', 'pay', false, 'pay');
  const wanted = payoutMode === 'trade-income' ? 'trade-income' : 'wage';
  if (payoutMode !== null && taxCard.kind !== wanted) return task('tax-card-kind', 'pay', false, 'pay');
  return taxCard.validUntil <= addDays(today, 14) && task('tax-card-ending', 'pay', false, 'pay');
}

/** The codes that stand in the way of invoicing. */
export const missingToInvoice = (tasks: readonly Task[]): TaskCode[] =>
  tasks.filter((one) => one.blocking && one.for === 'invoicing').map((one) => one.code);

/** The codes that stand in the way of being paid; what stops invoicing stops pay as well. */
export const missingToBePaid = (tasks: readonly Task[]): TaskCode[] =>
  tasks.filter((one) => one.blocking).map((one) => one.code);
