import { referenceFrom, rfFrom } from '../basics/identifiers/reference.ts';
import { isRefusal } from '../basics/refusal.ts';
import { type Command, expectArguments, writeJsonLine } from './command.ts';

const usage = 'reference BASE';

export const reference: Command = {
  summary: 'Makes a Finnish payment reference and its RF form from 3 to 19 digits without check digit.',
  usage,
  async run(args) {
    expectArguments(args, 1, 1, usage);
    const made = referenceFrom(args[0] ?? '');
    await writeJsonLine(isRefusal(made) ? made : { reference: made, rf: rfFrom(made) });
    return isRefusal(made) ? 1 : 0;
  },
};
