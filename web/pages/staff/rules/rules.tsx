import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ruleName } from '../../../../src/law/rule-names.ts';
import { Button } from '../../../parts/button.tsx';
import { RadioGroup } from '../../../parts/choice-fields.tsx';
import { DayText } from '../../../parts/figures.tsx';
import { PageTitle, Section, Stack } from '../../../parts/page.tsx';
import { Answered, Empty, NoResults } from '../../../parts/states.tsx';
import { Status, type Tone } from '../../../parts/status.tsx';
import { Table } from '../../../parts/table.tsx';
import { TextField } from '../../../parts/text-field.tsx';
import { useLanguage, useSay } from '../../../say/say.ts';
import { RunsTabs } from '../runs/tabs.tsx';
import { isOf, type RuleLine, rules, type Standing, standings } from './data.ts';
import { EnteredRows } from './entered-rows.tsx';
import { FigureText, RuleName } from './figure.tsx';
import { ProposeRow } from './propose-row.tsx';

const tones: Record<RuleLine['status'], Tone> = {
  enacted: 'good',
  derived: 'waiting',
  unverified: 'act',
  missing: 'stopped',
};

/** Every figure of the law that the service goes by, what of it is open, and the rows staff have entered themselves. */
export function Rules() {
  const say = useSay('staff-rules');
  const query = useQuery(rules());
  const [proposing, setProposing] = useState<RuleLine | 'place-abroad'>();
  return (
    <>
      <PageTitle lead={say('lead')}>{say('title')}</PageTitle>
      <RunsTabs />
      <Stack>
        <EnteredRows />
        <Section
          title={say('figures')}
          aside={<Button onClick={() => setProposing('place-abroad')}>{say('propose-place')}</Button>}
        >
          <Answered query={query}>{({ items }) => <FoundRules all={items} onPropose={setProposing} />}</Answered>
        </Section>
      </Stack>
      {proposing && (
        <ProposeRow rule={proposing === 'place-abroad' ? null : proposing} onClose={() => setProposing(undefined)} />
      )}
    </>
  );
}

function FoundRules({ all, onPropose }: { all: readonly RuleLine[]; onPropose: (rule: RuleLine) => void }) {
  const say = useSay('staff-rules');
  const language = useLanguage();
  const [standing, setStanding] = useState<Standing>('open');
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = all.filter(
    (rule) =>
      isOf[wanted ? 'all' : standing](rule) &&
      `${rule.key} ${ruleName(rule.key, language)}`.toLowerCase().includes(wanted),
  );
  const urgentFirst = [...found].sort((a, b) => Number(b.status === 'missing') - Number(a.status === 'missing'));
  return (
    <Stack tight>
      <RadioGroup
        label={say('which')}
        columns
        choices={standings.map((value) => ({
          value,
          label: say(`standing.${value}`, { count: all.filter(isOf[value]).length }),
        }))}
        value={standing}
        onChange={(next) => setStanding(next ?? 'open')}
      />
      <TextField label={say('search')} type="search" width="short" value={search} onChange={setSearch} />
      <p role="status" className="text-small text-ink-soft">
        {say('found', { count: found.length })}
      </p>
      <RuleTable rules={urgentFirst} onPropose={onPropose} onClear={() => setSearch('')} searched={wanted !== ''} />
    </Stack>
  );
}

function RuleTable({
  rules: found,
  searched,
  onClear,
  onPropose,
}: {
  rules: readonly RuleLine[];
  searched: boolean;
  onClear: () => void;
  onPropose: (rule: RuleLine) => void;
}) {
  const say = useSay('staff-rules');
  const language = useLanguage();
  return (
    <Table
      caption={say('figures')}
      rows={found}
      rowKey={({ key }) => key}
      empty={
        searched ? (
          <NoResults onClear={onClear} />
        ) : (
          <Empty icon="check" title={say('none.title')}>
            <p>{say('none.text')}</p>
          </Empty>
        )
      }
      columns={[
        { title: say('figure'), kind: 'main', cell: ({ key }) => <RuleName of={key} /> },
        { title: say('value'), kind: 'figure', cell: ({ value, unit }) => <FigureText value={value} unit={unit} /> },
        { title: say('in-force'), cell: (rule) => <InForce rule={rule} /> },
        {
          title: say('state'),
          cell: ({ status }) => <Status tone={tones[status]}>{say(`status.${status}`)}</Status>,
        },
        { title: say('source'), cell: ({ source }) => <span className="text-small text-ink-soft">{source}</span> },
        {
          title: say('propose'),
          kind: 'bare',
          cell: (rule) => (
            <Button
              aria-label={say('propose-of', { name: ruleName(rule.key, language) })}
              onClick={() => onPropose(rule)}
            >
              {say('propose')}
            </Button>
          ),
        },
      ]}
    />
  );
}

function InForce({ rule: { since, until, later, unit } }: { rule: RuleLine }) {
  const say = useSay('staff-rules');
  return (
    <span className="grid gap-1">
      <span>
        <DayText day={since} /> – {until && <DayText day={until} />}
      </span>
      {later.map((row) => (
        <span key={row.since} className="text-small text-ink-soft">
          {say('from')} <DayText day={row.since} />: <FigureText value={row.value} unit={unit} />
        </span>
      ))}
    </span>
  );
}
