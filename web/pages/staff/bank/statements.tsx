import { useInfiniteQuery } from '@tanstack/react-query';
import { euros } from '../../../../src/basics/money.ts';
import { ask } from '../../../client.ts';
import { TextLink } from '../../../parts/button.tsx';
import { InstantText, Money } from '../../../parts/figures.tsx';
import { FileField } from '../../../parts/file-field.tsx';
import { Form } from '../../../parts/form.tsx';
import { Card, PageTitle, Section, Stack } from '../../../parts/page.tsx';
import { Answered, Empty } from '../../../parts/states.tsx';
import { Notice, Status, type Tone } from '../../../parts/status.tsx';
import { Meter } from '../../../parts/steps.tsx';
import { Table } from '../../../parts/table.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useForm } from '../../../parts/use-form.ts';
import { useLanguage, useSay } from '../../../say/say.ts';
import type { StatementFile } from '../data.ts';
import { Period } from '../period.tsx';
import { BankTabs } from './tabs.tsx';

const isUnderWay = ({ state }: StatementFile) => state === 'queued' || state === 'importing';

/** The files that came from the bank. How far each is read is the service's to know, so leaving the page loses nothing. */
export function BankStatements() {
  const say = useSay('staff-bank');
  const query = useInfiniteQuery(
    ask.banking.statements.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...(cursor && { cursor }), limit: 20 }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some(isUnderWay)) ? 1000 : 60_000),
    }),
  );
  return (
    <>
      <PageTitle>{say('title')}</PageTitle>
      <BankTabs />
      <Stack>
        <Section title={say('bring')}>
          <UploadForm />
        </Section>
        <Section title={say('files')}>
          <Answered query={query}>
            {({ pages }) => {
              const files = pages.flatMap((page) => page.items);
              if (files.length === 0)
                return (
                  <Empty icon="bank" title={say('no-files.title')}>
                    <p>{say('no-files.text')}</p>
                  </Empty>
                );
              return files.map((file) => <BroughtFile key={file.id} file={file} />);
            }}
          </Answered>
        </Section>
      </Stack>
    </>
  );
}

function UploadForm() {
  const say = useSay('staff-bank');
  const upload = useAction(ask.banking.statements.upload, {
    onDone: ({ known }) => toast(say(known ? 'known' : 'uploaded')),
  });
  const form = useForm<{ file: File | null }>({
    start: { file: null },
    check: ({ file }) => ({ file: !file && say('file-missing') }),
    send: async ({ file }) => {
      if (!file) return;
      await upload.send({ file });
      form.set('file', null);
    },
  });
  return (
    <Form form={form} act={say('upload')}>
      <FileField
        label={say('file')}
        help={say('file-help')}
        accept=".xml,.camt,.txt,.tito,.nda,.dat"
        maxMegabytes={200}
        {...form.field('file')}
      />
    </Form>
  );
}

const tones: Record<StatementFile['state'], Tone> = {
  queued: 'waiting',
  importing: 'waiting',
  imported: 'good',
  failed: 'stopped',
};

function BroughtFile({ file }: { file: StatementFile }) {
  const say = useSay('staff-bank');
  const { name, receivedAt, state, lines, linesDone, fault, faultPlace, statements } = file;
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="font-semibold wrap-anywhere">{name}</p>
        <Status tone={tones[state]}>{say(`file-state.${state}`)}</Status>
        <p className="w-full text-small text-ink-soft">
          <InstantText at={receivedAt} />
        </p>
      </div>
      {isUnderWay(file) && (
        <div role="status">
          <Meter
            label={say('progress')}
            text={lines === null ? '' : say('progress-of', { done: linesDone, lines })}
            share={lines ? Math.min(linesDone / lines, 0.79) : 0}
          />
        </div>
      )}
      {state === 'failed' && (
        <Notice kind="danger" title={fault ? say(`fault.${fault}`) : say('fault-none')}>
          {faultPlace && <p>{say('fault-place', { place: faultPlace })}</p>}
        </Notice>
      )}
      {statements.length > 0 && <Statements statements={statements} />}
    </Card>
  );
}

function Statements({ statements }: { statements: StatementFile['statements'] }) {
  const say = useSay('staff-bank');
  const language = useLanguage();
  return (
    <Table
      caption={say('statements')}
      rows={statements}
      rowKey={({ id }) => id}
      columns={[
        {
          title: say('statement'),
          kind: 'main',
          cell: ({ id, bankId, lines, known }) => (
            <span className="grid gap-0.5">
              <TextLink to="/tyo/pankki" search={{ tila: 'all', tiliote: id }}>
                {bankId ?? say('statement')}
              </TextLink>
              <span className="text-small font-normal text-ink-soft">
                {say('counted', { count: lines })}
                {known > 0 && `, ${say('already-known', { count: known })}`}
              </span>
            </span>
          ),
        },
        {
          title: say('period'),
          cell: ({ fromOn, toOn }) => (fromOn && toOn ? <Period from={fromOn} to={toOn} /> : say('not-known')),
        },
        {
          title: say('state'),
          cell: ({ id, matched, unmatched, refundCents }) => (
            <span className="grid gap-0.5">
              {say('matched-count', { count: matched })}
              {unmatched > 0 && (
                <TextLink to="/tyo/pankki" search={{ tiliote: id }}>
                  {say('unmatched-count', { count: unmatched })}
                </TextLink>
              )}
              {refundCents > 0 && (
                <TextLink to="/tyo/pankki" search={{ tila: 'refund', tiliote: id }}>
                  {say('refund-count', { sum: euros(refundCents, language) })}
                </TextLink>
              )}
            </span>
          ),
        },
        { title: say('balances'), cell: (statement) => <Balances statement={statement} /> },
        { title: say('came'), kind: 'figure', cell: ({ receivedCents }) => <Money cents={receivedCents} /> },
        { title: say('went'), kind: 'figure', cell: ({ paidCents }) => <Money cents={paidCents} /> },
      ]}
    />
  );
}

function Balances({ statement: { balanced, follows } }: { statement: StatementFile['statements'][number] }) {
  const say = useSay('staff-bank');
  if (balanced === false) return <Status tone="stopped">{say('not-balanced')}</Status>;
  if (follows === false) return <Status tone="act">{say('no-follow')}</Status>;
  return balanced ? <Status tone="good">{say('balanced')}</Status> : say('not-known');
}
