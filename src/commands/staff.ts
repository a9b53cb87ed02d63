import { z } from 'zod';
import { isRefusal } from '../basics/refusal.ts';
import { inviteStaff } from '../members/actions/invite-staff.ts';
import { zDuty } from '../members/staff-contract.ts';
import { type Config, readConfig, WrongSetting } from '../platform/config.ts';
import { type Services, theService, withContext } from '../platform/context.ts';
import { DataInUse, lockData } from '../platform/data-lock.ts';
import type { Database } from '../platform/database.ts';
import { type Command, expectArguments, WrongUsage, write } from './command.ts';

/** How the whole service is opened; handed in, since it knows every folder and commands are one of them. */
type Opening = {
  databaseOf(config: Config): Promise<Database>;
  openServices(config: Config, db: Database): Promise<Services>;
  closeServices(services: Services): Promise<void>;
};

const usage = `staff invite EMAIL NAME --duties DUTY,DUTY…\n    DUTY: ${zDuty.options.join(' ')}`;

export const staffOver = (load: () => Promise<Opening>): Command => ({
  summary:
    'Invites somebody to the staff by letter; the first one can be invited in no other way. Exit code 1 if refused.',
  usage,
  async run(args) {
    const invitation = invitationIn(args);
    const opening = await load();
    const services = await open(opening);
    try {
      const invited = await withContext(services, theService, (ctx) => inviteStaff(ctx, invitation));
      if (isRefusal(invited)) {
        process.stderr.write(`kevyt: ${invited.refused}\n`);
        return 1;
      }
      await services.jobs.drain(services);
      await write(`${invitation.email} is invited: ${whereTheLetterWent(services.config)}\n`);
      return 0;
    } finally {
      await opening.closeServices(services);
    }
  },
});

function invitationIn(args: readonly string[]) {
  const plain = [...args];
  const at = plain.indexOf('--duties');
  const [, duties = ''] = at < 0 ? [] : plain.splice(at, 2);
  expectArguments(plain, 3, 3, usage);
  const [verb, email, name = ''] = plain;
  if (verb !== 'invite') throw new WrongUsage(`usage: kevyt ${usage}`);
  const address = z.email().safeParse(email);
  if (!address.success) throw new WrongUsage(`${email} is not an e-mail address`);
  const given = z.array(zDuty).safeParse(duties.split(',').filter((duty) => duty !== ''));
  if (!given.success) throw new WrongUsage(`a duty is one of: ${zDuty.options.join(' ')}`);
  return { email: address.data, name, duties: given.data, language: 'fi' as const };
}

async function open({ databaseOf, openServices }: Opening): Promise<Services> {
  try {
    const config = readConfig(process.env);
    if (config.databaseUrl === undefined) lockData(config.dataDir);
    return await openServices(config, await databaseOf(config));
  } catch (error) {
    if (error instanceof WrongSetting || error instanceof DataInUse) throw new WrongUsage(error.message);
    throw error;
  }
}

const whereTheLetterWent = ({ mail, folders }: Config) =>
  mail.smtpUrl === undefined ? `the letter lies in ${folders.outbox}` : 'the letter is on its way';
