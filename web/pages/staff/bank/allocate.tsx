import { useState } from 'react';
import { type Cents, euros, smaller } from '../../../../src/basics/money.ts';
import { ask } from '../../../client.ts';
import { Button } from '../../../parts/button.tsx';
import { ConfirmDialog } from '../../../parts/dialog.tsx';
import { DayText, Money } from '../../../parts/figures.tsx';
import { Card, Section, Stack } from '../../../parts/page.tsx';
import { Notice, Status } from '../../../parts/status.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useLanguage, useSay } from '../../../say/say.ts';
import type { OpenInvoice, ShownEntry } from '../data.ts';
import { FindInvoice } from './find-invoice.tsx';
import { SplitPayment } from './split.tsx';

/** For a payment whose invoice is not known: suggestions with their reasons, a search, a split, or back to the payer. */
export function AllocatePayment({ entry }: { entry: ShownEntry }) {
  const say = useSay('staff-bank');
  const [parts, setParts] = useState<readonly OpenInvoice[]>([]);
  const allocate = useAction(ask.banking.entries.allocate, {
    onDone: () => {
      setParts([]);
      toast(say('allocated'));
    },
  });
  const add = (invoice: OpenInvoice) =>
    setParts((before) => (before.some(({ id }) => id === invoice.id) ? before : [...before, invoice]));
  return (
    <>
      <Section title={say('suggestions')}>
        {allocate.refusal && (
          <Notice kind="danger" announce>
            <p>{allocate.refusal}</p>
          </Notice>
        )}
        {entry.suggestions.length === 0 && <p className="text-ink-soft">{say('no-suggestions')}</p>}
        {entry.suggestions.map(({ invoice, reasons }, index) => (
          <Suggestion
            key={invoice.id}
            invoice={invoice}
            reasons={reasons}
            cents={smaller(entry.openCents, invoice.openCents)}
            first={index === 0}
            busy={allocate.busy}
            onAllocate={(cents) => allocate.run({ id: entry.id, parts: [{ invoiceId: invoice.id, cents }] })}
            onAdd={() => add(invoice)}
          />
        ))}
      </Section>
      {parts.length > 0 && (
        <SplitPayment
          entry={entry}
          invoices={parts}
          onRemove={(id) => setParts((before) => before.filter((one) => one.id !== id))}
          send={allocate.send}
        />
      )}
      <Stack tight>
        <FindInvoice key={parts.length} onFound={add} />
        <SetAside entry={entry} />
      </Stack>
    </>
  );
}

function Suggestion({
  invoice,
  reasons,
  cents,
  first,
  busy,
  onAllocate,
  onAdd,
}: {
  invoice: OpenInvoice;
  reasons: ShownEntry['suggestions'][number]['reasons'];
  cents: Cents;
  first: boolean;
  busy: boolean;
  onAllocate: (cents: Cents) => void;
  onAdd: () => void;
}) {
  const say = useSay('staff-bank');
  const sum = euros(cents, useLanguage());
  const { number, buyerName, entrepreneur, openCents, dueOn } = invoice;
  return (
    <Card>
      <div className="grid gap-1">
        <p className="flex flex-wrap justify-between gap-x-4 font-semibold">
          <span>{buyerName}</span>
          <Money cents={openCents} />
        </p>
        <p className="text-small text-ink-soft">
          {say('invoice-number', { number })}
          {entrepreneur && ` · ${entrepreneur}`} · {say('due')} <DayText day={dueOn} />
        </p>
        <ul className="flex flex-wrap gap-2">
          {reasons.map((reason) => (
            <li key={reason}>
              <Status tone="waiting" icon="check">
                {say(`why.${reason}`)}
              </Status>
            </li>
          ))}
        </ul>
      </div>
      <div className="flex flex-wrap gap-3">
        <Button
          kind={first ? 'primary' : 'secondary'}
          busy={busy}
          aria-label={say('allocate-to', { sum, number })}
          onClick={() => onAllocate(cents)}
        >
          {say('allocate', { sum })}
        </Button>
        <Button kind="quiet" icon="plus" aria-label={say('add-part-of', { number })} onClick={onAdd}>
          {say('add-part')}
        </Button>
      </div>
    </Card>
  );
}

function SetAside({ entry }: { entry: ShownEntry }) {
  const say = useSay('staff-bank');
  const sum = euros(entry.openCents, useLanguage());
  const [asking, setAsking] = useState(false);
  const setAside = useAction(ask.banking.entries.setAside, {
    onDone: () => {
      toast(say('set-aside-done'));
      setAsking(false);
    },
  });
  return (
    <div>
      <Button icon="undo" onClick={() => setAsking(true)}>
        {say('set-aside')}
      </Button>
      <ConfirmDialog
        title={say('set-aside-title', { sum })}
        open={asking}
        onClose={() => setAsking(false)}
        act={say('set-aside')}
        busy={setAside.busy}
        refusal={setAside.refusal}
        onConfirm={() => setAside.run({ id: entry.id })}
      >
        <p>{say('set-aside-text')}</p>
      </ConfirmDialog>
    </div>
  );
}
