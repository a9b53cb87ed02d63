import { z } from 'zod';
import { ask, zInstant, zPage } from '../basics/contract.ts';
import { categories } from '../basics/inventory.ts';

const ownAccesses = ask
  .meta({ who: 'signed-in' })
  .route({
    method: 'GET',
    path: '/privacy/accesses',
    tags: ['privacy'],
    summary: 'Who of the staff has been shown my data',
  })
  .input(zPage)
  .output(
    z.object({
      items: z.array(
        z.object({ id: z.uuid(), at: zInstant, what: z.array(z.enum(categories)), reason: z.string().nullable() }),
      ),
      next: z.string().nullable(),
    }),
  );

export const privacyContract = { ownAccesses };
