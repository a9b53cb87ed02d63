import { atWhen, fatal, type Pattern, type Test } from '../rule.ts';
import { under } from '../select.ts';
import { either, exists, isAllowance, isCharge, twoDecimals } from '../vocabulary.ts';
import { documents } from './document.ts';
import { vatParts } from './vat.ts';

const ofDocument = documents.map((document) => `${document}/cac:AllowanceCharge`);
const ofLine = ['cac:InvoiceLine/cac:AllowanceCharge', 'cac:CreditNoteLine/cac:AllowanceCharge'];
const amount = exists('cbc:Amount');
const reason = either(exists('cbc:AllowanceChargeReason'), exists('cbc:AllowanceChargeReasonCode'));
const category = exists(under(vatParts('cac:TaxCategory'), 'cbc:ID'));
const amountInCents = twoDecimals('cbc:Amount');
const baseInCents = twoDecimals('cbc:BaseAmount');

/** That a code and a text mean the same nobody but a person can tell: the rule exists, and never finds anything. */
const leftToPeople: Test = () => true;

/** Allowances and charges of the document (BG-20, BG-21) and of a line (BG-27, BG-28). */
export const allowances: Pattern = [
  atWhen(
    ofDocument,
    isAllowance,
    fatal('BR-31', 'An allowance of the document must have its amount (BT-92).', amount),
    fatal('BR-32', 'An allowance of the document must have its VAT category (BT-95).', category),
    fatal('BR-33', 'An allowance of the document must have a reason (BT-97) or a code for it (BT-98).', reason),
    fatal('BR-CO-05', 'The reason of an allowance (BT-97) and its code (BT-98) must mean the same.', leftToPeople),
    fatal('BR-CO-21', 'An allowance of the document must say why (BT-97), by code (BT-98), or both.', reason),
    fatal('BR-DEC-01', 'The amount of an allowance (BT-92) has two decimals at most.', amountInCents),
    fatal('BR-DEC-02', 'The base of an allowance (BT-93) has two decimals at most.', baseInCents),
  ),
  atWhen(
    ofDocument,
    isCharge,
    fatal('BR-36', 'A charge of the document must have its amount (BT-99).', amount),
    fatal('BR-37', 'A charge of the document must have its VAT category (BT-102).', category),
    fatal('BR-38', 'A charge of the document must have a reason (BT-104) or a code for it (BT-105).', reason),
    fatal('BR-CO-06', 'The reason of a charge (BT-104) and its code (BT-105) must mean the same.', leftToPeople),
    fatal('BR-CO-22', 'A charge of the document must say why (BT-104), by code (BT-105), or both.', reason),
    fatal('BR-DEC-05', 'The amount of a charge (BT-99) has two decimals at most.', amountInCents),
    fatal('BR-DEC-06', 'The base of a charge (BT-100) has two decimals at most.', baseInCents),
  ),
  atWhen(
    ofLine,
    isAllowance,
    fatal('BR-41', 'An allowance of a line must have its amount (BT-136).', amount),
    fatal('BR-42', 'An allowance of a line must have a reason (BT-139) or a code for it (BT-140).', reason),
    fatal(
      'BR-CO-07',
      'The reason of a line’s allowance (BT-139) and its code (BT-140) must mean the same.',
      leftToPeople,
    ),
    fatal('BR-CO-23', 'An allowance of a line must say why (BT-139), by code (BT-140), or both.', reason),
    fatal('BR-DEC-24', 'The amount of a line’s allowance (BT-136) has two decimals at most.', amountInCents),
    fatal('BR-DEC-25', 'The base of a line’s allowance (BT-137) has two decimals at most.', baseInCents),
  ),
  atWhen(
    ofLine,
    isCharge,
    fatal('BR-43', 'A charge of a line must have its amount (BT-141).', amount),
    fatal('BR-44', 'A charge of a line must have a reason (BT-144) or a code for it (BT-145).', reason),
    fatal('BR-CO-08', 'The reason of a line’s charge (BT-144) and its code (BT-145) must mean the same.', leftToPeople),
    fatal('BR-CO-24', 'A charge of a line must say why (BT-144), by code (BT-145), or both.', reason),
    fatal('BR-DEC-27', 'The amount of a line’s charge (BT-141) has two decimals at most.', amountInCents),
    fatal('BR-DEC-28', 'The base of a line’s charge (BT-142) has two decimals at most.', baseInCents),
  ),
];
