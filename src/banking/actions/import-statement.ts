import { isRefusal } from '../../basics/refusal.ts';
import { bankFormatOf, readBankFile } from '../../formats/bank-file.ts';
import { XmlFault } from '../../formats/xml-events.ts';
import { type Context, type Services, theService, withContext } from '../../platform/context.ts';
import { sha256 } from '../../platform/files.ts';
import { newId } from '../../platform/ids.ts';
import { job } from '../../platform/jobs.ts';
import { identityOf } from '../entry.ts';
import {
  bookingDay,
  type Statement,
  type StatementFault,
  type StatementFormat,
  surveyStatements,
} from '../statement.ts';
import { statementsWithAllocations } from '../store/allocations.ts';
import {
  broughtInAnotherFormat,
  findFile,
  insertStatements,
  lockBeginning,
  saveFailed,
  saveImported,
  saveImporting,
  saveProgress,
  statementIdsOf,
} from '../store/statements.ts';
import { statementMatched } from './announce-payments.ts';
import { announceExecuted } from './hand-to-bank.ts';
import { importLines, type PlacedLine } from './import-lines.ts';

export const importStatementJob = job<{ fileId: string }>('import-statement');

const linesATransaction = 5_000;

/** Where a file's content stands, sealed with a key of its own. */
export const filePlace = (fileId: string) => ({ table: 'bank_file', column: 'content', row: fileId });

/**
 * Imports a file: goes through it whole first, so that nothing is booked of a file with a fault, then brings it in by
 * thousands of lines, each thousand whole. Broken off anywhere it goes on from there, and repeated it changes nothing.
 */
export async function importStatement(services: Services, { fileId }: { fileId: string }): Promise<void> {
  const as = <T>(work: (ctx: Context) => Promise<T>) => withContext(services, theService, work);
  const file = await as(async (ctx) => ({ row: await findFile(ctx.tx, fileId), bytes: await contentOf(ctx, fileId) }));
  if (!file.row || !['queued', 'importing'].includes(file.row.state)) return;

  if (file.row.state === 'queued') {
    const survey = await surveyed(file.bytes, services.config.operator.iban);
    if ('fault' in survey) {
      await as((ctx) => saveFailed(ctx.tx, fileId, survey.fault, survey.place, ctx.now));
      return;
    }
    if (!(await as((ctx) => beginImport(ctx, fileId, survey.format, survey.statements)))) return;
  }

  let done = file.row.lines_done;
  const statementIds = await as(async (ctx) => (await statementIdsOf(ctx.tx, fileId)).map(({ id }) => id));
  for await (const lines of batches(file.bytes, statementIds, done)) {
    const from = done;
    done += lines.length;
    await as(async (ctx) => {
      if (!(await saveProgress(ctx.tx, fileId, from, done))) throw new Error('another worker imports this file');
      await importLines(ctx, lines);
    });
  }
  await as((ctx) => endImport(ctx, fileId));
}

async function contentOf(ctx: Context, fileId: string): Promise<Uint8Array> {
  const sealed = await ctx.files.get(fileId);
  if (!sealed) throw new Error('the content of a bank file is missing');
  return (await ctx.secrets.of(ctx.tx, fileId)).openBytes(filePlace(fileId), sealed);
}

type Survey = { format: StatementFormat; statements: Statement[] } | { fault: StatementFault; place: string };

async function surveyed(bytes: Uint8Array, account: string): Promise<Survey> {
  try {
    const format = bankFormatOf(bytes);
    if (format === 'ktl') return { fault: 'no-balances', place: 'statement 1' };
    const found = await surveyStatements(readBankFile(inPieces(bytes)), account);
    return isRefusal(found)
      ? { fault: found.refused, place: String(found.data?.place) }
      : { format, statements: found };
  } catch (error) {
    if (error instanceof XmlFault) return { fault: 'not-a-statement', place: error.message };
    throw error;
  }
}

/** Lets the booking begin; false where nothing of the file may be booked after all. */
async function beginImport(
  ctx: Context,
  fileId: string,
  format: StatementFormat,
  statements: readonly Statement[],
): Promise<boolean> {
  await lockBeginning(ctx.tx);
  const clash = await broughtInAnotherFormat(ctx.tx, format, statements);
  if (clash !== null) {
    await saveFailed(ctx.tx, fileId, 'another-format', `statement ${clash + 1}`, ctx.now);
    return false;
  }
  const lines = statements.reduce((total, one) => total + one.lines, 0);
  await saveImporting(ctx.tx, fileId, lines);
  await insertStatements(
    ctx.tx,
    fileId,
    format,
    statements.map((one) => ({ id: newId(ctx.now.getTime()), ...one })),
  );
  return true;
}

async function endImport(ctx: Context, fileId: string): Promise<void> {
  if (!(await saveImported(ctx.tx, fileId, ctx.now))) return;
  for (const statementId of await statementsWithAllocations(ctx.tx, fileId))
    await ctx.announce(statementMatched, { statementId });
  await announceExecuted(ctx);
}

/** The lines of a file with their places, by thousands, without the first so many that are in already. */
async function* batches(
  bytes: Uint8Array,
  statementIds: readonly string[],
  alreadyDone: number,
): AsyncGenerator<PlacedLine[]> {
  let batch: PlacedLine[] = [];
  let position = 0;
  let number = 0;
  let seen = 0;
  let repeats = new Map<string, number>();
  for await (const line of readBankFile(inPieces(bytes))) {
    if ('statement' in line) {
      position++;
      number = 0;
      repeats = new Map();
      continue;
    }
    const bookedOn = bookingDay(line);
    const statementId = statementIds[position];
    if (bookedOn === null || statementId === undefined) throw new Error('a file that reads otherwise the second time');
    const identity = sha256(identityOf(line, bookedOn));
    const repeat = repeats.get(identity) ?? 0;
    repeats.set(identity, repeat + 1);
    number++;
    if (seen++ < alreadyDone) continue;
    batch.push({ line, bookedOn, statementId, number, identity, repeat });
    if (batch.length < linesATransaction) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
