import { refuse } from '../basics/refusal.ts';
import { answering, orRefuse } from '../platform/http.ts';
import { failedJobs, retryJob } from '../platform/jobs.ts';
import { endDuty, giveDuty } from './actions/change-duties.ts';
import { acceptTerms, agreePayoutMode, declareYel, giveTaxCard } from './actions/declare.ts';
import { chooseLineOfBusiness, chooseMarketingName, giveAddress, givePhone } from './actions/give-contact.ts';
import { giveIban } from './actions/give-iban.ts';
import { giveHetu, giveName } from './actions/give-identity.ts';
import { givePicture, pictureOf, removePicture } from './actions/give-picture.ts';
import { inviteStaff } from './actions/invite-staff.ts';
import { listLetters, listStaff } from './actions/list-staff.ts';
import { loadPerson } from './actions/load-people.ts';
import { revealField } from './actions/reveal-field.ts';
import { ownPerson, ownTasks, showOwnProfile, thenTasks } from './actions/show-own-profile.ts';
import { listIdentityCases, listPeople, showPerson } from './actions/show-people.ts';
import { correctIdentity, verifyIdentity } from './actions/verify-identity.ts';
import { membersContract } from './contract.ts';
import { allLinesOfBusiness } from './line-of-business.ts';
import { findMember, saveLanguage } from './store/members.ts';

const os = answering(membersContract);

/** What was found, or the contract's not-found error. */
function orNotFound<T>(errors: { 'not-found': () => Error }, found: T | null): T {
  if (found === null) throw errors['not-found']();
  return found;
}

export const membersRoutes = os.router({
  me: os.me.handler(async ({ context: { actor, tx, mode, config } }) => {
    const member = actor.kind === 'anyone' ? undefined : await findMember(tx, actor.id);
    const { name, email, phone } = config.operator;
    return {
      signedIn: member
        ? {
            id: member.id,
            kind: member.kind,
            name: member.name,
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

  linesOfBusiness: os.linesOfBusiness.handler(() => allLinesOfBusiness),
  profile: os.profile.handler(({ context }) => showOwnProfile(context)),
  tasks: os.tasks.handler(({ context }) => ownTasks(context)),
  giveName: os.giveName.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await thenTasks(context, giveName(context, input))),
  ),
  giveAddress: os.giveAddress.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await thenTasks(context, giveAddress(context, input))),
  ),
  givePhone: os.givePhone.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await thenTasks(context, givePhone(context, input.phone))),
  ),
  giveHetu: os.giveHetu.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await thenTasks(context, giveHetu(context, input.hetu))),
  ),
  giveIban: os.giveIban.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await thenTasks(context, giveIban(context, input.iban))),
  ),
  chooseLineOfBusiness: os.chooseLineOfBusiness.handler(async ({ input, context }) => {
    await chooseLineOfBusiness(context, input.code);
    return ownTasks(context);
  }),
  chooseMarketingName: os.chooseMarketingName.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await thenTasks(context, chooseMarketingName(context, input.marketingName))),
  ),
  givePicture: os.givePicture.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await thenTasks(context, givePicture(context, input.picture))),
  ),
  picture: os.picture.handler(async ({ context, errors }) => ({
    body: orNotFound(errors, await pictureOf(context, (await ownPerson(context)).picture)),
  })),
  removePicture: os.removePicture.handler(async ({ context }) => {
    await removePicture(context);
    return ownTasks(context);
  }),
  giveTaxCard: os.giveTaxCard.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await thenTasks(context, giveTaxCard(context, input))),
  ),
  declareYel: os.declareYel.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await thenTasks(context, declareYel(context, input))),
  ),
  agreePayoutMode: os.agreePayoutMode.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await thenTasks(context, agreePayoutMode(context, input))),
  ),
  acceptTerms: os.acceptTerms.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await thenTasks(context, acceptTerms(context, input.textVersion))),
  ),

  people: os.people.handler(({ input, context }) => listPeople(context, input)),
  person: os.person.handler(async ({ input, context, errors }) =>
    orNotFound(errors, await showPerson(context, input.id)),
  ),
  personPicture: os.personPicture.handler(async ({ input, context, errors }) => {
    const body = orNotFound(errors, await pictureOf(context, (await loadPerson(context, input.id))?.picture));
    context.saw(input.id, ['picture']);
    return { body };
  }),
  reveal: os.reveal.handler(async ({ input, context, errors }) =>
    orNotFound(errors, orRefuse(errors, await revealField(context, input))),
  ),
  verifyIdentity: os.verifyIdentity.handler(async ({ input, context, errors }) =>
    orNotFound(errors, orRefuse(errors, await verifyIdentity(context, input))),
  ),
  correctIdentity: os.correctIdentity.handler(async ({ input, context, errors }) =>
    orNotFound(errors, orRefuse(errors, await correctIdentity(context, input))),
  ),
  identityCases: os.identityCases.handler(({ context }) => listIdentityCases(context)),

  staff: os.staff.handler(({ input, context }) => listStaff(context, input)),
  inviteStaff: os.inviteStaff.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await inviteStaff(context, input)),
  ),
  giveDuty: os.giveDuty.handler(async ({ input, context, errors }) =>
    orNotFound(errors, orRefuse(errors, await giveDuty(context, input))),
  ),
  endDuty: os.endDuty.handler(async ({ input, context, errors }) =>
    orNotFound(errors, orRefuse(errors, await endDuty(context, input))),
  ),
  letters: os.letters.handler(({ input, context }) => listLetters(context, input)),
  failedJobs: os.failedJobs.handler(async ({ context }) => ({ items: await failedJobs(context.tx) })),
  retryJob: os.retryJob.handler(async ({ input: { id }, context, errors }) =>
    (await retryJob(context.tx, id)) ? { id } : orRefuse(errors, refuse('job-not-failed')),
  ),
});
