import { z } from 'zod';
import { ask, refusals, zId, zLanguage, zPage } from '../../basics/contract.ts';

const own = { who: 'entrepreneur' } as const;
const shortText = z.string().trim().max(200);

const zCustomer = z.object({
  kind: z.enum(['company', 'person']),
  name: shortText.min(1),
  businessId: z.string().max(20).nullable(),
  eAddress: z.string().max(40).nullable(),
  intermediator: z.string().max(40).nullable(),
  email: z.email().max(254).nullable(),
  contact: shortText.nullable(),
  street: shortText.min(1),
  postCode: z.string().trim().min(1).max(16),
  town: shortText.min(1),
  country: z.string().regex(/^[A-Z]{2}$/),
  language: zLanguage,
});
export const zKeptCustomer = zCustomer.extend({ id: zId });
const customerRefusals = refusals({
  'business-id-missing': 'A Finnish company has a business id.',
  'business-id-wrong': 'The business id is not right.',
  'e-address-wrong': 'The e-invoice address is not right.',
  'intermediator-missing': 'An e-invoice address needs its intermediator.',
  'delivery-missing': 'Give an e-mail address or an e-invoice address.',
});

export const customers = {
  list: ask
    .meta(own)
    .route({ method: 'GET', path: '/own/customers', tags: ['customers'], summary: 'Own customers by name' })
    .input(zPage.extend({ search: z.string().max(100).optional() }))
    .output(z.object({ items: z.array(zKeptCustomer), next: z.string().nullable() })),
  get: ask
    .meta(own)
    .route({ method: 'GET', path: '/own/customers/{id}', tags: ['customers'], summary: 'One own customer' })
    .input(z.object({ id: zId }))
    .output(zKeptCustomer),
  add: ask
    .meta(own)
    .route({ method: 'POST', path: '/own/customers', tags: ['customers'], summary: 'Add a customer' })
    .errors(customerRefusals)
    .input(zCustomer)
    .output(zKeptCustomer),
  change: ask
    .meta(own)
    .route({ method: 'PUT', path: '/own/customers/{id}', tags: ['customers'], summary: 'Change a customer' })
    .errors(customerRefusals)
    .input(zCustomer.extend({ id: zId }))
    .output(zKeptCustomer),
  remove: ask
    .meta(own)
    .route({
      method: 'DELETE',
      path: '/own/customers/{id}',
      tags: ['customers'],
      summary: 'Remove a customer; issued invoices stay as they are',
    })
    .input(z.object({ id: zId }))
    .output(z.object({ removed: z.literal(true) })),
};
