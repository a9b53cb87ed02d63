import { isDay } from '../basics/day.ts';
import { isRefusal } from '../basics/refusal.ts';
import { type DeadlineKind, deadline as dueDay } from '../law/deadlines.ts';
import { type Command, expectArguments, WrongUsage, writeJsonLine } from './command.ts';

const kinds: readonly DeadlineKind[] = ['earnings-report', 'separate-report', 'vat-return', 'tax-payment'];
const usage = `deadline KIND DAY   (KIND: ${kinds.join(', ')})`;

export const deadline: Command = {
  summary: 'The last day to report or pay: DAY is the payment day, or any day of the last month of a VAT period.',
  usage,
  async run(args) {
    expectArguments(args, 2, 2, usage);
    const [kind, on = ''] = args;
    const known = kinds.find((one) => one === kind);
    if (!known) throw new WrongUsage(`no deadline called ${kind}; KIND is one of ${kinds.join(', ')}`);
    if (!isDay(on)) throw new WrongUsage(`not a day written YYYY-MM-DD: ${on}`);
    const due = dueDay(known, on);
    await writeJsonLine(
      isRefusal(due) ? { refused: due.refused, message: `no ${known} deadline is known for ${on}` } : { due },
    );
    return isRefusal(due) ? 1 : 0;
  },
};
