import { answering } from '../platform/http.ts';
import { privacyContract } from './contract.ts';
import { accessesOf } from './store.ts';

const os = answering(privacyContract);

export const privacyRoutes = os.router({
  ownAccesses: os.ownAccesses.handler(async ({ input, context }) => {
    const items = await accessesOf(context.tx, context.actor.id, input.cursor, input.limit);
    return { items, next: items.length < input.limit ? null : (items.at(-1)?.id ?? null) };
  }),
});
