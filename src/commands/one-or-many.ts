import { z } from 'zod';

/**
 * One object of a shape, or an array of them; told apart by hand, since a union of the two would hide which field of which
 * object is wrong.
 */
export const oneOrMany = <S extends z.ZodType>(shape: S) =>
  z.unknown().transform((value, context): { many: boolean; all: z.output<S>[] } => {
    const many = Array.isArray(value);
    const parsed = many ? z.array(shape).safeParse(value) : z.tuple([shape]).safeParse([value]);
    if (parsed.success) return { many, all: parsed.data as z.output<S>[] };
    for (const issue of parsed.error.issues)
      context.addIssue({ code: 'custom', message: issue.message, path: many ? issue.path : issue.path.slice(1) });
    return z.NEVER;
  });
