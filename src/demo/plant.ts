import type { Services } from '../platform/context.ts';
import { plantInvoices } from './plant-invoices.ts';
import { plantMoney } from './plant-money.ts';
import { plantPeople } from './plant-people.ts';

/**
 * Plants the demo town into an empty database by the same actions that people use, on the days of the last two months, so
 * that whatever it shows is what the service does. Does nothing where somebody lives already; answers whether it planted.
 */
export async function plantTown(services: Services): Promise<boolean> {
  if (services.mode !== 'demo') throw new Error('only an installation born as a demo has a town');
  const inhabited = await services.db.pool.query('select from member limit 1');
  if ((inhabited.rowCount ?? 0) > 0) return false;

  const town = await plantPeople(services);
  const invoices = await plantInvoices(services, town);
  await services.jobs.drain(services);
  await plantMoney(services, town, invoices);
  return true;
}
