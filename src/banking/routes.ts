import { refuse } from '../basics/refusal.ts';
import { answering, orRefuse } from '../platform/http.ts';
import { allocatePayment, nameReturned, noteEntry, setAside, takeBack } from './actions/allocate-payment.ts';
import { findInvoices, listEntries, showEntry } from './actions/read-entries.ts';
import { ownPayments } from './actions/read-own-payments.ts';
import { listFiles, showFile } from './actions/read-statements.ts';
import { receiveStatement } from './actions/receive-statement.ts';
import { bankingContract } from './contract.ts';
import { waitingForStaff } from './store/entries.ts';

const os = answering(bankingContract);

const statements = os.statements.router({
  upload: os.statements.upload.handler(async ({ input: { file }, context, errors }) => {
    if (file.size === 0) return orRefuse(errors, refuse('file-empty'));
    return receiveStatement(context, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  }),
  list: os.statements.list.handler(({ input, context }) => listFiles(context, input.cursor, input.limit)),
  get: os.statements.get.handler(
    async ({ input, context, errors }) => (await showFile(context, input.id)) ?? orRefuse(errors, refuse('not-found')),
  ),
  waiting: os.statements.waiting.handler(({ context }) => waitingForStaff(context.tx)),
});

const entries = os.entries.router({
  list: os.entries.list.handler(({ input: { cursor, limit, ...filter }, context }) =>
    listEntries(context, filter, cursor, limit),
  ),
  get: os.entries.get.handler(
    async ({ input, context, errors }) => (await showEntry(context, input.id)) ?? orRefuse(errors, refuse('not-found')),
  ),
  allocate: os.entries.allocate.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await allocatePayment(context, input.id, input.parts)),
  ),
  setAside: os.entries.setAside.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await setAside(context, input.id)),
  ),
  nameReturned: os.entries.nameReturned.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await nameReturned(context, input.id, input.paymentId)),
  ),
  note: os.entries.note.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await noteEntry(context, input.id, input.text)),
  ),
  takeBack: os.entries.takeBack.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await takeBack(context, input.id, input.reason)),
  ),
  invoices: os.entries.invoices.handler(({ input, context }) => findInvoices(context, input.text)),
});

export const bankingRoutes = os.router({
  statements,
  entries,
  ownPayments: os.ownPayments.handler(
    async ({ input, context, errors }) =>
      (await ownPayments(context, input.id)) ?? orRefuse(errors, refuse('not-found')),
  ),
});
