import { useState } from 'react';
import { percent } from '../../../../src/basics/money.ts';
import { ask } from '../../../client.ts';
import { Button } from '../../../parts/button.tsx';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { type Fact, Facts } from '../../../parts/facts.tsx';
import { DayText, InstantText, Masked, Money } from '../../../parts/figures.tsx';
import { Form } from '../../../parts/form.tsx';
import { TextArea } from '../../../parts/text-field.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { useForm } from '../../../parts/use-form.ts';
import { type Say, useLanguage, useSay } from '../../../say/say.ts';
import type { Revealed, ShownPerson } from '../data.ts';
import { Period } from '../period.tsx';

const fields = ['email', 'phone', 'address', 'hetu', 'iban', 'tax-card'] as const;
type Field = (typeof fields)[number];

const nameOf = (field: Field, say: Say<'staff-people'>): string =>
  say(field === 'tax-card' ? 'tax-card-figures' : field);

/** A person's own facts, masked; each is shown alone, with a reason that the person reads, and only while the page is open. */
export function RevealedFacts({ person }: { person: ShownPerson }) {
  const say = useSay('staff-people');
  const [asking, setAsking] = useState<Field>();
  const [shown, setShown] = useState<Partial<Record<Field, Revealed>>>({});
  const masked: Record<Field, string | null> = {
    email: person.email,
    phone: person.phone,
    address: person.town,
    hetu: person.hetu,
    iban: person.iban,
    'tax-card': person.taxCard && '••••',
  };

  const factOf = (field: Field): Fact => {
    const seen = shown[field];
    const name = nameOf(field, say);
    if (seen)
      return {
        name,
        value: <RevealedValue field={field} revealed={seen} />,
        change: (
          <Button
            kind="quiet"
            aria-label={say('hide-field', { field: name })}
            onClick={() => setShown(({ [field]: _hidden, ...others }) => others)}
          >
            {say('hide')}
          </Button>
        ),
      };
    return {
      name,
      value: masked[field] && <Masked text={masked[field]} />,
      change: masked[field] && (
        <Button kind="quiet" aria-label={say('show-field', { field: name })} onClick={() => setAsking(field)}>
          {say('show')}
        </Button>
      ),
    };
  };

  return (
    <>
      <Facts
        facts={[
          { name: say('first-names'), value: person.firstNames },
          { name: say('last-name'), value: person.lastName },
          ...fields.map(factOf),
          ...(person.ibanChangedAt
            ? [{ name: say('iban-changed'), value: <InstantText at={person.ibanChangedAt} /> }]
            : []),
          { name: say('language'), value: say(`language-of.${person.language}`) },
          { name: say('last-used'), value: <DayText day={person.lastUsedOn} /> },
        ]}
      />
      {asking && (
        <AskForField
          person={person}
          field={asking}
          onClose={() => setAsking(undefined)}
          onShown={(revealed) => {
            setShown((before) => ({ ...before, [asking]: revealed }));
            setAsking(undefined);
          }}
        />
      )}
    </>
  );
}

function AskForField({
  person,
  field,
  onClose,
  onShown,
}: {
  person: ShownPerson;
  field: Field;
  onClose: () => void;
  onShown: (revealed: Revealed) => void;
}) {
  const say = useSay('staff-people');
  const parts = useSay('parts');
  const refusal = useSay('refusals');
  const reveal = useAction(ask.members.reveal, { onDone: onShown });
  const form = useForm({
    start: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim().length < 10 && refusal('reason-too-short') }),
    send: ({ reason }) => reveal.send({ id: person.id, field, reason }),
  });
  return (
    <Dialog title={say('show-field', { field: nameOf(field, say) })} open onClose={onClose}>
      <p>{say('reveal-text', { name: person.name })}</p>
      <Form form={form} act={say('show')} more={<Button onClick={onClose}>{parts('cancel')}</Button>}>
        <TextArea label={say('reason')} help={say('reason-help')} maxLength={500} {...form.field('reason')} />
      </Form>
    </Dialog>
  );
}

function RevealedValue({ field, revealed: { value, taxCards } }: { field: Field; revealed: Revealed }) {
  const say = useSay('staff-people');
  const language = useLanguage();
  if (field !== 'tax-card')
    return (
      <span className="flex flex-wrap items-center gap-x-2">
        <span className={field === 'address' ? undefined : 'figures'}>{value}</span>
        {value && <CopyButton value={value} label={nameOf(field, say)} />}
      </span>
    );
  return (
    <ul className="grid gap-3">
      {taxCards.map((card) => (
        <li key={card.id}>
          <p>
            {say('rates', {
              base: percent(card.baseRateBp, language),
              additional: percent(card.additionalRateBp, language),
            })}
          </p>
          <p>
            {say('limit')} <Money cents={card.incomeLimitCents} />
          </p>
          <p className="text-small text-ink-soft">
            {say(`tax-card-of.${card.kind}`)}, <Period from={card.validFrom} to={card.validUntil} />, {say('given')}{' '}
            <InstantText at={card.givenAt} />
          </p>
        </li>
      ))}
    </ul>
  );
}
