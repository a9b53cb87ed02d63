import type { Element } from '../element.ts';
import { atWhen, type Context, fatal, type Pattern, type Test } from '../rule.ts';
import { path, single } from '../select.ts';
import { all, either, exists, lengthOf, normalized, not, reads, textOf } from '../vocabulary.ts';
import { customerReads, documents, inDocuments, supplierReads } from './country.ts';
import { numberFrom, part, pieceOf } from './wording.ts';

const danishSeller = supplierReads('DK');
const danishBuyer = customerReads('DK');
const domestic = all(danishSeller, danishBuyer);

/** The identifier is there, and its scheme is not the one it should be. */
function inOtherScheme(which: string, isRight: (scheme: string) => boolean): Test {
  const select = path(which);
  return (here) => {
    const identifiers = select(here);
    return identifiers.length > 0 && !isRight(normalized(schemeOf(identifiers)));
  };
}
const schemeOf = (identifiers: readonly Element[]): string =>
  single(identifiers.filter((identifier) => identifier.attribute('schemeID') !== undefined))?.attribute('schemeID') ??
  '';

const sellerNumber = 'cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID';
const sellerNumberText = pieceOf(sellerNumber);
const payable = pieceOf('cac:LegalMonetaryTotal/cbc:PayableAmount');
const isCreditNote: Test = (here) => here.document.root.name === 'cn:CreditNote';
const isCvr = (scheme: string): boolean => scheme === '0184';

const whole: Context = atWhen(
  documents,
  danishSeller,
  fatal(
    'DK-R-002',
    'A Danish seller must give its company number (CVR, BT-30).',
    (here) => normalized(sellerNumberText(here)) !== '',
  ),
  fatal(
    'DK-R-014',
    'The legal number of a Danish seller (BT-30) must have the scheme 0184.',
    not(inOtherScheme(sellerNumber, isCvr)),
  ),
  fatal(
    'DK-R-016',
    'A Danish credit note must not have a negative amount to pay (BT-115).',
    not(all(isCreditNote, danishBuyer, (here) => numberFrom(payable(here)) < 0)),
  ),
);

const parties: readonly Context[] = [
  atWhen(
    ['cac:AccountingSupplierParty', 'cac:AccountingCustomerParty'].flatMap((party) =>
      inDocuments(`${party}/cac:Party/cac:PartyIdentification`),
    ),
    domestic,
    fatal(
      'DK-R-013',
      'Between Danish parties every identifier of a party must name its scheme.',
      not(inOtherScheme('cbc:ID', (scheme) => scheme !== '')),
    ),
  ),
];
const buyer: Context = atWhen(
  inDocuments('cac:AccountingCustomerParty/cac:Party'),
  domestic,
  fatal(
    'DK-R-017',
    'The legal number of a Danish buyer (BT-47) must have the scheme 0184.',
    not(inOtherScheme('cac:PartyLegalEntity/cbc:CompanyID', isCvr)),
  ),
);

const code = 'cbc:PaymentMeansCode';
const meansCode = textOf(code);
const accountPiece = pieceOf('cac:PayeeFinancialAccount/cbc:ID');
const branchPiece = pieceOf('cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID');
const mandatePiece = pieceOf('cac:PaymentMandate/cbc:ID');
const payerPiece = pieceOf('cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID');
const account = textOf('cac:PayeeFinancialAccount/cbc:ID');
const paymentId = textOf('cbc:PaymentID');
const cardType = (here: Element): string => part(paymentId(here), 1, 3);
const isWritten =
  (piece: (here: Element) => string): Test =>
  (here) =>
    normalized(piece(here)) !== '';
const cardTypeIn =
  (...types: string[]): Test =>
  (here) =>
    types.includes(cardType(here));

const payment: Context = atWhen(
  'ubl:Invoice/cac:PaymentMeans',
  domestic,
  fatal('DK-R-005', 'Danish sellers may use the payment means 1, 10, 31, 42, 48, 49, 50, 58, 59, 93 and 97.', (here) =>
    ' 1 10 31 42 48 49 50 58 59 93 97 '.includes(` ${meansCode(here)} `),
  ),
  fatal(
    'DK-R-006',
    'The payment means 31 and 42 need an account (BT-84) and its registration number (BT-86).',
    either(not(reads(code, '31', '42')), all(isWritten(accountPiece), isWritten(branchPiece))),
  ),
  fatal(
    'DK-R-007',
    'The payment means 49 needs a mandate (BT-89) and the account of the payer (BT-91).',
    either(not(reads(code, '49')), all(isWritten(mandatePiece), isWritten(payerPiece))),
  ),
  fatal(
    'DK-R-008',
    'The payment means 50 needs a payment reference that begins with 01#, 04# or 15#, and a giro account of 7 or 8 digits.',
    either(
      not(reads(code, '50')),
      all(cardTypeIn('01#', '04#', '15#'), (here) => /^[0-9]{7,8}$/.test(account(here))),
    ),
  ),
  fatal(
    'DK-R-009',
    'A giro reference of the type 04# or 15# must have 16 digits after it.',
    either(not(all(reads(code, '50'), cardTypeIn('04#', '15#'))), (here) => lengthOf(paymentId(here)) === 19),
  ),
  fatal(
    'DK-R-010',
    'The payment means 93 needs a payment reference that begins with 71#, 73# or 75#, and an account of 8 characters.',
    either(
      not(reads(code, '93')),
      all(cardTypeIn('71#', '73#', '75#'), (here) => lengthOf(accountPiece(here)) === 8),
    ),
  ),
  fatal(
    'DK-R-011',
    'A FIK reference of the type 71# or 75# must have 15 or 16 digits after it.',
    either(not(all(reads(code, '93'), cardTypeIn('71#', '75#'))), (here) =>
      [18, 19].includes(lengthOf(paymentId(here))),
    ),
  ),
);

const classifications = path('cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode');
const attributeAmong = (here: Element, name: string, ...values: string[]): boolean =>
  classifications(here).some((classification) => values.includes(classification.attribute(name) ?? ''));

const line: Context = atWhen(
  ['cn:CreditNote/cac:CreditNoteLine', 'ubl:Invoice/cac:InvoiceLine'],
  domestic,
  fatal(
    'DK-R-003',
    'A UNSPSC class must be of the version 19.05.01 or 26.08.01.',
    (here) =>
      !attributeAmong(here, 'listID', 'TST') ||
      attributeAmong(here, 'listVersionID', '19.05.01', '19.0501', '26.08.01', '26.0801'),
  ),
);

const reason = textOf('cbc:AllowanceChargeReason');
const reasonPiece = pieceOf('cbc:AllowanceChargeReason');
const hasReason = exists('cbc:AllowanceChargeReason');

function isTaxCategory(here: Element): boolean {
  const number = numberFrom(reason(here));
  return lengthOf(normalized(reasonPiece(here))) === 4 && number >= 0 && number <= 9999;
}
function hasSharpInside(here: Element): boolean {
  const text = reason(here);
  return hasReason(here) && text.includes('#') && !text.startsWith('#') && !text.endsWith('#');
}

const duty: Context = atWhen(
  'cac:AllowanceCharge',
  domestic,
  fatal(
    'DK-R-004',
    'A duty (reason code ZZZ) must be named by its tax category of four digits, or by a text with # inside it.',
    either(not(reads('cbc:AllowanceChargeReasonCode', 'ZZZ')), isTaxCategory, hasSharpInside),
  ),
);

/** Rules for sellers in Denmark, most of them for buyers there too. */
export const denmark: Pattern = [whole, ...parties, payment, buyer, line, duty];
