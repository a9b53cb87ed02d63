import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ruleName } from '../../../../src/law/rule-names.ts';
import { ask } from '../../../client.ts';
import { Button } from '../../../parts/button.tsx';
import { ConfirmDialog } from '../../../parts/dialog.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { DayText, InstantText } from '../../../parts/figures.tsx';
import { Section } from '../../../parts/page.tsx';
import { Answered } from '../../../parts/states.tsx';
import { Status, type Tone } from '../../../parts/status.tsx';
import { Table } from '../../../parts/table.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useLanguage, useSay } from '../../../say/say.ts';
import { whoAmI } from '../../../who.ts';
import { type EnteredRow, enteredRows } from './data.ts';
import { FigureText, RuleName } from './figure.tsx';

const tones: Record<EnteredRow['state'], Tone> = { proposed: 'act', 'in-force': 'good', withdrawn: 'quiet' };
type Decision = { what: 'confirm' | 'withdraw'; row: EnteredRow };

/** What staff have entered: proposals that wait for another person first, then how it went with the others. */
export function EnteredRows() {
  const say = useSay('staff-rules');
  const query = useQuery(enteredRows());
  const [deciding, setDeciding] = useState<Decision>();
  return (
    <Answered query={query}>
      {({ items }) =>
        items.length > 0 && (
          <Section title={say('entered')}>
            <Table
              caption={say('entered')}
              rows={[...items].sort((a, b) => Number(b.state === 'proposed') - Number(a.state === 'proposed'))}
              rowKey={({ id }) => id}
              columns={[
                { title: say('figure'), kind: 'main', cell: ({ rule }) => <RuleName of={rule} /> },
                {
                  title: say('value'),
                  kind: 'figure',
                  cell: ({ value, unit }) => <FigureText value={value} unit={unit} />,
                },
                { title: say('since'), cell: ({ since }) => <DayText day={since} /> },
                {
                  title: say('state'),
                  cell: ({ state }) => <Status tone={tones[state]}>{say(`row.${state}`)}</Status>,
                },
                { title: say('by'), cell: (row) => <ByWhom row={row} /> },
                { title: say('decide'), kind: 'bare', cell: (row) => <Buttons row={row} onDecide={setDeciding} /> },
              ]}
            />
            {deciding && <Decide {...deciding} onClose={() => setDeciding(undefined)} />}
          </Section>
        )
      }
    </Answered>
  );
}

function ByWhom({ row: { proposedBy, proposedAt, decidedBy, decidedAt } }: { row: EnteredRow }) {
  return (
    <span className="grid text-small">
      <span>
        {proposedBy} <InstantText at={proposedAt} />
      </span>
      {decidedAt && (
        <span>
          {decidedBy} <InstantText at={decidedAt} />
        </span>
      )}
    </span>
  );
}

function Buttons({ row, onDecide }: { row: EnteredRow; onDecide: (decision: Decision) => void }) {
  const say = useSay('staff-rules');
  const me = useQuery(whoAmI()).data?.signedIn;
  const name = ruleName(row.rule, useLanguage());
  if (row.state !== 'proposed') return null;
  const mayConfirm = me?.duties.includes('approve') && me.id !== row.proposedById;
  return (
    <span className="flex flex-wrap justify-end gap-2">
      {mayConfirm && (
        <Button
          kind="primary"
          aria-label={say('confirm-of', { name })}
          onClick={() => onDecide({ what: 'confirm', row })}
        >
          {say('confirm')}
        </Button>
      )}
      <Button aria-label={say('withdraw-of', { name })} onClick={() => onDecide({ what: 'withdraw', row })}>
        {say('withdraw')}
      </Button>
    </span>
  );
}

function Decide({ what, row, onClose }: Decision & { onClose: () => void }) {
  const say = useSay('staff-rules');
  const onDone = () => {
    toast(say(`decision.${what}.done`));
    onClose();
  };
  const confirm = useAction(ask.tariffs.confirm, { onDone });
  const withdraw = useAction(ask.tariffs.withdraw, { onDone });
  const action = what === 'confirm' ? confirm : withdraw;
  return (
    <ConfirmDialog
      title={say(`decision.${what}.title`)}
      open
      onClose={onClose}
      act={say(what)}
      busy={action.busy}
      refusal={action.refusal}
      onConfirm={() => action.run({ id: row.id })}
    >
      <p>{say(`decision.${what}.text`)}</p>
      <Facts
        facts={[
          { name: say('figure'), value: ruleName(row.rule, useLanguage()) },
          { name: say('value'), value: <FigureText value={row.value} unit={row.unit} /> },
          { name: say('since'), value: <DayText day={row.since} /> },
          { name: say('source'), value: row.source },
          { name: say('proposed-by'), value: row.proposedBy },
        ]}
      />
    </ConfirmDialog>
  );
}
