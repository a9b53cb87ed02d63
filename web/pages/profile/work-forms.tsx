import { useQuery } from '@tanstack/react-query';
import { ask } from '../../client.ts';
import { Button } from '../../parts/button.tsx';
import { ComboField } from '../../parts/combo-field.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { Form } from '../../parts/form.tsx';
import { Stack } from '../../parts/page.tsx';
import { Answered } from '../../parts/states.tsx';
import { Notice } from '../../parts/status.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useForm } from '../../parts/use-form.ts';
import { useLanguage, useSay } from '../../say/say.ts';
import { type Profile, useSaved } from './own-data.ts';
import { OwnPicture, PictureOf } from './own-picture.tsx';

export function LineOfBusinessForm({ profile }: { profile: Profile }) {
  const lines = useQuery(ask.members.linesOfBusiness.queryOptions());
  return <Answered query={lines}>{(known) => <ChooseLine profile={profile} lines={known} />}</Answered>;
}

type Lines = Awaited<ReturnType<typeof ask.members.linesOfBusiness.call>>;

function ChooseLine({ profile, lines }: { profile: Profile; lines: Lines }) {
  const say = useSay('profile');
  const language = useLanguage();
  const choose = useAction(ask.members.chooseLineOfBusiness, { onDone: useSaved() });
  const form = useForm({
    start: { line: profile.lineOfBusiness as string | null },
    check: ({ line }) => ({ line: line === null && say('lacks.line-of-business') }),
    send: async ({ line }) => {
      const chosen = lines.find(({ code }) => code === line);
      if (chosen) await choose.send({ code: chosen.code });
    },
  });
  return (
    <Form form={form} act={say('save')}>
      <ComboField
        label={say('part.toimiala')}
        help={say('line-help')}
        choices={lines.map(({ code, names }) => ({ value: code, label: names[language] }))}
        {...form.field('line')}
      />
    </Form>
  );
}

export function MarketingNameForm({ profile }: { profile: Profile }) {
  const say = useSay('profile');
  const choose = useAction(ask.members.chooseMarketingName, { onDone: useSaved() });
  const form = useForm({
    start: { name: profile.marketingName ?? '' },
    send: ({ name }) => choose.send({ marketingName: name.trim() || null }),
  });
  return (
    <Form form={form} act={say('save')}>
      <TextField
        label={say('part.markkinointinimi')}
        help={say('marketing-name-help')}
        optional
        autoComplete="organization"
        maxLength={60}
        {...form.field('name')}
      />
    </Form>
  );
}

/** A picture with a preview before it is sent. */
export function PictureForm({ profile }: { profile: Profile }) {
  const say = useSay('profile');
  const saved = useSaved();
  const give = useAction(ask.members.givePicture, { onDone: saved });
  const remove = useAction(ask.members.removePicture, { onDone: saved });
  const form = useForm({
    start: { picture: null as File | null },
    check: ({ picture }) => ({ picture: picture === null && say('lacks.picture') }),
    send: async ({ picture }) => picture && give.send({ picture }),
  });
  const { picture } = form.values;
  return (
    <Stack>
      {remove.refusal && <Notice kind="danger" announce title={remove.refusal} />}
      <Form
        form={form}
        act={say('save-picture')}
        more={
          profile.picture && (
            <Button kind="quiet" busy={remove.busy} onClick={() => remove.run(undefined)}>
              {say('remove-picture')}
            </Button>
          )
        }
      >
        {picture ? <PictureOf file={picture} /> : profile.picture && <OwnPicture />}
        <FileField
          label={say('choose-picture')}
          help={say('picture-help')}
          accept="image/jpeg,image/png,image/webp"
          maxMegabytes={5}
          {...form.field('picture')}
        />
      </Form>
    </Stack>
  );
}
