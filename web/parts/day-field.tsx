import { lazy, Suspense, useId, useState } from 'react';
import { type Day, dayInFinland, dayText } from '../../src/basics/day.ts';
import { useSay } from '../say/say.ts';
import type { FieldProps, ValueProps } from './field.tsx';
import { Icon, Spinner } from './icon.tsx';
import { ReadField } from './number-field.tsx';
import { parseTypedDay } from './typed-day.ts';

// The calendar weighs more than the rest of a page together, so it comes only when somebody opens it.
const CalendarDialog = lazy(async () => ({ default: (await import('./calendar.tsx')).CalendarDialog }));

/** The day today in Finland. */
export const today = (): Day => dayInFinland(new Date());

/** A day, typed as people write it or picked from a calendar. `earliest` and `latest` limit the calendar; the form checks the rest. */
export function DayField({
  value,
  onChange,
  earliest,
  latest,
  ...rest
}: FieldProps & ValueProps<Day | null> & { earliest?: Day; latest?: Day }) {
  const say = useSay('parts');
  const [open, setOpen] = useState(false);
  const button = useId();
  return (
    <>
      <ReadField
        help={say('day-help')}
        inputMode="text"
        {...rest}
        value={value}
        onChange={onChange}
        read={(text) => parseTypedDay(text, today())}
        write={(written) => dayText(written, 'fi')}
        unclear={say('unclear.day')}
        after={
          <button
            type="button"
            id={button}
            aria-label={say('open-calendar', { label: rest.label })}
            aria-haspopup="dialog"
            className="grid size-11 cursor-pointer place-items-center rounded-control text-brand-ink hover:bg-brand-wash"
            onClick={() => setOpen(true)}
          >
            <Icon name="calendar" />
          </button>
        }
      />
      {open && (
        <Suspense fallback={<Spinner />}>
          <CalendarDialog
            title={rest.label}
            value={value}
            earliest={earliest}
            latest={latest}
            onPick={onChange}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
