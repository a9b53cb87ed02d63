import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { zDay } from '../basics/contract.ts';
import { cents, zero } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import {
  deliveryIdOf,
  type EarningsDelivery,
  type EarningsReport,
  earningsReport,
  type RegisterPiece,
} from '../formats/incomes-register.ts';
import { type Command, type ExitCode, readJson, WrongUsage, write, writeJsonLine } from './command.ts';
import { zBusinessId, zHetu } from './identifier-input.ts';

const usage = 'register earnings [--out DIR] FILE';

export const register: Command = {
  summary: 'Writes reports for the Incomes Register; with --out as files, of which there are several past 50 MB.',
  usage,
  async run([what = '', ...args]) {
    if (what === 'separate' || what === 'cancel') throw new WrongUsage(`not yet: register ${what}`);
    if (what !== 'earnings') throw new WrongUsage(`usage: kevyt ${usage}`);
    const { file, out } = earningsArguments(args);
    const asked = await readJson(file, delivery);
    const made = earningsReport(asked);
    if (isRefusal(made)) {
      await writeJsonLine({ refused: made.refused, ...made.data });
      return 1;
    }
    return out === undefined ? writeOne(made) : writeFiles(made, asked, out);
  },
};

function earningsArguments(args: string[]): { file: string; out: string | undefined } {
  try {
    const { values, positionals } = parseArgs({ args, options: { out: { type: 'string' } }, allowPositionals: true });
    const [file] = positionals;
    if (file !== undefined && positionals.length === 1) return { file, out: values.out };
  } catch (error) {
    throw new WrongUsage(`usage: kevyt ${usage} (${error instanceof Error ? error.message : error})`);
  }
  throw new WrongUsage(`usage: kevyt ${usage}`);
}

/** Waits with writing until it is known to be one file, so that half a delivery never looks like a whole one. */
async function writeOne(pieces: Iterable<RegisterPiece>): Promise<ExitCode> {
  const texts: string[] = [];
  for (const { file, text } of pieces) {
    if (file > 1) throw new WrongUsage('the delivery passes 50 MB and needs several files: --out DIR');
    texts.push(text);
  }
  for (const text of texts) await write(text);
  return 0;
}

async function writeFiles(pieces: Iterable<RegisterPiece>, asked: EarningsDelivery, folder: string): Promise<ExitCode> {
  const names: string[] = [];
  for (const { file, text } of pieces) {
    const name = join(folder, `${deliveryIdOf(asked.deliveryId, file)}.xml`);
    const begins = names.at(-1) !== name;
    // A delivery that was written before is never written over, since it may have been sent.
    await using handle = await open(name, begins ? 'wx' : 'a').catch((error: NodeJS.ErrnoException) =>
      Promise.reject(new WrongUsage(`cannot write ${name}: ${error.code}`)),
    );
    await handle.writeFile(text);
    if (begins) names.push(name);
  }
  for (const name of names) await writeJsonLine({ file: name });
  return 0;
}

const amount = z.int().min(0).max(1_000_000_000_000).transform(cents);
const text = (most: number) => z.string().trim().min(1).max(most);
const business = z.strictObject({ businessId: zBusinessId });

const travel = z.strictObject({
  kilometreCents: amount.default(zero),
  kilometres: z.int().min(0).default(0),
  perDiemCents: amount.default(zero),
  perDiemKinds: z.array(z.enum(['partial', 'full', 'foreign'])).default([]),
  mealCents: amount.default(zero),
});

const common = {
  reportId: z.string(),
  action: z.enum(['new', 'replace']),
  registerReportId: z
    .string()
    .nullish()
    .transform((value) => value ?? undefined),
  hetu: zHetu,
  firstName: text(100),
  lastName: text(200),
  withheldCents: amount,
  garnishedCents: amount.nullish().transform((value) => value ?? undefined),
};
const wages = {
  ...common,
  wagesCents: amount,
  travel: travel.nullish().transform((value) => value ?? undefined),
};

const report = z
  .discriminatedUnion('case', [
    z.strictObject({ case: z.literal('wages-not-obliged'), ...wages }),
    z.strictObject({ case: z.literal('wages-yel'), ...wages }),
    z.strictObject({ case: z.literal('trade-income'), ...common, tradeIncomeCents: amount }),
  ])
  .transform((asked): EarningsReport => {
    const { reportId, action, registerReportId, hetu, firstName, lastName, withheldCents, garnishedCents } = asked;
    const paid =
      asked.case === 'trade-income'
        ? { case: asked.case, cents: asked.tradeIncomeCents }
        : { case: asked.case, cents: asked.wagesCents, travel: asked.travel };
    return { reportId, action, registerReportId, hetu, firstName, lastName, paid, withheldCents, garnishedCents };
  });

const delivery = z.strictObject({
  deliveryId: z.string(),
  createdAt: z.iso.datetime({ offset: true }),
  production: z.boolean().default(false),
  owner: business,
  contact: z.strictObject({ name: text(200), phone: text(40) }),
  paidOn: zDay,
  periodFrom: zDay,
  periodTo: zDay,
  payer: business,
  reports: z.array(report),
});
