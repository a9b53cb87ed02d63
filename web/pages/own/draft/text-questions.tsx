import type { TextQuestion } from '../../../../src/invoicing/trade-rules.ts';
import { Checkbox } from '../../../parts/choice-fields.tsx';
import { useRested } from '../../../parts/live.tsx';
import { Notice } from '../../../parts/status.tsx';
import { type Key, useSay } from '../../../say/say.ts';
import type { RowNotes } from './row-notes.ts';

/** What is asked about a row's text, the rule that asks it, and the writer's answer; only once the writing has rested. */
export function TextQuestions({ row, notes }: { row: number; notes: RowNotes }) {
  const mine = notes.questions.filter((question) => question.row === row);
  const codes = mine.map(({ code }) => code).join();
  const rested = useRested(codes, 900);
  return (
    <div role="status" className="grid gap-3 empty:hidden">
      {rested === codes && mine.map((question) => <Question key={question.code} question={question} notes={notes} />)}
    </div>
  );
}

function Question({ question, notes }: { question: TextQuestion; notes: RowNotes }) {
  const say = useSay('invoicing');
  const { code, kind } = question;
  return (
    <Notice kind="warning" title={say(`question.${code}.title` as Key<'invoicing'>)}>
      <p>{say(`question-kind.${kind}`)}</p>
      <p className="text-small text-ink-soft">
        {say('rule')}: {say(`question.${code}.rule` as Key<'invoicing'>)}
      </p>
      <Checkbox
        label={say(`question-answer.${kind}`)}
        value={notes.isAnswered(question)}
        onChange={(yes) => notes.answer(question, yes)}
      />
    </Notice>
  );
}
