import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../parts/button.tsx';
import { ConfirmDialog } from '../../../parts/dialog.tsx';
import { type Fact, Facts } from '../../../parts/facts.tsx';
import { InstantText } from '../../../parts/figures.tsx';
import { Section } from '../../../parts/page.tsx';
import { Status, type Tone } from '../../../parts/status.tsx';
import { type Column, Table } from '../../../parts/table.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useSay } from '../../../say/say.ts';
import { whoAmI } from '../../../who.ts';
import type { EnteredRow } from './data.ts';

type Proposed = Pick<
  EnteredRow,
  'id' | 'state' | 'proposedBy' | 'proposedById' | 'proposedAt' | 'decidedBy' | 'decidedAt'
>;
type Deciding = Parameters<typeof useAction<{ id: string }, unknown>>[0];
type Decision<Row> = { what: 'confirm' | 'withdraw'; row: Row };

const tones: Record<Proposed['state'], Tone> = { proposed: 'act', 'in-force': 'good', withdrawn: 'quiet' };

/**
 * What staff have proposed: what waits for another person first, then how it went with the others. The columns tell what is
 * proposed; how far it has come, by whom, and the buttons of the decision come after them.
 */
export function ProposedRows<Row extends Proposed>({
  title,
  rows,
  columns,
  nameOf,
  factsOf,
  confirm,
  withdraw,
}: {
  title: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  nameOf: (row: Row) => string;
  factsOf: (row: Row) => readonly Fact[];
  confirm: Deciding;
  withdraw: Deciding;
}) {
  const say = useSay('staff-rules');
  const [deciding, setDeciding] = useState<Decision<Row>>();
  if (rows.length === 0) return null;
  return (
    <Section title={title}>
      <Table
        caption={title}
        rows={[...rows].sort((a, b) => Number(b.state === 'proposed') - Number(a.state === 'proposed'))}
        rowKey={({ id }) => id}
        columns={[
          ...columns,
          { title: say('state'), cell: ({ state }) => <Status tone={tones[state]}>{say(`row.${state}`)}</Status> },
          { title: say('by'), cell: (row) => <ByWhom row={row} /> },
          {
            title: say('decide'),
            kind: 'bare',
            cell: (row) => <Buttons row={row} name={nameOf(row)} onDecide={(what) => setDeciding({ what, row })} />,
          },
        ]}
      />
      {deciding && (
        <Decide
          what={deciding.what}
          row={deciding.row}
          facts={factsOf(deciding.row)}
          procedure={deciding.what === 'confirm' ? confirm : withdraw}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </Section>
  );
}

function ByWhom({ row: { proposedBy, proposedAt, decidedBy, decidedAt } }: { row: Proposed }) {
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

function Buttons({
  row,
  name,
  onDecide,
}: {
  row: Proposed;
  name: string;
  onDecide: (what: Decision<Proposed>['what']) => void;
}) {
  const say = useSay('staff-rules');
  const me = useQuery(whoAmI()).data?.signedIn;
  if (row.state !== 'proposed') return null;
  const mayConfirm = me?.duties.includes('approve') && me.id !== row.proposedById;
  return (
    <span className="flex flex-wrap justify-end gap-2">
      {mayConfirm && (
        <Button kind="primary" aria-label={say('confirm-of', { name })} onClick={() => onDecide('confirm')}>
          {say('confirm')}
        </Button>
      )}
      <Button aria-label={say('withdraw-of', { name })} onClick={() => onDecide('withdraw')}>
        {say('withdraw')}
      </Button>
    </span>
  );
}

function Decide({
  what,
  row,
  facts,
  procedure,
  onClose,
}: Decision<Proposed> & { facts: readonly Fact[]; procedure: Deciding; onClose: () => void }) {
  const say = useSay('staff-rules');
  const action = useAction(procedure, {
    onDone: () => {
      toast(say(`decision.${what}.done`));
      onClose();
    },
  });
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
      <Facts facts={[...facts, { name: say('proposed-by'), value: row.proposedBy }]} />
    </ConfirmDialog>
  );
}
