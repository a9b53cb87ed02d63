import { parseIban } from '../../basics/identifiers/iban.ts';
import { isRefusal, type Refusal, refuse } from '../../basics/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { ibanChangedLetter } from '../letters.ts';
import { maskedIban } from '../masks.ts';
import { lockEntrepreneur, saveEntrepreneur } from '../store/entrepreneurs.ts';
import { loadPerson } from './load-people.ts';
import { sealFor } from './seal-for.ts';
import { writeLetter } from './write-letter.ts';

/**
 * The account pay goes to. A change is told by letter to the address on file, and its moment is kept so that pay is held
 * back a while: whoever got into the account must not be able to send the money elsewhere unseen.
 */
export async function giveIban(ctx: Context, text: string): Promise<undefined | Refusal<'iban-invalid'>> {
  const id = ctx.actor.id;
  const iban = parseIban(text);
  if (isRefusal(iban)) return refuse('iban-invalid', { fault: iban.refused });
  await lockEntrepreneur(ctx.tx, id);
  const person = await loadPerson(ctx, id);
  const before = person?.iban();
  if (!person || before === iban) return;

  await saveEntrepreneur(ctx.tx, id, {
    iban: await sealFor(ctx, id, 'iban', iban),
    iban_changed_at: before ? ctx.now : null,
  });
  if (!before) return;
  const { subject, text: body } = ibanChangedLetter(person.language, ctx.config.operator, maskedIban(iban));
  await writeLetter(ctx, { about: id, kind: 'iban-changed', to: person.email, subject, text: body });
}
