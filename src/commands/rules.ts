import { parseArgs } from 'node:util';
import { dayInFinland, isDay } from '../basics/day.ts';
import { rulesOn } from '../law/rule.ts';
import { finnishLaw } from '../law/rules.ts';
import { systemClock } from '../platform/clock.ts';
import { type Command, WrongUsage, write, writeJson } from './command.ts';
import { rulesPage } from './rules-page.ts';

const usage = 'rules [--on DAY] [--key PREFIX] [--markdown]';

export const rules: Command = {
  summary:
    'The figures of the law in force on a day (today if left out), each with its source and how sure it is.\n--markdown: instead every figure of every day, in Finnish and English, as docs/rules.md.',
  usage,
  async run(args) {
    const { on, key, markdown } = options(args);
    const today = dayInFinland(systemClock.now());
    if (on !== undefined && !isDay(on)) throw new WrongUsage(`--on is a day written YYYY-MM-DD, not ${on}`);
    if (markdown) await write(rulesPage(finnishLaw));
    else await writeJson(rulesOn(finnishLaw, on ?? today, key));
    return 0;
  },
};

function options(args: string[]): { on?: string; key?: string; markdown?: boolean } {
  try {
    return parseArgs({
      args,
      options: { on: { type: 'string' }, key: { type: 'string' }, markdown: { type: 'boolean' } },
    }).values;
  } catch (error) {
    throw new WrongUsage(`usage: kevyt ${usage} (${error instanceof Error ? error.message : error})`);
  }
}
