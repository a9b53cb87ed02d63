import { type FormEvent, useId, useState } from 'react';
import { fieldRefusals, isForeseen, refusalText } from '../say/refusals.ts';

type Errors = Record<string, string>;
export type FieldBinding<Name, Value> = {
  id: string;
  name: Name & string;
  value: Value;
  onChange: (value: Value) => void;
  error: string | undefined;
};

/** What `<Form>` needs to know; made by `useForm`. */
export type FormState = {
  id: string;
  errors: Errors;
  problem: string | undefined;
  busy: boolean;
  attempt: number;
  submit: (event: FormEvent<HTMLFormElement>) => Promise<void>;
};

/**
 * The values of a form, checked when it is sent and not on every key. `check` gives a sentence for each field that is not
 * right (how to fix it, not only what is wrong); `send` may be an action's `send`, whose refusals are shown in the summary.
 * What was typed is never lost.
 */
export function useForm<Values extends object>({
  start,
  check,
  send,
}: {
  start: Values;
  check?: (values: Values) => { [Name in keyof Values]?: string | false | undefined };
  send: (values: Values) => Promise<unknown>;
}) {
  const id = useId();
  const [values, setValues] = useState(start);
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [attempt, setAttempt] = useState(0);

  const set = <Name extends keyof Values & string>(name: Name, value: Values[Name]) => {
    setValues((before) => ({ ...before, [name]: value }));
    setErrors(({ [name]: _corrected, ...others }) => others);
  };

  const field = <Name extends keyof Values & string>(name: Name): FieldBinding<Name, Values[Name]> => ({
    id: fieldId(id, name),
    name,
    value: values[name],
    onChange: (value) => set(name, value),
    error: errors[name],
  });

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const found = { ...saidErrors(check?.(values) ?? {}), ...unclearFields(event.currentTarget, id) };
    setErrors(found);
    setProblem(undefined);
    if (Object.keys(found).length > 0) return setAttempt((count) => count + 1);
    setBusy(true);
    try {
      await send(values);
    } catch (error) {
      const refused = fieldRefusals(error);
      setErrors(refused);
      setProblem(Object.keys(refused).length > 0 ? undefined : refusalText(error));
      setAttempt((count) => count + 1);
      if (!isForeseen(error)) throw error;
    } finally {
      setBusy(false);
    }
  };

  return { id, values, set, setValues, field, errors, problem, busy, attempt, submit };
}

/** The DOM id of a form's field, to which the error summary links. */
export const fieldId = (form: string, name: string): string => `${form}-${name.replaceAll('.', '-')}`;

const saidErrors = (checked: Record<string, string | false | undefined>): Errors =>
  Object.fromEntries(Object.entries(checked).filter((entry): entry is [string, string] => Boolean(entry[1])));

// A field that cannot read what was typed says so itself by its custom validity; the browser's own remarks are not used.
function unclearFields(form: HTMLFormElement, id: string): Errors {
  const fields = [...form.elements].filter((element) => element instanceof HTMLInputElement);
  return Object.fromEntries(
    fields
      .filter((input) => input.validity.customError && input.id.startsWith(`${id}-`))
      .map((input) => [input.id.slice(id.length + 1), input.validationMessage]),
  );
}
