import { type Context, type Services, theService, withContext } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { job } from '../../platform/jobs.ts';
import { findLetter, insertLetter, saveLetterSent } from '../store/letters.ts';
import type { LetterAttachment } from '../tables.ts';
import { openFile } from './keep-file.ts';

export type NewLetter = {
  /** The person whose letter it is: it is sealed with their key and goes when they are erased. */
  about: string;
  kind: string;
  to: string;
  subject: string;
  text: string;
  attachments?: readonly LetterAttachment[];
};

export const sendLetterJob = job<{ letterId: string }>('send-letter', 8);

/** Writes a letter and sends it as a job, in the caller's transaction: it goes out if and only if that commits. */
export async function writeLetter(ctx: Context, letter: NewLetter): Promise<string> {
  const id = newId(ctx.now.getTime());
  const sealer = await ctx.secrets.of(ctx.tx, letter.about);
  const sealed = (column: string, plain: string) => sealer.seal({ table: 'letter', column, row: id }, plain);
  await insertLetter(ctx.tx, {
    id,
    about: letter.about,
    kind: letter.kind,
    recipient: sealed('recipient', letter.to),
    subject: sealed('subject', letter.subject),
    body: sealed('body', letter.text),
    attachments: JSON.stringify(letter.attachments ?? []),
    written_at: ctx.now,
  });
  await ctx.send(sendLetterJob, { letterId: id });
  return id;
}

/** Hands the letter to the mail server once; a repeat after a crash carries the same message id. */
export async function sendLetter(services: Services, { letterId }: { letterId: string }): Promise<void> {
  const opened = await withContext(services, theService, async (ctx) => {
    const letter = await findLetter(ctx.tx, letterId);
    if (!letter || letter.sent_at) return null;
    const sealer = await ctx.secrets.of(ctx.tx, letter.about);
    const open = (column: 'recipient' | 'subject' | 'body') =>
      sealer.open({ table: 'letter', column, row: letterId }, letter[column]);
    return {
      to: open('recipient'),
      subject: open('subject'),
      text: open('body'),
      attachments: letter.attachments,
    };
  });
  if (!opened) return;
  const attachments = [];
  for (const { file, name, mime } of opened.attachments)
    attachments.push({ name, mime, bytes: await contentOf(services, file) });
  await services.mail.send({ id: letterId, to: opened.to, subject: opened.subject, text: opened.text, attachments });
  await withContext(services, theService, (ctx) => saveLetterSent(ctx.tx, letterId, ctx.now));
}

async function contentOf(services: Services, file: string): Promise<Uint8Array> {
  const opened = await withContext(services, theService, (ctx) => openFile(ctx, file));
  if (!opened) throw new Error(`the file ${file} of a letter is missing`);
  return opened.bytes;
}
