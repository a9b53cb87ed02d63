import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { isForeseen, mayRetry, refusalText } from '../say/refusals.ts';

type Procedure<Input, Output> = { call: (input: Input, options: { context: { key: string } }) => Promise<Output> };

/**
 * A write to the service: `const issue = useAction(ask.invoicing.issue, { onDone })`, then `issue.run({ id })` from a button or
 * `issue.send` from `useForm`. Each intended action gets one Idempotency-Key: asking the same again after a lost answer
 * repeats the key, so nothing happens twice; a new wish gets a new key. Everything read before is asked anew afterwards.
 */
export function useAction<Input, Output>(
  procedure: Procedure<Input, Output>,
  { onDone }: { onDone?: (answer: Output, input: Input) => void } = {},
) {
  const queries = useQueryClient();
  const unanswered = useRef<{ wish: string; key: string }>(undefined);

  const mutation = useMutation({
    // The wish waits for nothing: an offline person gets told at once instead of a payment leaving hours later.
    networkMode: 'always',
    mutationFn: async (input: Input) => {
      const wish = JSON.stringify(input ?? null, fileAsText);
      const key = unanswered.current?.wish === wish ? unanswered.current.key : crypto.randomUUID();
      unanswered.current = { wish, key };
      try {
        const answer = await procedure.call(input, { context: { key } });
        unanswered.current = undefined;
        return answer;
      } catch (error) {
        if (!mayRetry(error)) unanswered.current = undefined;
        throw error;
      }
    },
    onSuccess: async (answer, input) => {
      await queries.invalidateQueries();
      onDone?.(answer, input);
    },
    onError: (error) => {
      if (!isForeseen(error)) reportError(error);
    },
  });

  return {
    run: (input: Input) => mutation.mutate(input),
    send: (input: Input) => mutation.mutateAsync(input),
    busy: mutation.isPending,
    answer: mutation.data,
    /** Why the service said no, in the reader's language; undefined while there is nothing to say. */
    refusal: mutation.error ? refusalText(mutation.error) : undefined,
    forget: () => mutation.reset(),
  };
}

// Two files of the same name are told apart by size and time; without this every file would look like `{}`.
const fileAsText = (_key: string, value: unknown): unknown =>
  value instanceof File ? `${value.name} ${value.size} ${value.lastModified}` : value;
