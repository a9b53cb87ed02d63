import { type Day, dayInFinland, dayText } from '../../src/basics/day.ts';
import { displayIban, type Iban } from '../../src/basics/identifiers/iban.ts';
import { type BasisPoints, type Cents, euros, percent } from '../../src/basics/money.ts';
import { useLanguage, useSay } from '../say/say.ts';
import { classes } from './classes.ts';

/** An amount in the reader's language. `large` is the one figure a page is about. */
export function Money({ cents, large }: { cents: Cents; large?: boolean }) {
  const text = euros(cents, useLanguage());
  return <span className={classes('figures', large && 'text-figure font-semibold tracking-[-0.03em]')}>{text}</span>;
}

/** A rate of basis points: `25,5 %`. */
export function Percent({ rate }: { rate: BasisPoints }) {
  return <span className="figures">{percent(rate, useLanguage())}</span>;
}

/** A day as people write it, readable by machines too. */
export function DayText({ day }: { day: Day }) {
  return (
    <time dateTime={day} className="figures">
      {dayText(day, useLanguage())}
    </time>
  );
}

/** An instant as day and time in Finland, wherever the reader's clock is: `5.6.2026 klo 9.05`. */
export function InstantText({ at }: { at: string }) {
  const say = useSay('parts');
  const language = useLanguage();
  const instant = new Date(at);
  const time = finnishTime.format(instant).replace('.', language === 'en' ? ':' : '.');
  return (
    <time dateTime={at} className="figures">
      {say('day-and-time', { day: dayText(dayInFinland(instant), language), time })}
    </time>
  );
}

const finnishTime = new Intl.DateTimeFormat('fi-FI', {
  timeZone: 'Europe/Helsinki',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** An account number by four. */
export function IbanText({ iban }: { iban: Iban }) {
  return <span className="figures">{displayIban(iban)}</span>;
}

/** A value that belongs to a person and is shown masked, said as such to a screen reader. */
export function Masked({ text }: { text: string }) {
  const say = useSay('parts');
  return (
    <span className="figures">
      <span aria-hidden="true">{text}</span>
      <span className="sr-only">{say('masked', { text: text.replace(/[•*]+/g, ' ') })}</span>
    </span>
  );
}
