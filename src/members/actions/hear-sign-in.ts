import type { Language } from '../../basics/money.ts';
import { type Context, type Services, theService, withContext } from '../../platform/context.ts';
import type { SignInNews } from '../../platform/sign-in.ts';
import { plainText } from '../contact.ts';
import { signInLetter } from '../letters.ts';
import { findMember, idByAddress, insertMember, signInFactsOf } from '../store/members.ts';
import { writeLetter } from './write-letter.ts';

type Kind = Parameters<typeof signInLetter>[0];

/** What happens when sign-in has something to tell: a new member, or a letter in the person's language. */
export function hearSignIn(services: () => Services): SignInNews {
  const letter = (to: string, url: string, kindFor: (ctx: Context, id: string) => Kind | Promise<Kind>) =>
    withContext(services(), theService, async (ctx) => {
      const about = await idByAddress(ctx.tx, to);
      const member = about ? await findMember(ctx.tx, about) : undefined;
      if (!member) return;
      const kind = await kindFor(ctx, member.id);
      const { subject, text } = signInLetter(kind, member.language, ctx.config.operator.name, url);
      await writeLetter(ctx, { about: member.id, kind, to, subject, text });
    });
  return {
    verifyAddress: ({ email }, url) => letter(email, url, () => 'verify-address'),
    // Whoever has never had a password has been invited, and is told so however often they ask for the link.
    resetPassword: ({ email }, url) =>
      letter(email, url, async (ctx, id) =>
        (await signInFactsOf(ctx.tx, [id]))[0]?.has_password ? 'reset-password' : 'invitation',
      ),
    addressInUse: ({ email }) => letter(email, `${services().config.url}/kirjaudu`, () => 'address-in-use'),
    registered: ({ id, name, language }) =>
      withContext(services(), theService, (ctx) =>
        insertMember(ctx.tx, {
          id,
          kind: 'entrepreneur',
          name: plainText(name).slice(0, 100),
          language: language as Language,
          at: ctx.now,
          today: ctx.today,
        }),
      ),
  };
}
