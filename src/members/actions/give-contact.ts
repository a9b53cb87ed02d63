import { isRefusal, type Refusal } from '../../basics/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { type Address, parseAddress, parsePhone } from '../contact.ts';
import type { LineOfBusiness } from '../line-of-business.ts';
import { parseMarketingName } from '../marketing-name.ts';
import { saveEntrepreneur } from '../store/entrepreneurs.ts';
import { sealFor } from './seal-for.ts';

export async function giveAddress(ctx: Context, given: Address): Promise<undefined | Refusal<'post-code-invalid'>> {
  const address = parseAddress(given);
  if (isRefusal(address)) return address;
  const id = ctx.actor.id;
  await saveEntrepreneur(ctx.tx, id, { address: await sealFor(ctx, id, 'address', JSON.stringify(address)) });
}

export async function givePhone(ctx: Context, text: string): Promise<undefined | Refusal<'phone-invalid'>> {
  const phone = parsePhone(text);
  if (isRefusal(phone)) return phone;
  const id = ctx.actor.id;
  await saveEntrepreneur(ctx.tx, id, { phone: await sealFor(ctx, id, 'phone', phone) });
}

/** A name to work under beside the legal one, or none. */
export async function chooseMarketingName(
  ctx: Context,
  text: string | null,
): Promise<undefined | Refusal<'marketing-name-invalid'>> {
  const name = text === null ? null : parseMarketingName(text);
  if (isRefusal(name)) return name;
  await saveEntrepreneur(ctx.tx, ctx.actor.id, { marketing_name: name });
}

export async function chooseLineOfBusiness(ctx: Context, code: LineOfBusiness): Promise<undefined> {
  await saveEntrepreneur(ctx.tx, ctx.actor.id, { line_of_business: code });
}
