import { type ReactNode, useEffect, useRef } from 'react';
import { useSay } from '../say/say.ts';
import { Button, ButtonRow } from './button.tsx';
import { Icon } from './icon.tsx';
import { type FormState, fieldId } from './use-form.ts';

/** A form of `useForm`: its error summary, its fields, and one button that names the act. `more` stands beside the button. */
export function Form({
  form,
  act,
  more,
  children,
}: {
  form: FormState;
  act: string;
  more?: ReactNode;
  children: ReactNode;
}) {
  return (
    <form noValidate onSubmit={form.submit} className="grid max-w-xl gap-6">
      <ErrorSummary form={form} />
      {children}
      <ButtonRow>
        <Button kind="primary" type="submit" busy={form.busy}>
          {act}
        </Button>
        {more}
      </ButtonRow>
    </form>
  );
}

/** What must be put right before the form can be sent; takes focus when it appears, each line leads to its field. */
function ErrorSummary({ form }: { form: FormState }) {
  const say = useSay('parts');
  const heading = useRef<HTMLHeadingElement>(null);
  const lines = Object.entries(form.errors);

  useEffect(() => {
    if (form.attempt > 0) heading.current?.focus();
  }, [form.attempt]);

  if (lines.length === 0 && !form.problem) return null;
  return (
    <section
      aria-labelledby={`${form.id}-summary`}
      className="rounded-card border-2 border-danger-ink bg-danger-wash p-4 sm:p-5"
    >
      <h2
        id={`${form.id}-summary`}
        ref={heading}
        tabIndex={-1}
        className="flex items-center gap-2 font-semibold outline-none"
      >
        <Icon name="alert" className="text-danger-ink" />
        {lines.length > 0 ? say('summary', { count: lines.length }) : say('summary-refused')}
      </h2>
      {form.problem && <p className="mt-2">{form.problem}</p>}
      {lines.length > 0 && (
        <ul className="mt-2 grid">
          {lines.map(([name, text]) => (
            <li key={name}>
              <a
                href={`#${fieldId(form.id, name)}`}
                className="inline-flex min-h-9 items-center font-medium text-danger-ink underline underline-offset-[0.2em] hover:decoration-2"
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(fieldId(form.id, name))?.focus();
                }}
              >
                {text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
