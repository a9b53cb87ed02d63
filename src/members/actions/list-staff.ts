import type { Context } from '../../platform/context.ts';
import { maskedEmail } from '../masks.ts';
import { lettersForStaff } from '../store/letters.ts';
import { signInFactsOf } from '../store/members.ts';
import { dutiesForStaff, membersForStaff } from '../store/staff.ts';
import { type Page, pageOfNames } from './name-page.ts';

/** The staff by name with their duties, and whether each can already sign in and has a second factor. */
export async function listStaff(ctx: Context, page: Page) {
  const { rows, next } = await pageOfNames(page, (asked) => membersForStaff(ctx.tx, 'staff', asked));
  const ids = rows.map((row) => row.id);
  const facts = new Map((await signInFactsOf(ctx.tx, ids)).map((row) => [row.id, row]));
  const duties = await dutiesForStaff(ctx.tx, ids);
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      email: facts.get(row.id)?.email ?? '',
      duties: duties
        .filter((one) => one.member_id === row.id)
        .map(({ duty, given_at }) => ({ duty, since: given_at.toISOString() })),
      joinedAt: row.joined_at.toISOString(),
      lastUsedOn: row.last_used_on,
      secondFactor: facts.get(row.id)?.second_factor ?? false,
      hasPassword: facts.get(row.id)?.has_password ?? false,
    })),
    next,
  };
}

/** The letters, newest first, to masked recipients; in a demo with their text, since nobody receives them there. */
export async function listLetters(ctx: Context, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
  const rows = await lettersForStaff(ctx.tx, cursor, limit);
  const sealers = await ctx.secrets.ofAll(ctx.tx, [...new Set(rows.map((row) => row.about))]);
  for (const about of new Set(rows.map((row) => row.about)))
    ctx.saw(about, ctx.mode === 'demo' ? ['contact', 'messages'] : ['contact']);
  const items = rows.map((row) => {
    const sealer = sealers.get(row.about);
    const open = (column: 'recipient' | 'subject' | 'body') =>
      sealer?.open({ table: 'letter', column, row: row.id }, row[column]) ?? '';
    return {
      id: row.id,
      kind: row.kind,
      recipient: maskedEmail(open('recipient')),
      writtenAt: row.written_at.toISOString(),
      sentAt: row.sent_at?.toISOString() ?? null,
      attachments: row.attachments.length,
      shown: ctx.mode === 'demo' ? { subject: open('subject'), text: open('body') } : null,
    };
  });
  return { items, next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
}
