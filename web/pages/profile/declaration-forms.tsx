import type { Day } from '../../../src/basics/day.ts';
import { euros, percent } from '../../../src/basics/money.ts';
import { isRefusal } from '../../../src/basics/refusal.ts';
import { ruleOn } from '../../../src/law/rule.ts';
import { ask } from '../../client.ts';
import { Checkbox, RadioGroup } from '../../parts/choice-fields.tsx';
import { DayField, today } from '../../parts/day-field.tsx';
import { DayText } from '../../parts/figures.tsx';
import { Form } from '../../parts/form.tsx';
import { Card, Stack } from '../../parts/page.tsx';
import { Notice } from '../../parts/status.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useForm } from '../../parts/use-form.ts';
import { useLanguage, useSay } from '../../say/say.ts';
import { usePayLaw } from '../pay/use-pay-law.ts';
import { type Profile, useSaved } from './own-data.ts';
import { TermsText } from './terms-text.tsx';

// A declaration names the version of the text that stood beside it, so each form shows that text and sends its version.

type Yel = NonNullable<Profile['yel']['inForce']>;

export function YelForm({ profile }: { profile: Profile }) {
  const say = useSay('profile');
  const language = useLanguage();
  const declare = useAction(ask.members.declareYel, { onDone: useSaved() });
  const form = useForm({
    start: { status: profile.yel.inForce as Yel | null, since: today() as Day | null },
    check: ({ status, since }) => ({
      status: status === null && say('lacks.yel'),
      since: since === null && say('lacks.day'),
    }),
    send: async ({ status, since }) =>
      status && since && declare.send({ status, since, textVersion: profile.texts.yel }),
  });
  const law = usePayLaw();
  const limit = ruleOn(law, 'yel.threshold', today());
  const rate = ruleOn(law, 'eshi.rate', today());
  return (
    <Stack>
      <Card>
        {!isRefusal(limit) && <p>{say('yel-text.limit', { limit: euros(limit.value, language) })}</p>}
        {!isRefusal(rate) && <p>{say('yel-text.contribution', { rate: percent(rate.value, language) })}</p>}
        <p>{say('yel-text.duty')}</p>
      </Card>
      <Form form={form} act={say('declare')}>
        <RadioGroup
          label={say('yel-question')}
          choices={(['insured', 'not-obliged', 'unknown'] as const).map((status) => ({
            value: status,
            label: say(`yel.${status}`),
            help: say(`yel-help.${status}`),
          }))}
          {...form.field('status')}
        />
        <DayField label={say('yel-since')} help={say('yel-since-help')} {...form.field('since')} />
      </Form>
      {profile.yel.declared.length > 0 && (
        <Earlier
          lines={profile.yel.declared.map(({ status, since, givenAt }) => ({
            key: givenAt,
            text: say(`yel.${status}`),
            since,
          }))}
        />
      )}
    </Stack>
  );
}

type Mode = NonNullable<Profile['payoutMode']['inForce']>;

/** How pay is taxed and reported, agreed by the person; nothing is ticked beforehand. */
export function PayoutModeForm({ profile }: { profile: Profile }) {
  const say = useSay('profile');
  const agree = useAction(ask.members.agreePayoutMode, { onDone: useSaved() });
  const form = useForm({
    start: { mode: profile.payoutMode.inForce as Mode | null, agreed: false },
    check: ({ mode, agreed }) => ({
      mode: mode === null && say('lacks.mode'),
      agreed: !agreed && say('lacks.agreed'),
    }),
    send: async ({ mode }) => mode && agree.send({ mode, textVersion: profile.texts['payout-mode'] }),
  });
  return (
    <Stack>
      <Form form={form} act={say('agree')}>
        <RadioGroup
          label={say('mode-question')}
          choices={(['wages', 'trade-income'] as const).map((mode) => ({
            value: mode,
            label: say(`mode.${mode}`),
            help: say(`mode-help.${mode}`),
          }))}
          {...form.field('mode')}
        />
        <Checkbox label={say('mode-agreed')} help={say('mode-agreed-help')} {...form.field('agreed')} />
      </Form>
      {profile.payoutMode.agreed.length > 0 && (
        <Earlier
          lines={profile.payoutMode.agreed.map(({ mode, since, givenAt }) => ({
            key: givenAt,
            text: say(`mode.${mode}`),
            since,
          }))}
        />
      )}
    </Stack>
  );
}

export function TermsForm({ profile }: { profile: Profile }) {
  const say = useSay('profile');
  const accept = useAction(ask.members.acceptTerms, { onDone: useSaved() });
  const form = useForm({
    start: { accepted: false },
    check: ({ accepted }) => ({ accepted: !accepted && say('lacks.accepted') }),
    send: () => accept.send({ textVersion: profile.texts.terms }),
  });
  return (
    <Stack>
      <TermsText />
      {profile.termsAccepted === profile.texts.terms ? (
        <Notice kind="good" title={say('terms-accepted')} />
      ) : (
        <Form form={form} act={say('accept')}>
          <Checkbox label={say('terms-agreed')} {...form.field('accepted')} />
        </Form>
      )}
    </Stack>
  );
}

/** What was declared before: pay of its time was counted by it. */
function Earlier({ lines }: { lines: { key: string; text: string; since: Day }[] }) {
  const say = useSay('profile');
  return (
    <section className="grid gap-2">
      <h2 className="font-semibold">{say('declared')}</h2>
      <ul className="grid gap-1">
        {lines.map(({ key, text, since }) => (
          <li key={key}>
            <DayText day={since} /> · {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
