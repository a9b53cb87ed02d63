import { Form } from '../../parts/form.tsx';
import { Card, Section } from '../../parts/page.tsx';
import { toast } from '../../parts/toast.tsx';
import { useForm } from '../../parts/use-form.ts';
import { useSay } from '../../say/say.ts';
import { NewPasswordField, PasswordField, passwordFault } from './password-field.tsx';
import { askSignIn } from './sign-in-service.ts';

const empty = { current: '', next: '' };

/** A new password signs out every other device. */
export function ChangePassword({ known }: { known: readonly string[] }) {
  const say = useSay('safety');
  const join = useSay('join');
  const form = useForm({
    start: empty,
    check: ({ current, next }) => ({
      current: current === '' && say('password.lacks-current'),
      next: passwordFault(join, next, known),
    }),
    send: async ({ current, next }) => {
      await askSignIn('change-password', { currentPassword: current, newPassword: next, revokeOtherSessions: true });
      form.setValues(empty);
      toast(say('password.done'));
    },
  });
  return (
    <Section title={say('password.title')}>
      <Card>
        <p>{say('password.text')}</p>
        <Form form={form} act={say('password.act')}>
          <PasswordField label={say('password.current')} {...form.field('current')} />
          <NewPasswordField label={say('password.new')} known={known} {...form.field('next')} />
        </Form>
      </Card>
    </Section>
  );
}
