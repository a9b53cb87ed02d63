import { displayIban, type Iban, parseIban } from '../../src/basics/identifiers/iban.ts';
import { isRefusal } from '../../src/basics/refusal.ts';
import { useSay } from '../say/say.ts';
import type { FieldProps, ValueProps } from './field.tsx';
import { ReadField } from './number-field.tsx';

const read = (text: string): Iban | null => {
  const iban = parseIban(text);
  return isRefusal(iban) ? null : iban;
};

/** An account number, pasted in any shape and shown by four; a wrong check digit is said on sending. */
export function IbanField({ value, onChange, ...rest }: FieldProps & ValueProps<Iban | null>) {
  const say = useSay('parts');
  return (
    <ReadField
      help={say('iban-help')}
      inputMode="text"
      width="full"
      {...rest}
      value={value}
      onChange={onChange}
      read={read}
      write={displayIban}
      unclear={say('unclear.iban')}
    />
  );
}
