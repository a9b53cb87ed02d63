import i18next from 'i18next';
import type { Key } from './say.ts';

/** What the service answers when it says no: the code is translated, `data` fills the sentence. */
type Answer = { code: string; status: number; data?: unknown };

const isAnswer = (error: unknown): error is Answer & Error =>
  error instanceof Error && 'code' in error && 'status' in error && typeof error.code === 'string';

/** Whether the service foresaw this; anything else is a mistake of ours and should reach the console. */
export const isForeseen = (error: unknown): boolean => isAnswer(error) || isUnreachable(error);

// `fetch` rejects with a TypeError where no answer came; the outcome on the other side is then unknown.
const isUnreachable = (error: unknown): boolean =>
  error instanceof TypeError && /fetch|network|load/i.test(error.message);

/** Whether trying the very same again may help: nothing was answered, or the service was out of order or busy. */
export const mayRetry = (error: unknown): boolean =>
  isUnreachable(error) || (isAnswer(error) && (error.status >= 500 || error.status === 429));

/** A sentence for whatever a question to the service ended in. A code nobody has said yet is named, so that support finds it. */
export function refusalText(error: unknown): string {
  const say = (key: Key<'refusals'>, values?: object) => i18next.t(`refusals:${key}`, { ...values });
  if (isUnreachable(error)) return say('service.unreachable');
  if (!isAnswer(error)) return say('service.unexpected');
  const data = typeof error.data === 'object' && error.data !== null ? error.data : {};
  if (i18next.exists(`refusals:${error.code}`)) return i18next.t(`refusals:${error.code}`, { ...data });
  return error.status >= 500 ? say('service.broken') : say('service.unknown', { code: error.code });
}

/** The faults of single fields in an `input-invalid` answer, by the field's path (`rows.0.price`). */
export function fieldRefusals(error: unknown): Record<string, string> {
  if (!isAnswer(error) || error.code !== 'input-invalid') return {};
  const { issues } = error.data as { issues: { path: string; code: string }[] };
  return Object.fromEntries(
    issues.map(({ path, code }) => [path, i18next.t([`refusals:field.${code}`, 'refusals:field.other'])]),
  );
}
