import { answering } from '../platform/http.ts';
import { membersContract } from './contract.ts';
import { findMember, saveLanguage } from './store.ts';

const os = answering(membersContract);

export const membersRoutes = os.router({
  me: os.me.handler(async ({ context: { actor, tx, mode, config } }) => {
    const member = actor.kind === 'anyone' ? undefined : await findMember(tx, actor.id);
    const { name, email, phone } = config.operator;
    return {
      signedIn: member
        ? {
            id: member.id,
            kind: member.kind,
            name: actor.name,
            email: actor.email,
            language: member.language,
            duties: [...actor.duties],
            secondFactor: actor.secondFactor,
          }
        : null,
      demo: mode === 'demo',
      operator: { name, email, phone },
    };
  }),
  setLanguage: os.setLanguage.handler(async ({ input, context }) => {
    await saveLanguage(context.tx, context.actor.id, input.language);
    return { language: input.language };
  }),
});
