import type { Unwanted } from '../rule.ts';
import { unwantedAnywhere, unwantedAttributes } from './unwanted/anywhere.ts';
import { unwantedInDeliveryAndPayment } from './unwanted/delivery-and-payment.ts';
import { unwantedInDocument } from './unwanted/document.ts';
import { unwantedInLines } from './unwanted/lines.ts';
import { unwantedInParties } from './unwanted/parties.ts';

const fromTop = (path: string): string[] => [`/ubl:Invoice/${path}`, `/cn:CreditNote/${path}`];
const inLine = (path: string): string[] => [
  ...fromTop(`cac:InvoiceLine/${path}`),
  ...fromTop(`cac:CreditNoteLine/${path}`),
];

/** One table of rule ids and paths as rules; a path may end in an attribute. */
function unwantedIn(table: Readonly<Record<string, string>>, places: (path: string) => string | string[]): Unwanted[] {
  return Object.entries(table).map(([id, path]) => {
    const [, element = '', attribute] = /^(.*?)(?:\/?@(.*))?$/.exec(path) ?? [];
    const what = attribute === undefined ? element : `the attribute ${attribute} of ${element}`;
    return {
      id,
      severity: 'warning',
      message: `EN 16931 has no use for ${what}: leave it out.`,
      where: places(element),
      attribute: attribute ?? null,
    };
  });
}

/** Everything that UBL allows and EN 16931 has no use for; some of it depends on more than the place and stands with the document's rules. */
export const unwanted: readonly Unwanted[] = [
  ...unwantedIn(unwantedInDocument, fromTop),
  ...unwantedIn(unwantedInParties, fromTop),
  ...unwantedIn(unwantedInDeliveryAndPayment, fromTop),
  ...unwantedIn({ 'UBL-CR-412': 'cac:PaymentMeans/cbc:PaymentDueDate' }, (path) => `/ubl:Invoice/${path}`),
  ...unwantedIn(unwantedInLines, inLine),
  ...unwantedIn(unwantedAnywhere, (path) => path),
  ...Object.entries(unwantedAttributes).map(
    ([id, attribute]): Unwanted => ({
      id,
      severity: 'warning',
      message: `EN 16931 has no use for the attribute ${attribute}: leave it out.`,
      where: '*',
      attribute,
    }),
  ),
];
