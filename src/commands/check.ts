import { dayInFinland } from '../basics/day.ts';
import { parseBusinessId } from '../basics/identifiers/business-id.ts';
import { bornOn, parseHetu } from '../basics/identifiers/hetu.ts';
import { displayIban, parseIban } from '../basics/identifiers/iban.ts';
import { parseOvt } from '../basics/identifiers/ovt.ts';
import { displayReference, displayRf, parseReference, parseRf } from '../basics/identifiers/reference.ts';
import { parseTaxNumber } from '../basics/identifiers/tax-number.ts';
import { parseVatNumber } from '../basics/identifiers/vat-number.ts';
import { isRefusal, type Refusal } from '../basics/refusal.ts';
import { systemClock } from '../platform/clock.ts';
import { type Command, WrongUsage, writeJsonLine } from './command.ts';

type Valid = { canonical: string; display: string; bornOn?: string };
type Checker = (text: string) => Valid | Refusal;

/** How one kind is read and shown; the display is the canonical form where people print it as it is. */
function kind<T extends string>(
  parse: (text: string) => T | Refusal,
  display: (value: T) => string = (value) => value,
  more: (value: T) => { bornOn?: string } = () => ({}),
): Checker {
  return (text) => {
    const value = parse(text);
    return isRefusal(value) ? value : { canonical: value, display: display(value), ...more(value) };
  };
}

const kinds: Record<string, Checker> = {
  // A code whose birthday is still to come belongs to nobody, so today decides too.
  hetu: kind(
    (text) => parseHetu(text, dayInFinland(systemClock.now())),
    undefined,
    (hetu) => ({ bornOn: bornOn(hetu) }),
  ),
  'business-id': kind(parseBusinessId),
  'vat-number': kind(parseVatNumber),
  iban: kind(parseIban, displayIban),
  reference: kind(parseReference, displayReference),
  rf: kind(parseRf, displayRf),
  ovt: kind(parseOvt),
  'tax-number': kind(parseTaxNumber),
};

export const check: Command = {
  summary: 'Checks identifiers; one JSON line for each value. Exit code 1 where any is invalid.',
  usage: `check KIND VALUE…\n    KIND: ${Object.keys(kinds).join(' ')}`,
  async run([name = '', ...values]) {
    const checker = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (!checker) throw new WrongUsage(`check needs a kind, one of: ${Object.keys(kinds).join(' ')}`);
    if (values.length === 0) throw new WrongUsage('check needs at least one value');
    let allValid = true;
    for (const value of values) {
      const found = checker(value);
      const valid = !isRefusal(found);
      allValid &&= valid;
      await writeJsonLine({ kind: name, value, valid, ...(valid ? found : { reason: found.refused }) });
    }
    return allValid ? 0 : 1;
  },
};
