import type { Table } from '../basics/tables.ts';
import { answering, orRefuse } from '../platform/http.ts';
import { decideConsent, showConsents } from './actions/decide-consent.ts';
import { noticeFacts, noticeOf, processingRecord } from './actions/show-notice.ts';
import { privacyContract } from './contract.ts';
import { accessesOf } from './store.ts';

const os = answering(privacyContract);

/** The routes of privacy; what the other domains keep comes in as their declared tables. */
export const privacyRoutes = (tables: readonly Table[]) =>
  os.router({
    notice: os.notice.handler(({ context }) => noticeFacts(noticeOf(tables, context.config))),
    record: os.record.handler(({ context }) => processingRecord(noticeOf(tables, context.config))),
    consents: os.consents.handler(async ({ context }) => ({ items: await showConsents(context) })),
    decideConsent: os.decideConsent.handler(async ({ input, context, errors }) =>
      orRefuse(errors, await decideConsent(context, input)),
    ),
    ownAccesses: os.ownAccesses.handler(async ({ input, context }) => {
      const items = await accessesOf(context.tx, context.actor.id, input.cursor, input.limit);
      return { items, next: items.length < input.limit ? null : (items.at(-1)?.id ?? null) };
    }),
  });
