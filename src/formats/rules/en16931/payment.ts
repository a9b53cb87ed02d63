import { at, atWhen, fatal, type Pattern, warning } from '../rule.ts';
import { exists, lengthOf, normalized, reads, said, wordsOf } from '../vocabulary.ts';

const means = wordsOf('cbc:PaymentMeansCode');
const isCreditTransfer = reads('cbc:PaymentMeansCode', '30', '58');

/** How the invoice is to be paid (BG-16), and where it is delivered (BG-15). */
export const payment: Pattern = [
  at(
    'cac:PaymentMeans/cac:CardAccount/cbc:PrimaryAccountNumberID',
    warning(
      'BR-51',
      'Of a payment card only the first six and the last four digits may be shown (BT-87).',
      (card) => lengthOf(normalized(card.text)) <= 10,
    ),
  ),
  at(
    'cac:Delivery/cac:DeliveryLocation/cac:Address',
    fatal(
      'BR-57',
      'A delivery address must have a country code (BT-80).',
      exists('cac:Country/cbc:IdentificationCode'),
    ),
  ),
  atWhen(
    'cac:PaymentMeans/cac:PayeeFinancialAccount',
    ({ parent }) => parent !== null && isCreditTransfer(parent),
    fatal('BR-50', 'The account that a credit transfer goes to must be given (BT-84).', said('cbc:ID')),
  ),
  at(
    'cac:PaymentMeans',
    fatal('BR-49', 'A payment instruction must tell the means of payment (BT-81).', exists('cbc:PaymentMeansCode')),
    fatal(
      'BR-61',
      'A credit transfer (BT-81 is 30 or 58) needs the account it goes to (BT-84).',
      (here) => !['30', '58'].includes(means(here)) || exists('cac:PayeeFinancialAccount/cbc:ID')(here),
    ),
  ),
];
