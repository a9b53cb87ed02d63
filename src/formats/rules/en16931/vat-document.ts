import type { Element } from '../element.ts';
import { fatal, type Rule, type Test } from '../rule.ts';
import { path, those, under } from '../select.ts';
import { all, either, exists, isCharge, lengthOf, not, reads, textOf } from '../vocabulary.ts';
import {
  allowanceCodes,
  allowanceOrChargeCodes,
  breakdownCodes,
  buyerHasRegistration,
  buyerHasVatNumber,
  type Codes,
  categoryCodes,
  chargeCodes,
  documentAllowanceCodes,
  documentAllowanceOrChargeCodes,
  documentChargeCodes,
  isVat,
  itemCodes,
  representativeHasVatNumber,
  sellerHasTaxNumber,
  sellerHasVatNumber,
  timesInBreakdown,
} from './vat.ts';

/** If the first is so, the second must be. */
const where = (condition: Test, demanded: Test): Test => either(not(condition), demanded);

type CodesOf = (here: Element) => Codes;
const used =
  (codes: CodesOf, code: string): Test =>
  (here) =>
    codes(here).vat.has(code);
const usedForAnyTax =
  (codes: CodesOf, code: string): Test =>
  (here) =>
    codes(here).any.has(code);
const usedAsWritten =
  (codes: CodesOf, code: string): Test =>
  (here) =>
    codes(here).written.has(code);
const onlyUsed =
  (codes: CodesOf, code: string): Test =>
  (here) =>
    [...codes(here).vat].every((one) => one === code);

const inBreakdown =
  (code: string): Test =>
  (here) =>
    timesInBreakdown(here, code) > 0;
/** Used anywhere, the category stands in the breakdown once. */
const onceInBreakdown = (code: string): Test =>
  where(either(used(categoryCodes, code), used(itemCodes, code)), (here) => timesInBreakdown(here, code) === 1);

const sellerOrRepresentative = either(sellerHasTaxNumber, representativeHasVatNumber);
const vatNumberOfSellerOrRepresentative = either(sellerHasVatNumber, representativeHasVatNumber);
const reverseChargeNumbers = all(sellerOrRepresentative, either(buyerHasVatNumber, buyerHasRegistration));
const communityNumbers = all(vatNumberOfSellerOrRepresentative, buyerHasVatNumber);
const noVatNumbers = all(not(sellerHasVatNumber), not(representativeHasVatNumber), not(buyerHasVatNumber));

const deliveredOn = textOf('cac:Delivery/cbc:ActualDeliveryDate');
const deliveredTo = textOf('cac:Delivery/cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode');
const otherCountries = exists(those(path('//cbc:IdentificationCode'), ({ text }) => text !== 'IT'));
const splitPayment = either(usedAsWritten(categoryCodes, 'B'), usedAsWritten(itemCodes, 'B'));
const inDocument = (code: string): Test =>
  either(
    usedAsWritten(breakdownCodes, code),
    usedAsWritten(documentAllowanceOrChargeCodes, code),
    usedAsWritten(itemCodes, code),
  );

// Two of the official rules compare the code as it is written, spaces and all.
const isWrittenVat = (code: string): Test => all(reads('cbc:ID', code), isVat);
const writtenCharge = (code: string): Test =>
  exists(those(under(those(path('//cac:AllowanceCharge'), isCharge), 'cac:TaxCategory'), isWrittenVat(code)));

const once = 'must stand in the VAT breakdown exactly once';
const sellerNumber =
  'a tax number of the seller (BT-31, BT-32) or a VAT number of its representative (BT-63) is needed';
const vatNumber = 'a VAT number of the seller (BT-31) or its representative (BT-63) is needed';
const bothNumbers = `${sellerNumber}, and a VAT number (BT-48) or a registration (BT-47) of the buyer`;
const bothVatNumbers = `${vatNumber}, and one of the buyer (BT-48)`;
const noNumbers = 'no VAT number of seller, representative or buyer may be given';

