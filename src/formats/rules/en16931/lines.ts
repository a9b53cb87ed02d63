import { dateAt } from '../dates.ts';
import { at, fatal, type Pattern, type Test } from '../rule.ts';
import { path, those, under } from '../select.ts';
import { absent, all, either, exists, hasAttribute, said, someNumber, twoDecimals } from '../vocabulary.ts';
import { isOnlyVat } from './vat.ts';

const inLine = (below: string): string[] => [`cac:InvoiceLine/${below}`, `cac:CreditNoteLine/${below}`];

const start = dateAt('cbc:StartDate');
const end = dateAt('cbc:EndDate');
const hasBoth = all(exists('cbc:StartDate'), exists('cbc:EndDate'));
const endsAfterStart: Test = (here) => !hasBoth(here) || Number(end(here)) >= Number(start(here));
const hasUnit = exists(those(path('cbc:InvoicedQuantity | cbc:CreditedQuantity'), hasAttribute('unitCode')));
const discountBase = 'cac:Price/cac:AllowanceCharge/cbc:BaseAmount';

/** Lines (BG-25), their items, and the periods of line and invoice. */
export const lines: Pattern = [
  at(
    ['cac:InvoiceLine', 'cac:CreditNoteLine'],
    fatal('BR-21', 'A line must have an identifier (BT-126).', said('cbc:ID')),
    fatal(
      'BR-22',
      'A line must have a quantity (BT-129).',
      either(exists('cbc:InvoicedQuantity'), exists('cbc:CreditedQuantity')),
    ),
    fatal('BR-23', 'The quantity of a line must have a unit (BT-130).', hasUnit),
    fatal('BR-24', 'A line must have an amount (BT-131).', exists('cbc:LineExtensionAmount')),
    fatal('BR-25', 'The item of a line must have a name (BT-153).', said('cac:Item/cbc:Name')),
    fatal('BR-26', 'A line must have the price of its item (BT-146).', exists('cac:Price/cbc:PriceAmount')),
    fatal(
      'BR-27',
      'The price of an item (BT-146) must not be negative.',
      someNumber('cac:Price/cbc:PriceAmount', (price) => price >= 0),
    ),
    fatal(
      'BR-28',
      'The price of an item before discount (BT-148) must not be negative.',
      either(
        someNumber(discountBase, (price) => price >= 0),
        absent(discountBase),
      ),
    ),
    fatal(
      'BR-CO-04',
      'A line must have a VAT category (BT-151).',
      exists(under(those(path('cac:Item/cac:ClassifiedTaxCategory'), isOnlyVat), 'cbc:ID')),
    ),
    fatal(
      'BR-DEC-23',
      'The amount of a line (BT-131) has two decimals at most.',
      twoDecimals('cbc:LineExtensionAmount'),
    ),
  ),
  at(
    inLine('cac:InvoicePeriod'),
    fatal('BR-30', 'The period of a line must not end (BT-135) before it starts (BT-134).', endsAfterStart),
    fatal(
      'BR-CO-20',
      'The period of a line must have a start (BT-134) or an end (BT-135).',
      either(exists('cbc:StartDate'), exists('cbc:EndDate')),
    ),
  ),
  at(
    'cac:InvoicePeriod',
    fatal('BR-29', 'The period of the invoice must not end (BT-74) before it starts (BT-73).', endsAfterStart),
    fatal(
      'BR-CO-19',
      'The period of the invoice must have a start (BT-73), an end (BT-74), or the code of the VAT day (BT-8).',
      either(exists('cbc:StartDate'), exists('cbc:EndDate'), exists('cbc:DescriptionCode')),
    ),
  ),
  at(
    'cac:AdditionalItemProperty',
    fatal(
      'BR-54',
      'A property of an item must have a name (BT-160) and a value (BT-161).',
      all(exists('cbc:Name'), exists('cbc:Value')),
    ),
  ),
  at(
    inLine('cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode'),
    fatal('BR-65', 'The class of an item (BT-158) must name its list.', hasAttribute('listID')),
  ),
  at(
    inLine('cac:Item/cac:StandardItemIdentification/cbc:ID'),
    fatal('BR-64', 'The standard identifier of an item (BT-157) must name its scheme.', hasAttribute('schemeID')),
  ),
];
