import { type Day, dayOf, yearOf } from '../../../src/basics/day.ts';
import { type Cents, percent, zero } from '../../../src/basics/money.ts';
import { isRefusal } from '../../../src/basics/refusal.ts';
import { ruleOn } from '../../../src/law/rule.ts';
import { ask } from '../../client.ts';
import { RadioGroup } from '../../parts/choice-fields.tsx';
import { DayField, today } from '../../parts/day-field.tsx';
import { Form } from '../../parts/form.tsx';
import { MoneyField, NumberField } from '../../parts/number-field.tsx';
import { Stack } from '../../parts/page.tsx';
import { Notice } from '../../parts/status.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useForm } from '../../parts/use-form.ts';
import { useLanguage, useSay } from '../../say/say.ts';
import { usePayLaw } from '../pay/use-pay-law.ts';
import { cardInForce } from './facts-known.ts';
import { GivenCards } from './given-cards.tsx';
import { type Profile, useSaved } from './own-data.ts';

const most = 100_00;

/** A tax card, typed from the paper; earlier ones stay on record. Who has none is told what that means. */
export function TaxCardForm({ profile }: { profile: Profile }) {
  const say = useSay('profile');
  const refusal = useSay('refusals');
  const give = useAction(ask.members.giveTaxCard, { onDone: useSaved() });
  const trade = profile.payoutMode.inForce === 'trade-income';
  const form = useForm({
    start: {
      kind: (trade ? 'trade-income' : 'wage') as 'wage' | 'trade-income' | null,
      base: null as number | null,
      additional: null as number | null,
      limit: null as Cents | null,
      used: null as Cents | null,
      from: today() as Day | null,
      until: dayOf(yearOf(today()), 12, 31) as Day | null,
    },
    check: ({ kind, base, additional, limit, from, until }) => ({
      kind: kind === null && say('lacks.card-kind'),
      base: isNoRate(base) && say('lacks.base-rate'),
      additional: isNoRate(additional)
        ? say('lacks.additional-rate')
        : base !== null && additional !== null && additional < base && refusal('tax-card-rates'),
      limit: limit === null && say('lacks.income-limit'),
      from: from === null && say('lacks.day'),
      until:
        until === null
          ? say('lacks.day')
          : from !== null && (until < from || yearOf(until) !== yearOf(from)) && refusal('tax-card-dates'),
    }),
    send: async ({ kind, base, additional, limit, used, from, until }) => {
      if (kind === null || base === null || additional === null || limit === null || from === null || until === null)
        return;
      await give.send({
        kind,
        baseRateBp: base,
        additionalRateBp: additional,
        incomeLimitCents: limit,
        usedElsewhereCents: used ?? zero,
        validFrom: from,
        validUntil: until,
      });
    },
  });
  return (
    <Stack>
      {cardInForce(profile) === null && <WithoutCard />}
      <Form form={form} act={say('save-card')}>
        <RadioGroup
          label={say('card-kind')}
          help={say('card-kind-help')}
          choices={[
            { value: 'wage', label: say('card.wage') },
            { value: 'trade-income', label: say('card.trade-income') },
          ]}
          {...form.field('kind')}
        />
        <NumberField label={say('base-rate')} decimals={2} unit="%" width="code" {...form.field('base')} />
        <NumberField
          label={say('additional-rate')}
          help={say('additional-rate-help')}
          decimals={2}
          unit="%"
          width="code"
          {...form.field('additional')}
        />
        <MoneyField label={say('income-limit')} help={say('income-limit-help')} {...form.field('limit')} />
        <MoneyField label={say('used-elsewhere')} help={say('used-elsewhere-help')} optional {...form.field('used')} />
        <DayField label={say('valid-from')} {...form.field('from')} />
        <DayField label={say('valid-until')} {...form.field('until')} />
      </Form>
      <GivenCards profile={profile} />
    </Stack>
  );
}

const isNoRate = (rate: number | null) => rate === null || rate < 0 || rate > most;

function WithoutCard() {
  const say = useSay('profile');
  const language = useLanguage();
  const rate = ruleOn(usePayLaw(), 'withholding.no_card', today());
  if (isRefusal(rate)) return null;
  return (
    <Notice kind="warning" title={say('no-card', { rate: percent(rate.value, language) })}>
      <p>{say('no-card-text')}</p>
    </Notice>
  );
}
