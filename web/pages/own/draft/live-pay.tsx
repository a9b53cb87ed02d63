import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dayText } from '../../../../src/basics/day.ts';
import { euros } from '../../../../src/basics/money.ts';
import { draftTotals } from '../../../../src/invoicing/invoice.ts';
import { ask } from '../../../client.ts';
import { Button } from '../../../parts/button.tsx';
import { today } from '../../../parts/day-field.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Money } from '../../../parts/figures.tsx';
import { Announce } from '../../../parts/live.tsx';
import { BottomBar, Card, Spotlight, Stack } from '../../../parts/page.tsx';
import { Notice } from '../../../parts/status.tsx';
import { useLanguage, useSay } from '../../../say/say.ts';
import { usePayLaw } from '../../pay/use-pay-law.ts';
import type { DraftContent } from '../data.ts';
import { estimatePay, expectedPayDay } from '../estimate.ts';
import { EstimateReason, PaySteps } from '../pay-estimate.tsx';

/** What the draft would bring by the terms of today; undefined while they are not known, null where it cannot be said. */
function useEstimate({ rows, termDays }: Pick<DraftContent, 'rows' | 'termDays'>) {
  const on = expectedPayDay(today(), termDays);
  const { data: terms } = useQuery(ask.payouts.own.terms.queryOptions({ input: { on }, staleTime: 60_000 }));
  const law = usePayLaw();
  const totals = draftTotals(rows, today(), law);
  return { totals, terms, estimate: terms && estimatePay(terms, totals.netCents, on, law) };
}

/** The sum of the invoice and what of it comes to the writer, live at the bottom of the screen. */
export function LivePay({ draft }: { draft: DraftContent }) {
  const say = useSay('invoicing');
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const { totals, terms, estimate } = useEstimate(draft);
  const told = estimate
    ? say('to-you-aloud', { net: euros(estimate.quote.netCents, language), day: dayText(estimate.on, language) })
    : '';
  return (
    <div className="contents md:hidden print:hidden">
      <div className="h-6" />
      <BottomBar>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
          <p className="text-ink-soft max-sm:text-small">
            {say('gross-total')} <Money cents={totals.grossCents} />
          </p>
          {estimate && (
            <div className="flex grow flex-wrap items-center justify-between gap-x-4 sm:justify-end">
              <p>
                <span className="font-semibold">
                  {say('to-you')} <Money cents={estimate.quote.netCents} />
                </span>{' '}
                <span className="text-small text-ink-soft">
                  {say('expected', { day: dayText(estimate.on, language) })}
                </span>
              </p>
              <Button kind="quiet" onClick={() => setOpen(true)}>
                {say('how-counted')}
              </Button>
            </div>
          )}
          {terms && terms.mode === null && <p className="text-small">{say('mode-unknown')}</p>}
        </div>
        <Announce text={told} />
        {estimate && (
          <Dialog title={say('how-counted-title')} open={open} onClose={() => setOpen(false)}>
            <PaySteps estimate={estimate} />
            <EstimateReason garnished={terms?.garnished ?? false} />
          </Dialog>
        )}
      </BottomBar>
    </div>
  );
}

/** The same where there is room for it beside the form, every step in sight. */
export function PayAside({ draft }: { draft: DraftContent }) {
  return (
    <div className="max-md:hidden">
      <ToYou draft={draft} />
    </div>
  );
}

/** What comes to the writer, when, and why. */
export function ToYou({ draft }: { draft: DraftContent }) {
  const say = useSay('invoicing');
  const language = useLanguage();
  const { totals, estimate, terms } = useEstimate(draft);
  if (!estimate) return terms?.mode === null ? <Notice>{say('mode-unknown')}</Notice> : null;
  return (
    <Stack tight>
      <Spotlight>
        <p className="font-medium">{say('to-you-expected', { day: dayText(estimate.on, language) })}</p>
        <p>
          <Money cents={estimate.quote.netCents} large />
        </p>
        <p>
          {say('gross-total')} <Money cents={totals.grossCents} />
        </p>
        <EstimateReason garnished={terms?.garnished ?? false} />
      </Spotlight>
      <Card>
        <PaySteps estimate={estimate} />
      </Card>
    </Stack>
  );
}
