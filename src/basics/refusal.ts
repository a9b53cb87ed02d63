/** A foreseen "no" with its stable code; translated under `refusal.<code>` in every language. */
export type Refusal<Code extends string = string> = { readonly refused: Code; readonly data?: Record<string, unknown> };

export const refuse = <Code extends string>(code: Code, data?: Record<string, unknown>): Refusal<Code> =>
  data === undefined ? { refused: code } : { refused: code, data };

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value;
