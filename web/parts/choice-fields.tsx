import { type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import { controlLook, Field, FieldGroup, type FieldProps, HelpAndError, type ValueProps } from './field.tsx';
import { Icon } from './icon.tsx';

export type Choice<Value extends string> = { value: Value; label: string; help?: ReactNode };

/** One of a list, in the device's own picker. Up to five choices are better as `RadioGroup`, a long list as `ComboField`. */
export function SelectField<Value extends string>({
  choices,
  placeholder,
  value,
  onChange,
  width = 'full',
  ...field
}: FieldProps &
  ValueProps<Value | null> & { choices: readonly Choice<Value>[]; placeholder: string; width?: 'short' | 'full' }) {
  return (
    <Field {...field}>
      {(control) => (
        <div className={classes('relative', width === 'short' && 'max-w-64')}>
          <select
            {...control}
            value={value ?? ''}
            onChange={(event) => onChange(choices.find((choice) => choice.value === event.target.value)?.value ?? null)}
            className={classes(controlLook, 'appearance-none pr-11')}
          >
            <option value="">{placeholder}</option>
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
          <Icon
            name="chevron"
            className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-ink-soft"
          />
        </div>
      )}
    </Field>
  );
}

const row =
  'flex min-h-11 cursor-pointer items-start gap-3 rounded-control border border-edge bg-paper px-3 py-2.5 hover:border-ink has-checked:border-brand-ink has-checked:bg-brand-wash has-checked:shadow-[inset_0_0_0_1px_var(--brand-ink)]';
const mark = 'mt-0.5 size-5 shrink-0 cursor-pointer';

/** One of a few choices, all in sight. `columns` puts short ones beside each other on the desk. */
export function RadioGroup<Value extends string>({
  choices,
  value,
  onChange,
  columns,
  ...field
}: FieldProps & ValueProps<Value | null> & { choices: readonly Choice<Value>[]; columns?: boolean }) {
  const name = useId();
  return (
    <FieldGroup {...field}>
      {(control) => (
        <div className={classes('grid gap-2', columns && 'sm:grid-flow-col sm:auto-cols-fr')}>
          {choices.map((choice, index) => (
            <label key={choice.value} className={row}>
              <input
                type="radio"
                name={name}
                // The error summary's link leads to the first choice.
                id={index === 0 ? control.id : undefined}
                aria-describedby={choice.help ? `${name}-${choice.value}` : undefined}
                checked={choice.value === value}
                onChange={() => onChange(choice.value)}
                className={mark}
              />
              <ChoiceText label={choice.label} help={choice.help} helpId={`${name}-${choice.value}`} />
            </label>
          ))}
        </div>
      )}
    </FieldGroup>
  );
}

/** A yes or no that is said by ticking. Never ticked beforehand where it is a consent. */
export function Checkbox({ label, help, error, value, onChange, ...field }: FieldProps & ValueProps<boolean>) {
  const own = useId();
  const id = field.id ?? own;
  const describedBy = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="grid gap-1.5">
      <HelpAndError id={id} error={error} />
      <label className={row}>
        <input
          type="checkbox"
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy || undefined}
          checked={value}
          onChange={(event) => onChange(event.target.checked)}
          className={mark}
        />
        <ChoiceText label={label} help={help} helpId={`${id}-help`} />
      </label>
    </div>
  );
}

function ChoiceText({ label, help, helpId }: { label: string; help?: ReactNode; helpId: string }) {
  return (
    <span className="grid gap-0.5">
      <span>{label}</span>
      {help && (
        <span id={helpId} className="text-small text-ink-soft">
          {help}
        </span>
      )}
    </span>
  );
}
