import type { Language } from '../../basics/money.ts';
import { isRefusal, refuse } from '../../basics/refusal.ts';
import { sellerOf } from '../../members/actions/seller.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { lawInForce } from '../../tariffs/actions/law-in-force.ts';
import { type DraftContent, draftTotals, emptyDraft, submittable } from '../invoice.ts';
import { findCustomer } from '../store/customers.ts';
import { deleteDraft, findInvoice, insertDraft, saveDraft, saveState } from '../store/invoices.ts';
import { insertReview } from '../store/papers.ts';

/** A new draft: empty, or a copy of an earlier invoice's rows and customer with its days of supply left open. */
export async function startDraft(ctx: Context, copyOf: string | null, language: Language) {
  let content = emptyDraft(language);
  if (copyOf) {
    const earlier = await findInvoice(ctx.tx, copyOf, ctx.actor.id);
    if (!earlier) return refuse('not-found');
    content = {
      ...earlier.draft,
      rows: earlier.draft.rows.map((row) => ({ ...row, servedFrom: null, servedTo: null })),
    };
  }
  const id = newId(ctx.now.getTime());
  await insertDraft(ctx.tx, { id, owner: ctx.actor.id, content, at: ctx.now });
  return { id };
}

/** Saves what has been written so far, complete or not; refuses a version that somebody else has saved over. */
export async function keepDraft(ctx: Context, id: string, version: number, content: DraftContent) {
  const invoice = await findInvoice(ctx.tx, id, ctx.actor.id);
  if (!invoice) return refuse('not-found');
  if (invoice.state !== 'draft') return refuse('not-a-draft');
  const customer = content.customerId ? await findCustomer(ctx.tx, content.customerId, ctx.actor.id) : undefined;
  if (content.customerId && !customer) return refuse('not-found');

  const totals = draftTotals(content.rows, ctx.today, await lawInForce(ctx.tx));

  const buyerName = customer?.name ?? null;
  const saved = await saveDraft(ctx.tx, id, ctx.actor.id, version, { content, buyerName, at: ctx.now, ...totals });
  return saved ? { id, version: version + 1 } : refuse('saved-elsewhere', { version: invoice.version });
}

/** Sends the draft to the operator's review; answers to the questions about its texts are kept with it. */
export async function submitDraft(ctx: Context, id: string, version: number, answered: readonly string[]) {
  const invoice = await findInvoice(ctx.tx, id, ctx.actor.id);
  if (!invoice) return refuse('not-found');
  if (invoice.state !== 'draft') return refuse('not-a-draft');
  if (invoice.version !== version) return refuse('saved-elsewhere', { version: invoice.version });
  const seller = await sellerOf(ctx, ctx.actor.id);
  if (seller.missingToInvoice.length > 0) return refuse('profile-incomplete', { missing: seller.missingToInvoice });

  const ready = submittable(invoice.draft, answered, ctx.today);
  if (isRefusal(ready)) return ready;

  if (!(await saveState(ctx.tx, id, 'draft', 'in-review', ctx.now))) return refuse('not-a-draft');
  const step = {
    id: newId(ctx.now.getTime()),
    invoice_id: id,
    owner: ctx.actor.id,
    by: ctx.actor.id,
    at: ctx.now,
    reason: null,
  };
  await insertReview(ctx.tx, { ...step, step: 'submitted', questions: JSON.stringify(ready.questions) });
  return { id, state: 'in-review' as const };
}

/** Takes an invoice back from review to go on writing it. */
export async function recallDraft(ctx: Context, id: string) {
  const invoice = await findInvoice(ctx.tx, id, ctx.actor.id);
  if (!invoice) return refuse('not-found');
  if (!(await saveState(ctx.tx, id, 'in-review', 'draft', ctx.now))) return refuse('not-in-review');
  const step = {
    id: newId(ctx.now.getTime()),
    invoice_id: id,
    owner: ctx.actor.id,
    by: ctx.actor.id,
    at: ctx.now,
    reason: null,
  };
  await insertReview(ctx.tx, { ...step, step: 'recalled', questions: '[]' });
  return { id, state: 'draft' as const };
}

export async function removeDraft(ctx: Context, id: string) {
  if (await deleteDraft(ctx.tx, id, ctx.actor.id)) return { removed: true as const };
  return (await findInvoice(ctx.tx, id, ctx.actor.id)) ? refuse('not-a-draft') : refuse('not-found');
}
