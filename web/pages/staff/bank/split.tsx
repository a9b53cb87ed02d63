import { useEffect } from 'react';
import { type Cents, euros, larger, minus, negative, smaller, sum, zero } from '../../../../src/basics/money.ts';
import { Button } from '../../../parts/button.tsx';
import { Form } from '../../../parts/form.tsx';
import { Announce } from '../../../parts/live.tsx';
import { MoneyField } from '../../../parts/number-field.tsx';
import { Card, Section } from '../../../parts/page.tsx';
import { fieldId, useForm } from '../../../parts/use-form.ts';
import { useLanguage, useSay } from '../../../say/say.ts';
import type { OpenInvoice, ShownEntry } from '../data.ts';

type Send = (input: { id: string; parts: { invoiceId: string; cents: Cents }[] }) => Promise<unknown>;

/** A payment over several invoices: each takes what is open of it until the money ends, unless told otherwise. */
export function SplitPayment({
  entry,
  invoices,
  onRemove,
  send,
}: {
  entry: ShownEntry;
  invoices: readonly OpenInvoice[];
  onRemove: (id: string) => void;
  send: Send;
}) {
  const say = useSay('staff-bank');
  const language = useLanguage();
  const form = useForm<Record<string, Cents | null>>({
    start: {},
    check: (values) =>
      Object.fromEntries(invoices.map(({ id, number }) => [id, !values[id] && say('part-missing', { number })])),
    send: (values) =>
      send({
        id: entry.id,
        parts: invoices.flatMap(({ id }) => (values[id] ? [{ invoiceId: id, cents: values[id] }] : [])),
      }),
  });
  const left = minus(entry.openCents, sum(invoices.map(({ id }) => form.values[id] ?? zero)));

  const last = invoices.at(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newly added invoice gets its part.
  useEffect(() => {
    if (!last) return;
    if (!form.values[last.id]) {
      const part = larger(zero, smaller(left, last.openCents));
      form.set(last.id, part > 0 ? part : null);
    }
  }, [last?.id]);
  // A field in focus keeps what is typed in it, so the focus comes once the part stands there.
  const ready = last && last.id in form.values ? fieldId(form.id, last.id) : undefined;
  useEffect(() => {
    if (ready) document.getElementById(ready)?.focus();
  }, [ready]);

  const text =
    left < 0
      ? say('too-much', { sum: euros(negative(left), language) })
      : say('left-after', { sum: euros(left, language) });
  return (
    <Section title={say('split')}>
      <Card>
        <Form form={form} act={say('allocate-split')}>
          {invoices.map(({ id, number, buyerName, openCents }) => (
            <div key={id} className="flex flex-wrap items-end gap-3">
              <MoneyField
                label={say('part-of', { number })}
                help={say('part-help', { buyer: buyerName, open: euros(openCents, language) })}
                {...form.field(id)}
                value={form.values[id] ?? null}
              />
              <Button kind="quiet" aria-label={say('remove-part-of', { number })} onClick={() => onRemove(id)}>
                {say('remove-part')}
              </Button>
            </div>
          ))}
          <p className={left < 0 ? 'font-medium text-danger-ink' : 'text-ink-soft'}>{text}</p>
          <Announce text={text} />
        </Form>
      </Card>
    </Section>
  );
}
