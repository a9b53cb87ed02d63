import { parseBusinessId } from '../basics/identifiers/business-id.ts';
import { parseIban } from '../basics/identifiers/iban.ts';
import { parseOvt } from '../basics/identifiers/ovt.ts';
import { isRefusal, type Refusal, refuse } from '../basics/refusal.ts';

/** A customer of an entrepreneur, who is the controller of this data. */
export type Customer = {
  kind: 'company' | 'person';
  name: string;
  businessId: string | null;
  eAddress: string | null;
  intermediator: string | null;
  email: string | null;
  contact: string | null;
  street: string;
  postCode: string;
  town: string;
  country: string;
  language: 'fi' | 'sv' | 'en';
};

export type CustomerFault =
  | 'business-id-missing'
  | 'business-id-wrong'
  | 'e-address-wrong'
  | 'intermediator-missing'
  | 'delivery-missing';

/**
 * The customer with identifiers in their canonical form. A company has a Finnish business id (foreign ones come by VAT
 * number later), an e-invoice address an intermediator beside it, and everyone some way to get an invoice.
 */
export function soundCustomer(customer: Customer): Customer | Refusal<CustomerFault> {
  const sound = { ...customer };
  if (customer.kind === 'company' && customer.country === 'FI') {
    if (!customer.businessId) return refuse('business-id-missing');
    const businessId = parseBusinessId(customer.businessId);
    if (isRefusal(businessId)) return refuse('business-id-wrong', { reason: businessId.refused });
    sound.businessId = businessId;
  }
  if (customer.kind === 'person') sound.businessId = null;
  if (customer.eAddress) {
    const ovt = parseOvt(customer.eAddress);
    const address = isRefusal(ovt) ? parseIban(customer.eAddress) : ovt;
    if (isRefusal(address)) return refuse('e-address-wrong', { reason: address.refused });
    if (!customer.intermediator) return refuse('intermediator-missing');
    sound.eAddress = address;
  }
  if (!sound.eAddress && !customer.email) return refuse('delivery-missing');
  return sound;
}

/** How an invoice reaches the customer: as an e-invoice where they have an address for it, else by e-mail. */
export const channelOf = (customer: Pick<Customer, 'eAddress' | 'intermediator'>): 'e-invoice' | 'email' =>
  customer.eAddress && customer.intermediator ? 'e-invoice' : 'email';
