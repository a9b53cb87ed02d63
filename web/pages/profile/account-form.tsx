import type { Iban } from '../../../src/basics/identifiers/iban.ts';
import { ask } from '../../client.ts';
import { Facts } from '../../parts/facts.tsx';
import { Masked } from '../../parts/figures.tsx';
import { Form } from '../../parts/form.tsx';
import { IbanField } from '../../parts/iban-field.tsx';
import { Stack } from '../../parts/page.tsx';
import { Notice } from '../../parts/status.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useForm } from '../../parts/use-form.ts';
import { useSay } from '../../say/say.ts';
import { type Profile, useSaved } from './own-data.ts';

/** The account pay goes to. Who changes it is told beforehand what follows. */
export function AccountForm({ profile }: { profile: Profile }) {
  const say = useSay('profile');
  const give = useAction(ask.members.giveIban, { onDone: useSaved() });
  const form = useForm({
    start: { iban: null as Iban | null },
    check: ({ iban }) => ({ iban: iban === null && say('lacks.iban') }),
    send: async ({ iban }) => iban && give.send({ iban }),
  });
  return (
    <Stack>
      {profile.iban && (
        <>
          <Facts facts={[{ name: say('account-now'), value: <Masked text={profile.iban} /> }]} />
          <Notice kind="warning" title={say('account-change')}>
            <p>{say('account-change-text')}</p>
          </Notice>
        </>
      )}
      <Form form={form} act={say(profile.iban ? 'change-account' : 'save')}>
        <IbanField label={say(profile.iban ? 'account-new' : 'part.tili')} {...form.field('iban')} />
      </Form>
    </Stack>
  );
}
