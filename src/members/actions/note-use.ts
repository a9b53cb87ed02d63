import { type Services, theService, withContext } from '../../platform/context.ts';
import { saveLastUsed } from '../store/members.ts';

/** Moves a member's last use to today; two years after it their data goes. */
export const noteUse =
  (services: Services) =>
  (id: string): Promise<void> =>
    withContext(services, theService, (ctx) => saveLastUsed(ctx.tx, id, ctx.today));
