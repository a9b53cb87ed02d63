import { useQuery } from '@tanstack/react-query';
import { ruleName } from '../../../../src/law/rule-names.ts';
import { ask } from '../../../client.ts';
import { DayText } from '../../../parts/figures.tsx';
import { Answered } from '../../../parts/states.tsx';
import { useLanguage, useSay } from '../../../say/say.ts';
import { enteredRows } from './data.ts';
import { FigureText, RuleName } from './figure.tsx';
import { ProposedRows } from './proposed-rows.tsx';

/** The figures of the law that staff have entered. */
export function EnteredRows() {
  const say = useSay('staff-rules');
  const language = useLanguage();
  const query = useQuery(enteredRows());
  return (
    <Answered query={query}>
      {({ items }) => (
        <ProposedRows
          title={say('entered')}
          rows={items}
          columns={[
            { title: say('figure'), kind: 'main', cell: ({ rule }) => <RuleName of={rule} /> },
            {
              title: say('value'),
              kind: 'figure',
              cell: ({ value, unit }) => <FigureText value={value} unit={unit} />,
            },
            { title: say('since'), cell: ({ since }) => <DayText day={since} /> },
          ]}
          nameOf={({ rule }) => ruleName(rule, language)}
          factsOf={({ rule, value, unit, since, source }) => [
            { name: say('figure'), value: ruleName(rule, language) },
            { name: say('value'), value: <FigureText value={value} unit={unit} /> },
            { name: say('since'), value: <DayText day={since} /> },
            { name: say('source'), value: source },
          ]}
          confirm={ask.tariffs.confirm}
          withdraw={ask.tariffs.withdraw}
        />
      )}
    </Answered>
  );
}
