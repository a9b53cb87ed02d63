import { useInfiniteQuery } from '@tanstack/react-query';
import { type Cents, negative } from '../../../../src/basics/money.ts';
import { TextLink } from '../../../parts/button.tsx';
import { Calculation } from '../../../parts/calculation.tsx';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { DayText, Money } from '../../../parts/figures.tsx';
import { Section } from '../../../parts/page.tsx';
import { useSay } from '../../../say/say.ts';
import { type Run, registerDeliveries } from '../data.ts';
import { BankAnswers, BringBankAnswer } from './bank-answers.tsx';
import { DeliveryState } from './register-state.tsx';

/** Where the money of the run goes. */
export function RunSums({ run: { totals, held, heldCents } }: { run: Run }) {
  const say = useSay('staff-runs');
  const taken: [string, string, Cents][] = [
    ['fee', say('sum.fee'), totals.feeCents],
    ['fee-vat', say('sum.fee-vat'), totals.feeVatCents],
    ['contribution', say('sum.contribution'), totals.contributionCents],
    ['withheld', say('sum.withheld'), totals.withheldCents],
    ['garnished', say('sum.garnished'), totals.garnishedCents],
  ];
  return (
    <Section title={say('sums')}>
      <Calculation
        label={say('sums')}
        steps={[
          { key: 'received', name: say('sum.received'), cents: totals.receivedCents },
          ...taken
            .filter(([, , cents]) => cents > 0)
            .map(([key, name, cents]) => ({ key, name, cents: negative(cents) })),
          { key: 'net', name: say('sum.net'), cents: totals.netCents, kind: 'result' },
        ]}
      />
      {held > 0 && (
        <p className="text-ink-soft">
          {say('held-sum', { count: held })}: <Money cents={heldCents} />
        </p>
      )}
    </Section>
  );
}

/** The files as they go to the bank, with the hash that what was approved is held to. */
export function RunFiles({ run: { files, state } }: { run: Run }) {
  const say = useSay('staff-runs');
  if (files.length === 0) return null;
  return (
    <Section title={say('files')}>
      {files.map(({ messageId, payments, cents, sha256, executedOn, answers }) => (
        <div key={messageId} className="grid gap-1 border-l-2 border-hairline pl-4">
          <p className="font-medium wrap-anywhere">{messageId}</p>
          <p>
            {say('file-of', { count: payments })}, <Money cents={cents} />
          </p>
          <p className="text-small text-ink-soft">
            {executedOn ? (
              <>
                {say('file-executed')} <DayText day={executedOn} />
              </>
            ) : (
              say('file-waits')
            )}
          </p>
          <p className="text-small wrap-anywhere text-ink-soft">
            {say('hash')}: {sha256}
          </p>
          <div>
            <CopyButton value={sha256} label={say('file-hash')} />
          </div>
          <BankAnswers answers={answers} />
        </div>
      ))}
      {state === 'released' && <BringBankAnswer />}
    </Section>
  );
}

/** How the run has been made known to the Incomes Register. */
export function RunRegister({ run }: { run: Run }) {
  const say = useSay('staff-runs');
  const query = useInfiniteQuery(registerDeliveries());
  const deliveries = query.data?.pages.flatMap((page) => page.items).filter(({ runId }) => runId === run.id) ?? [];
  return (
    <Section title={say('register-state')}>
      {deliveries.length === 0 && <p className="text-ink-soft">{say('no-report')}</p>}
      {deliveries.map((delivery) => (
        <div key={delivery.id} className="grid justify-items-start gap-1 border-l-2 border-hairline pl-4">
          <TextLink to="/tyo/maksut/tulorekisteri/$id" params={{ id: delivery.id }}>
            <span className="wrap-anywhere">{delivery.deliveryId}</span>
          </TextLink>
          <DeliveryState delivery={delivery} />
          <p className="text-small text-ink-soft">
            {say('due-on')} <DayText day={delivery.dueOn} />
          </p>
        </div>
      ))}
    </Section>
  );
}
