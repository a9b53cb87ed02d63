import { answering, orRefuse } from '../platform/http.ts';
import { confirmRow, proposeRow, withdrawRow } from './actions/enter-row.ts';
import { ownRows } from './actions/law-in-force.ts';
import { listRows, listRules } from './actions/show-rules.ts';
import { tariffsContract } from './contract.ts';

const os = answering(tariffsContract);

export const tariffsRoutes = os.router({
  own: os.own.handler(async ({ context }) => ({ items: await ownRows(context.tx) })),
  list: os.list.handler(({ input, context }) => listRules(context, input.on ?? context.today)),
  rows: os.rows.handler(({ context }) => listRows(context)),
  propose: os.propose.handler(async ({ input, context, errors }) => orRefuse(errors, await proposeRow(context, input))),
  confirm: os.confirm.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await confirmRow(context, input.id)),
  ),
  withdraw: os.withdraw.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await withdrawRow(context, input.id)),
  ),
});
