import { keepPreviousData } from '@tanstack/react-query';
import type { Duty } from '../../../src/basics/contract.ts';
import { ask } from '../../client.ts';

export type Answer<Call extends (...input: never[]) => Promise<unknown>> = Awaited<ReturnType<Call>>;

export type ReviewedInvoice = Answer<typeof ask.invoicing.review.get.call>;

/** The review queue, longest waiting first; the pages of the review share one answer, so that each look is logged once. */
export const reviewQueue = () =>
  ask.invoicing.review.queue.infiniteOptions({
    input: (cursor: string | undefined) => ({ ...(cursor && { cursor }) }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });

export const failedDeliveries = () => ask.invoicing.review.failedDeliveries.queryOptions({ refetchInterval: 60_000 });

export const bankWaiting = () => ask.banking.statements.waiting.queryOptions({ refetchInterval: 60_000 });
export const runsWaiting = () => ask.payouts.runs.waiting.queryOptions({ refetchInterval: 60_000 });
export const identityCases = () => ask.members.identityCases.queryOptions();
export const failedJobs = () => ask.members.failedJobs.queryOptions({ refetchInterval: 60_000 });

export type ListedPerson = Answer<typeof ask.members.people.call>['items'][number];
export type ShownPerson = Answer<typeof ask.members.person.call>;
export type Revealed = Answer<typeof ask.members.reveal.call>;
export type StaffMember = Answer<typeof ask.members.staff.call>['items'][number];

/** Every duty, in the order in which they are met. */
export const duties = ['review', 'money', 'approve', 'people', 'privacy', 'system'] as const satisfies Duty[];

export type FailedJob = Answer<typeof ask.members.failedJobs.call>['items'][number];
export type Letter = Answer<typeof ask.members.letters.call>['items'][number];

export type BankEntry = Answer<typeof ask.banking.entries.list.call>['items'][number];
export type ShownEntry = Answer<typeof ask.banking.entries.get.call>;
export type OpenInvoice = ShownEntry['suggestions'][number]['invoice'];
export type StatementFile = Answer<typeof ask.banking.statements.list.call>['items'][number];

export type Run = Answer<typeof ask.payouts.runs.get.call>;
export type RunPayout = Answer<typeof ask.payouts.runs.payouts.call>['items'][number];
export type Garnishment = Answer<typeof ask.payouts.garnishments.list.call>['items'][number];
export type StaffPayout = Answer<typeof ask.payouts.runs.payout.call>;
export type Delivery = Answer<typeof ask.reporting.deliveries.list.call>['items'][number];
export type EarningsReport = Answer<typeof ask.reporting.deliveries.get.call>['items'][number];

/** Deliveries to the Incomes Register, newest first. */
export const registerDeliveries = () =>
  ask.reporting.deliveries.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ ...(cursor && { cursor }) }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
export const registerWaiting = () => ask.reporting.deliveries.waiting.queryOptions({ refetchInterval: 60_000 });
