import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Cents, decimal, parseEuros } from '../../src/basics/money.ts';
import { useLanguage, useSay } from '../say/say.ts';
import type { FieldProps, ValueProps } from './field.tsx';
import { parseScaled, scaledText } from './scaled-number.ts';
import { TextField } from './text-field.tsx';

type Common = FieldProps & { width?: 'code' | 'short' | 'full' };

/** An amount of money; `null` while it is empty or not understood, and then the form says so. Accepts `1 234,5`, `1234.50 €`. */
export function MoneyField({ value, onChange, ...rest }: Common & ValueProps<Cents | null>) {
  const say = useSay('parts');
  const english = useLanguage() === 'en';
  return (
    <ReadField
      {...rest}
      value={value}
      onChange={onChange}
      read={parseEuros}
      write={(amount) => (english ? decimal(amount) : decimal(amount).replace('.', ','))}
      after={<Unit>€</Unit>}
      unclear={say('unclear.money')}
    />
  );
}

/**
 * A number as an integer of its smallest unit: `decimals={2}` turns `7,5` into 750, so hours are hundredths and per cents basis
 * points. `null` while it is empty or not understood.
 */
export function NumberField({
  decimals = 0,
  unit,
  value,
  onChange,
  ...rest
}: Common & ValueProps<number | null> & { decimals?: number; unit?: string }) {
  const say = useSay('parts');
  const language = useLanguage();
  return (
    <ReadField
      {...rest}
      value={value}
      onChange={onChange}
      read={(text) => parseScaled(text, decimals)}
      write={(number) => scaledText(number, decimals, language)}
      after={unit && <Unit>{unit}</Unit>}
      unclear={say('unclear.number')}
    />
  );
}

const Unit = ({ children }: { children: ReactNode }) => <span className="pointer-events-none px-3">{children}</span>;

/**
 * A text field that stands for a value: what is typed stays as typed, is written out on leaving, and is reported by
 * `setCustomValidity` where it cannot be read, so that `useForm` stops at it.
 */
export function ReadField<Value>({
  value,
  onChange,
  read,
  write,
  unclear,
  ...rest
}: Common &
  ValueProps<Value | null> & {
    read: (text: string) => Value | null;
    write: (value: Value) => string;
    after?: ReactNode;
    unclear: string;
    inputMode?: 'decimal' | 'numeric' | 'text';
  }) {
  const [text, setText] = useState(value === null ? '' : write(value));
  const input = useRef<HTMLInputElement>(null);
  const isUnclear = text.trim() !== '' && read(text) === null;

  useEffect(() => input.current?.setCustomValidity(isUnclear ? unclear : ''), [isUnclear, unclear]);

  // A value set from outside (a prefilled row, a reset form) replaces the text; what the person is typing does not.
  const shown = read(text);
  const written = value === null ? '' : write(value);
  useEffect(() => {
    if (document.activeElement !== input.current && value !== shown && !(value === null && isUnclear)) setText(written);
  }, [value, shown, written, isUnclear]);

  return (
    <TextField
      inputMode="decimal"
      width="short"
      autoComplete="off"
      figures
      {...rest}
      value={text}
      onChange={(next) => {
        setText(next);
        onChange(read(next));
      }}
      onBlur={() => {
        const meant = read(text);
        if (meant !== null) setText(write(meant));
      }}
      inputRef={input}
    />
  );
}
