import { type ReactNode, useId } from 'react';
import { useSay } from '../say/say.ts';
import { Icon } from './icon.tsx';

/** What every field takes; `useForm().field('name')` gives `id`, `name`, `error`, `value` and `onChange`. */
export type FieldProps = {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  id?: string;
  name?: string;
};
export type ValueProps<Value> = { value: Value; onChange: (value: Value) => void };

/** The attributes that tie a control to its label, help and error. */
export type ControlProps = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };

export const controlLook =
  'min-h-11 w-full rounded-control border border-edge bg-paper px-3 py-2 text-ink hover:border-ink aria-invalid:border-danger-ink aria-invalid:shadow-[inset_0_0_0_1px_var(--danger-ink)] print:border-hairline';

/** Label above, help under the label, error over the control: a screen reader and a zoomed eye meet them in this order. */
export function Field({
  label,
  help,
  error,
  optional,
  id,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const control = useControl({ id, help, error });
  return (
    <div className="grid gap-1.5">
      <label htmlFor={control.id} className="font-semibold">
        {label}
        <OptionalMark optional={optional} />
      </label>
      <HelpAndError id={control.id} help={help} error={error} />
      {children(control)}
    </div>
  );
}

/** The same for several controls under one question. */
export function FieldGroup({
  label,
  help,
  error,
  optional,
  id,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const control = useControl({ id, help, error });
  return (
    <fieldset className="grid gap-1.5" aria-describedby={control['aria-describedby']}>
      <legend className="mb-1.5 font-semibold">
        {label}
        <OptionalMark optional={optional} />
      </legend>
      <HelpAndError id={control.id} help={help} error={error} />
      {children(control)}
    </fieldset>
  );
}

function useControl({ id: given, help, error }: Pick<FieldProps, 'help' | 'error'> & { id: string | undefined }) {
  const own = useId();
  const id = given ?? own;
  const describedBy = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return { id, 'aria-describedby': describedBy || undefined, 'aria-invalid': error ? (true as const) : undefined };
}

function OptionalMark({ optional }: { optional: boolean | undefined }) {
  const say = useSay('parts');
  return optional ? <span className="font-normal text-ink-soft"> {say('optional')}</span> : null;
}

export function HelpAndError({ id, help, error }: { id: string; help?: ReactNode; error?: string | undefined }) {
  return (
    <>
      {help && (
        <div id={`${id}-help`} className="text-small text-ink-soft">
          {help}
        </div>
      )}
      {error && (
        <p id={`${id}-error`} className="flex gap-1.5 font-medium text-danger-ink">
          <Icon name="alert" className="mt-[0.125em]" />
          {error}
        </p>
      )}
    </>
  );
}
