import type { Language } from '../../basics/money.ts';
import { type Services, theService, withContext } from '../../platform/context.ts';
import type { Addressee, SignInNews } from '../../platform/sign-in.ts';
import { plainText } from '../contact.ts';
import { signInLetter } from '../letters.ts';
import { idByAddress, insertMember } from '../store.ts';
import { writeLetter } from './write-letter.ts';

/** What happens when sign-in has something to tell: a new member, or a letter in the person's language. */
export function hearSignIn(services: () => Services): SignInNews {
  const letter = (kind: Parameters<typeof signInLetter>[0]) => (to: Addressee, url: string) =>
    withContext(services(), theService, async (ctx) => {
      const about = await idByAddress(ctx.tx, to.email);
      if (!about) return;
      const { subject, text } = signInLetter(kind, to.language as Language, ctx.config.operator.name, url);
      await writeLetter(ctx, { about, kind, to: to.email, subject, text });
    });
  return {
    verifyAddress: letter('verify-address'),
    resetPassword: letter('reset-password'),
    addressInUse: (to) => letter('address-in-use')(to, `${services().config.url}/kirjaudu`),
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
