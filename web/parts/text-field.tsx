import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import { controlLook, Field, type FieldProps, type ValueProps } from './field.tsx';

type Native = Pick<
  ComponentProps<'input'>,
  'autoComplete' | 'inputMode' | 'maxLength' | 'spellCheck' | 'onBlur' | 'onFocus'
>;
export type TextFieldProps = FieldProps &
  ValueProps<string> &
  Native & {
    type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'url';
    /** How many characters the answer usually takes, so that the width tells what is expected. */
    width?: 'code' | 'short' | 'full';
    after?: ReactNode;
    inputRef?: ComponentProps<'input'>['ref'];
    figures?: boolean;
  };

const widths = { code: 'max-w-32', short: 'max-w-64', full: '' };

/** One line of text. Give `autoComplete` to everything personal. */
export function TextField({
  label,
  help,
  error,
  optional,
  id,
  value,
  onChange,
  width = 'full',
  type = 'text',
  after,
  inputRef,
  figures,
  ...native
}: TextFieldProps) {
  return (
    <Field {...{ label, help, error, ...(optional && { optional }), ...(id && { id }) }}>
      {(control) => (
        <div className={classes('relative flex items-center', widths[width])}>
          <input
            {...native}
            {...control}
            ref={inputRef}
            type={type}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className={classes(controlLook, figures && 'figures', after != null && 'pr-12')}
          />
          {after != null && <div className="absolute inset-y-0 right-0 flex items-center text-ink-soft">{after}</div>}
        </div>
      )}
    </Field>
  );
}

/** Several lines of text; grows with what is written. */
export function TextArea({
  label,
  help,
  error,
  optional,
  id,
  value,
  onChange,
  ...native
}: FieldProps & ValueProps<string> & Pick<ComponentProps<'textarea'>, 'rows' | 'maxLength' | 'autoComplete'>) {
  return (
    <Field {...{ label, help, error, ...(optional && { optional }), ...(id && { id }) }}>
      {(control) => (
        <textarea
          rows={3}
          {...native}
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={classes(controlLook, 'field-sizing-content')}
        />
      )}
    </Field>
  );
}
