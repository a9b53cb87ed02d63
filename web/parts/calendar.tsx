import { type CalendarDate, parseDate } from '@internationalized/date';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
} from 'react-aria-components/Calendar';
import { type Day, day } from '../../src/basics/day.ts';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';
import { ReaderLocale } from './reader-locale.tsx';

const date = (value: Day | undefined): CalendarDate | null => (value ? parseDate(value) : null);
const arrow = 'grid size-11 cursor-pointer place-items-center rounded-control text-brand-ink hover:bg-brand-wash';
const cell =
  'figures grid size-11 cursor-pointer place-items-center rounded-control data-outside-month:invisible hover:bg-brand-wash data-selected:bg-brand data-selected:font-semibold data-selected:text-on-brand data-disabled:cursor-not-allowed data-disabled:text-ink-soft data-disabled:line-through data-focus-visible:outline-3 data-focus-visible:outline-focus data-focus-visible:outline-offset-2';

/** A month to pick a day from, in a dialog; weeks start on Monday in every language. */
export function CalendarDialog({
  title,
  value,
  earliest,
  latest,
  onPick,
  onClose,
}: {
  title: string;
  value: Day | null;
  earliest: Day | undefined;
  latest: Day | undefined;
  onPick: (value: Day) => void;
  onClose: () => void;
}) {
  return (
    <Dialog title={title} open onClose={onClose} narrow>
      <ReaderLocale>
        <Calendar
          aria-label={title}
          defaultValue={date(value ?? undefined)}
          minValue={date(earliest)}
          maxValue={date(latest)}
          firstDayOfWeek="mon"
          autoFocus
          onChange={(picked) => {
            onPick(day(picked.toString()));
            onClose();
          }}
        >
          <div className="flex items-center justify-between">
            <Button slot="previous" className={arrow}>
              <Icon name="chevron" className="rotate-90" />
            </Button>
            <CalendarHeading className="font-semibold first-letter:uppercase" />
            <Button slot="next" className={arrow}>
              <Icon name="chevron" className="-rotate-90" />
            </Button>
          </div>
          <CalendarGrid weekdayStyle="short" className="mx-auto mt-2">
            <CalendarGridHeader>
              {(name) => (
                <CalendarHeaderCell className="size-11 text-small font-medium text-ink-soft">{name}</CalendarHeaderCell>
              )}
            </CalendarGridHeader>
            <CalendarGridBody>{(one) => <CalendarCell date={one} className={cell} />}</CalendarGridBody>
          </CalendarGrid>
        </Calendar>
      </ReaderLocale>
    </Dialog>
  );
}
