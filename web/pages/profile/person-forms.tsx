import { parseHetu } from '../../../src/basics/identifiers/hetu.ts';
import { isRefusal } from '../../../src/basics/refusal.ts';
import { ask } from '../../client.ts';
import { Masked } from '../../parts/figures.tsx';
import { Form } from '../../parts/form.tsx';
import { Notice } from '../../parts/status.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useForm } from '../../parts/use-form.ts';
import { useSay } from '../../say/say.ts';
import { type Profile, useSaved } from './own-data.ts';

export function NameForm({ profile }: { profile: Profile }) {
  const say = useSay('profile');
  const give = useAction(ask.members.giveName, { onDone: useSaved() });
  const form = useForm({
    start: { firstNames: profile.name?.firstNames ?? '', lastName: profile.name?.lastName ?? '' },
    check: ({ firstNames, lastName }) => ({
      firstNames: !firstNames.trim() && say('lacks.first-names'),
      lastName: !lastName.trim() && say('lacks.last-name'),
    }),
    send: (values) => give.send(values),
  });
  if (profile.identity) return <Notice title={say('corrections')} />;
  return (
    <Form form={form} act={say('save')}>
      <TextField label={say('first-names')} autoComplete="given-name" {...form.field('firstNames')} />
      <TextField label={say('last-name')} autoComplete="family-name" {...form.field('lastName')} />
    </Form>
  );
}

/** Given once; afterwards it is shown masked and only the operator corrects it. */
export function HetuForm({ profile }: { profile: Profile }) {
  const say = useSay('profile');
  const refusal = useSay('refusals');
  const give = useAction(ask.members.giveHetu, { onDone: useSaved() });
  const form = useForm({
    start: { hetu: '' },
    check: ({ hetu }) => ({
      hetu: hetu.trim() === '' ? say('lacks.hetu') : isRefusal(parseHetu(hetu)) && refusal('hetu-invalid'),
    }),
    send: (values) => give.send(values),
  });
  if (profile.hetu)
    return (
      <Notice title={say('hetu-given')}>
        <p>
          <Masked text={profile.hetu} />
        </p>
        <p>{say('corrections')}</p>
      </Notice>
    );
  return (
    <Form form={form} act={say('save')}>
      <TextField
        label={say('part.henkilotunnus')}
        help={say('hetu-help')}
        width="short"
        autoComplete="off"
        spellCheck={false}
        figures
        {...form.field('hetu')}
      />
    </Form>
  );
}
