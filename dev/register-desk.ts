import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { day } from '../src/basics/day.ts';
import type { PayOffice } from './pay-office.ts';
import type { Ready } from './people.ts';
import type { Visitor } from './service.ts';

/** What of paid people is told to the Incomes Register: the desk of deliveries, the folder of their files, and both ends. */
export function registerDesk(office: () => PayOffice) {
  const register = () => office().payer.client.reporting.deliveries;
  const folder = () => join(office().service.services.config.folders.reports, 'out');
  const ownPayout = async (of: Visitor) =>
    (await of.client.payouts.own.list({})).items[0] ?? assert.fail('there is no payout');
  return {
    register,
    folder,
    ownPayout,
    newest: async () => (await register().list({})).items[0] ?? assert.fail('there is no delivery'),
    files: () => (existsSync(folder()) ? readdirSync(folder()).sort() : []),
    textOf: (name: string) => readFileSync(join(folder(), name), 'utf8'),
    ownReport: async (of: Visitor) => of.client.reporting.own.report({ id: (await ownPayout(of)).id }),

    /** Customers have paid these people so much without VAT; the run that pays it out is approved, and nothing done after it. */
    approvedRun: async (paid: readonly (readonly [Ready, number])[], on = day('2026-06-01')): Promise<string> => {
      for (const [of, net] of paid) await office().customerPays(of, { net }, on);
      const { id } = await office().payer.client.payouts.runs.prepare({});
      await office().approve(id);
      return id;
    },
  };
}

/** The texts of all elements of a name. */
export const fields = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map((match) => match[1]);
