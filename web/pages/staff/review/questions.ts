import type { Key } from '../../../say/say.ts';

/** The rules about texts, by the code under which each is said. */
export type QuestionCode =
  Key<'staff-review'> extends infer K ? (K extends `question.${infer Code}.what` ? Code : never) : never;

/** The contract gives any text as code; the texts know each of them. */
export const asKnown = (code: string): QuestionCode => code as QuestionCode;
