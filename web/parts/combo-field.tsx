import type { ReactNode } from 'react';
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components/ComboBox';
import { useSay } from '../say/say.ts';
import { controlLook, Field, type FieldProps, type ValueProps } from './field.tsx';
import { Icon } from './icon.tsx';
import { ReaderLocale } from './reader-locale.tsx';

export type ComboChoice = { value: string; label: string; detail?: string };

/**
 * A search in a long list: type a part of the name, pick with arrows or touch. `onSearch` tells what was typed, for lists that
 * come from the server; without it the given choices are filtered here.
 */
export function ComboField({
  choices,
  value,
  onChange,
  onSearch,
  nothing,
  ...field
}: FieldProps &
  ValueProps<string | null> & {
    choices: readonly ComboChoice[];
    onSearch?: (text: string) => void;
    nothing?: ReactNode;
  }) {
  const say = useSay('parts');
  return (
    <Field {...field}>
      {(control) => (
        <ReaderLocale>
          <ComboBox
            aria-label={field.label}
            value={value}
            onChange={(key) => onChange(key === null ? null : String(key))}
            {...(onSearch ? { items: choices, onInputChange: onSearch } : { defaultItems: choices })}
            menuTrigger="focus"
            allowsEmptyCollection
          >
            <div className="relative flex items-center">
              <Icon name="search" className="pointer-events-none absolute left-3 text-ink-soft" />
              <Input
                id={control.id}
                aria-describedby={control['aria-describedby']}
                aria-invalid={control['aria-invalid']}
                className={`${controlLook} px-11`}
              />
              <Button
                aria-label={say('show-choices', { label: field.label })}
                className="absolute right-0 grid size-11 cursor-pointer place-items-center rounded-control text-ink-soft"
              >
                <Icon name="chevron" />
              </Button>
            </div>
            <Popover
              offset={6}
              className="w-(--trigger-width) overflow-auto rounded-card border border-hairline bg-paper p-1.5 shadow-raised"
            >
              <ListBox
                renderEmptyState={() => <p className="p-3 text-ink-soft">{nothing ?? say('no-choices')}</p>}
                className="outline-none"
              >
                {(choice: (typeof choices)[number] & object) => (
                  <ListBoxItem
                    id={choice.value}
                    textValue={choice.label}
                    className="flex min-h-11 cursor-pointer flex-col justify-center rounded-control px-3 py-1.5 outline-none data-focused:bg-brand-wash data-selected:font-semibold"
                  >
                    {choice.label}
                    {choice.detail && (
                      <span className="figures text-small font-normal text-ink-soft">{choice.detail}</span>
                    )}
                  </ListBoxItem>
                )}
              </ListBox>
            </Popover>
          </ComboBox>
        </ReaderLocale>
      )}
    </Field>
  );
}