/** What a VAT category used somewhere in the invoice demands of the invoice as a whole. */
export const vatOfDocument: readonly Rule[] = [
  fatal('BR-AE-01', `Reverse charge, where used, ${once}.`, onceInBreakdown('AE')),
  fatal('BR-AE-02', `A line under reverse charge: ${bothNumbers}.`, where(used(itemCodes, 'AE'), reverseChargeNumbers)),
  fatal(
    'BR-AE-03',
    `An allowance under reverse charge: ${bothNumbers}.`,
    where(used(allowanceCodes, 'AE'), reverseChargeNumbers),
  ),
  fatal(
    'BR-AE-04',
    `A charge under reverse charge: ${bothNumbers}.`,
    where(used(chargeCodes, 'AE'), reverseChargeNumbers),
  ),

  fatal('BR-E-01', `Exemption from VAT, where used, ${once}.`, onceInBreakdown('E')),
  fatal('BR-E-02', `A line exempt from VAT: ${sellerNumber}.`, where(used(itemCodes, 'E'), sellerOrRepresentative)),
  fatal(
    'BR-E-03',
    `An allowance exempt from VAT: ${sellerNumber}.`,
    where(used(allowanceCodes, 'E'), sellerOrRepresentative),
  ),
  fatal('BR-E-04', `A charge exempt from VAT: ${sellerNumber}.`, where(used(chargeCodes, 'E'), sellerOrRepresentative)),

  fatal('BR-G-01', `Export outside the EU, where used, ${once}.`, onceInBreakdown('G')),
  fatal(
    'BR-G-02',
    `A line of an export: ${vatNumber}.`,
    where(used(itemCodes, 'G'), vatNumberOfSellerOrRepresentative),
  ),
  fatal(
    'BR-G-03',
    `An allowance on an export: ${vatNumber}.`,
    where(used(allowanceCodes, 'G'), vatNumberOfSellerOrRepresentative),
  ),
  fatal(
    'BR-G-04',
    `A charge on an export: ${vatNumber}.`,
    where(used(chargeCodes, 'G'), vatNumberOfSellerOrRepresentative),
  ),

  fatal('BR-IC-01', `Intra-community supply, where used, ${once}.`, onceInBreakdown('K')),
  fatal(
    'BR-IC-02',
    `A line of an intra-community supply: ${bothVatNumbers}.`,
    where(used(itemCodes, 'K'), communityNumbers),
  ),
  fatal(
    'BR-IC-03',
    `An allowance on an intra-community supply: ${bothVatNumbers}.`,
    where(used(allowanceCodes, 'K'), communityNumbers),
  ),
  fatal(
    'BR-IC-04',
    `A charge on an intra-community supply: ${bothVatNumbers}.`,
    where(used(chargeCodes, 'K'), communityNumbers),
  ),
  fatal(
    'BR-IC-11',
    'An intra-community supply must tell the day of delivery (BT-72) or the period (BG-14).',
    where(
      inBreakdown('K'),
      either((here) => lengthOf(deliveredOn(here)) > 1, exists('cac:InvoicePeriod/*')),
    ),
  ),
  fatal(
    'BR-IC-12',
    'An intra-community supply must tell the country of delivery (BT-80).',
    where(inBreakdown('K'), (here) => lengthOf(deliveredTo(here)) > 1),
  ),

  fatal(
    'BR-AF-01',
    'IGIC must stand in the VAT breakdown where it is used in a line, allowance or charge, and only there.',
    (here) =>
      either(used(allowanceOrChargeCodes, 'L'), used(itemCodes, 'L'))(here)
        ? breakdownCodes(here).written.has('L')
        : !breakdownCodes(here).vat.has('L'),
  ),
  fatal('BR-AF-02', `A line under IGIC: ${sellerNumber}.`, where(used(itemCodes, 'L'), sellerOrRepresentative)),
  fatal(
    'BR-AF-03',
    `An allowance under IGIC: ${sellerNumber}.`,
    where(used(allowanceCodes, 'L'), sellerOrRepresentative),
  ),
  fatal('BR-AF-04', `A charge under IGIC: ${sellerNumber}.`, where(writtenCharge('L'), sellerOrRepresentative)),

  fatal(
    'BR-AG-01',
    'IPSI must stand in the VAT breakdown where it is used in a line, allowance or charge, and only there.',
    (here) =>
      either(used(allowanceOrChargeCodes, 'M'), used(itemCodes, 'M'))(here)
        ? exists(those(path('cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory'), isWrittenVat('M')))(here)
        : !breakdownCodes(here).vat.has('M'),
  ),
  fatal('BR-AG-02', `A line under IPSI: ${sellerNumber}.`, where(used(itemCodes, 'M'), sellerOrRepresentative)),
  fatal(
    'BR-AG-03',
    `An allowance under IPSI: ${sellerNumber}.`,
    where(used(allowanceCodes, 'M'), sellerOrRepresentative),
  ),
  fatal('BR-AG-04', `A charge under IPSI: ${sellerNumber}.`, where(used(chargeCodes, 'M'), sellerOrRepresentative)),

  fatal('BR-O-01', `The category not subject to VAT, where used, ${once}.`, onceInBreakdown('O')),
  fatal('BR-O-02', `A line not subject to VAT: ${noNumbers}.`, where(used(itemCodes, 'O'), noVatNumbers)),
  fatal(
    'BR-O-03',
    `An allowance not subject to VAT: ${noNumbers}.`,
    where(used(documentAllowanceCodes, 'O'), noVatNumbers),
  ),
  fatal('BR-O-04', `A charge not subject to VAT: ${noNumbers}.`, where(used(documentChargeCodes, 'O'), noVatNumbers)),
  fatal(
    'BR-O-11',
    'An invoice not subject to VAT must have no other category in its breakdown.',
    where(inBreakdown('O'), onlyUsed(breakdownCodes, 'O')),
  ),
  fatal(
    'BR-O-12',
    'An invoice not subject to VAT must have no line of another category.',
    where(inBreakdown('O'), onlyUsed(itemCodes, 'O')),
  ),
  fatal(
    'BR-O-13',
    'An invoice not subject to VAT must have no allowance of another category.',
    where(inBreakdown('O'), onlyUsed(allowanceCodes, 'O')),
  ),
  fatal(
    'BR-O-14',
    'An invoice not subject to VAT must have no charge of another category.',
    where(inBreakdown('O'), onlyUsed(chargeCodes, 'O')),
  ),

  fatal(
    'BR-S-01',
    'The standard rate must stand in the VAT breakdown where it is used in a line, allowance or charge, and only there.',
    (here) =>
      either(usedForAnyTax(allowanceOrChargeCodes, 'S'), usedForAnyTax(itemCodes, 'S'))(here) ===
      breakdownCodes(here).any.has('S'),
  ),
  fatal(
    'BR-S-02',
    `A line at the standard rate must be under VAT, and ${sellerNumber}.`,
    where(usedForAnyTax(itemCodes, 'S'), all(used(itemCodes, 'S'), sellerOrRepresentative)),
  ),
  fatal(
    'BR-S-03',
    `An allowance at the standard rate: ${sellerNumber}.`,
    where(used(allowanceCodes, 'S'), sellerOrRepresentative),
  ),
  fatal(
    'BR-S-04',
    `A charge at the standard rate: ${sellerNumber}.`,
    where(used(chargeCodes, 'S'), sellerOrRepresentative),
  ),

  fatal('BR-Z-01', `The zero rate, where used, ${once}.`, onceInBreakdown('Z')),
  fatal('BR-Z-02', `A line at the zero rate: ${sellerNumber}.`, where(used(itemCodes, 'Z'), sellerOrRepresentative)),
  fatal(
    'BR-Z-03',
    `An allowance at the zero rate: ${sellerNumber}.`,
    where(used(allowanceCodes, 'Z'), sellerOrRepresentative),
  ),
  fatal(
    'BR-Z-04',
    `A charge at the zero rate: ${sellerNumber}.`,
    where(used(chargeCodes, 'Z'), sellerOrRepresentative),
  ),

  fatal(
    'BR-B-01',
    'Split payment (category B) is for invoices within Italy: every country must be IT.',
    where(splitPayment, not(otherCountries)),
  ),
  fatal(
    'BR-B-02',
    'Split payment (category B) and the standard rate (S) must not stand in one invoice.',
    where(inDocument('B'), not(inDocument('S'))),
  ),
];
