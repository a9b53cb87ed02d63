import { z } from 'zod';
import { isRefusal } from '../basics/refusal.ts';
import { inviteStaff } from '../members/actions/invite-staff.ts';
import { zDuty } from '../members/staff-contract.ts';
import type { Config } from '../platform/config.ts';
import { theService, withContext } from '../platform/context.ts';
import { type Command, expectArguments, WrongUsage, write } from './command.ts';
import { withService } from './with-service.ts';

const usage = `staff invite EMAIL NAME --duties DUTY,DUTY…\n    DUTY: ${zDuty.options.join(' ')}`;

export const staff: Command = {
  summary:
    'Invites somebody to the staff by letter; the first one can be invited in no other way. Exit code 1 if refused.',
  usage,
  run: async (args) => {
    const invitation = invitationIn(args);
    return withService(async (services) => {
      const invited = await withContext(services, theService, (ctx) => inviteStaff(ctx, invitation));
      if (isRefusal(invited)) {
        process.stderr.write(`kevyt: ${invited.refused}\n`);
        return 1;
      }
      await services.jobs.drain(services);
      await write(`${invitation.email} is invited: ${whereTheLetterWent(services.config)}\n`);
      return 0;
    });
  },
};

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

const whereTheLetterWent = ({ mail, folders }: Config) =>
  mail.smtpUrl === undefined ? `the letter lies in ${folders.outbox}` : 'the letter is on its way';
