import { useState } from 'react';
import { type TextQuestion, textQuestions } from '../../../../src/invoicing/trade-rules.ts';
import { today } from '../../../parts/day-field.tsx';
import type { Draft } from './use-draft.ts';

/**
 * What belongs to the rows of a draft while they are written and is not saved with them: a key for each, so that removing one
 * disturbs no other, and which questions about its text the writer has answered.
 */
export function useRowNotes({ draft }: Draft) {
  const [keys, setKeys] = useState(() => draft.rows.map((_row, index) => index));
  const [answers, setAnswers] = useState<readonly string[]>([]);
  const questions = textQuestions(
    draft.rows.map((row) => row.description),
    today(),
  ).filter(({ row }) => draft.rows[row]?.description.trim());
  const answerOf = ({ row, code }: TextQuestion) => `${keys[row]}:${code}`;

  return {
    keys,
    questions,
    added: () => setKeys((before) => [...before, Math.max(-1, ...before) + 1]),
    removed: (index: number) => setKeys((before) => before.filter((_key, at) => at !== index)),
    isAnswered: (question: TextQuestion) => answers.includes(answerOf(question)),
    answer: (question: TextQuestion, yes: boolean) =>
      setAnswers((before) => [
        ...before.filter((one) => one !== answerOf(question)),
        ...(yes ? [answerOf(question)] : []),
      ]),
    /** A changed text is asked about anew. */
    rewritten: (index: number) => setAnswers((before) => before.filter((one) => !one.startsWith(`${keys[index]}:`))),
    /** The answered questions as the service knows them: by the row's place. */
    answered: () => questions.filter((one) => answers.includes(answerOf(one))).map(({ row, code }) => `${row}:${code}`),
  };
}

export type RowNotes = ReturnType<typeof useRowNotes>;
