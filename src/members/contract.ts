import { z } from 'zod';
import { ask, zId, zLanguage } from '../basics/contract.ts';
import { ownContract } from './own-contract.ts';
import { peopleContract, staffContract, zDuty } from './staff-contract.ts';

const me = ask
  .meta({ who: 'anyone' })
  .route({ method: 'GET', path: '/me', tags: ['members'], summary: 'Who is signed in here, and as what' })
  .output(
    z.object({
      signedIn: z
        .object({
          id: zId,
          kind: z.enum(['entrepreneur', 'client', 'staff']),
          name: z.string(),
          email: z.string(),
          language: zLanguage,
          duties: z.array(zDuty),
          secondFactor: z.boolean(),
        })
        .nullable(),
      demo: z.boolean(),
      operator: z.object({ name: z.string(), email: z.string(), phone: z.string() }),
    }),
  );

const setLanguage = ask
  .meta({ who: 'signed-in' })
  .route({
    method: 'PUT',
    path: '/me/language',
    tags: ['members'],
    summary: 'Choose the language of pages and letters',
  })
  .input(z.object({ language: zLanguage }))
  .output(z.object({ language: zLanguage }));

export const membersContract = { me, setLanguage, ...ownContract, ...peopleContract, ...staffContract };
