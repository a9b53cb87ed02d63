import type { Day } from '../basics/day.ts';
import type { BusinessId } from '../basics/identifiers/business-id.ts';
import type { Refusal } from '../basics/refusal.ts';
import { type Contact, contactPersons, type Delivery, frameOf, identified } from './incomes-register-frame.ts';
import type { EarningsReport } from './incomes-register-report.ts';
import { reportElement } from './incomes-register-report-xml.ts';
import { faultInDelivery, type RegisterFault } from './incomes-register-rules.ts';
import { el } from './xml.ts';

export type { EarningsReport, Paid } from './incomes-register-report.ts';

/** One delivery of earnings payment reports: everything that was paid on one day for one period. */
export type EarningsDelivery = Delivery & {
  readonly contact: Contact;
  readonly paidOn: Day;
  readonly periodFrom: Day;
  readonly periodTo: Day;
  /** `types` of the list PayerType, such as 4 for a foreign employer; an ordinary payer has none. */
  readonly payer: { readonly businessId: BusinessId; readonly types?: readonly number[] | undefined };
  readonly reports: readonly EarningsReport[];
};

/** A piece of the file with that number; a new number begins a new file. */
export type RegisterPiece = { readonly file: number; readonly text: string };

/** The Incomes Register takes no delivery past this. */
const largestBytes = 50_000_000;

/**
 * The delivery as the Incomes Register takes it (WageReportsToIR), in pieces, so that a large run is never held whole; a new
 * file with a delivery id of its own begins before one would pass `limitBytes`. Refused as incomes-register-rules.ts says.
 */
export function earningsReport(
  delivery: EarningsDelivery,
  limitBytes = largestBytes,
): Generator<RegisterPiece> | Refusal<RegisterFault> {
  return faultInDelivery(delivery) ?? pieces(delivery, limitBytes);
}

/** The delivery id of the file with a number, which is also its name: every delivery needs one of its own. */
export function deliveryIdOf(deliveryId: string, file: number): string {
  const suffix = file === 1 ? '' : `_${file}`;
  return deliveryId.slice(0, 40 - suffix.length) + suffix;
}

function* pieces(delivery: EarningsDelivery, limitBytes: number): Generator<RegisterPiece> {
  let file = 1;
  let bytes = 0;
  let bundle = opening(delivery, file);
  for (const report of delivery.reports) {
    const text = `${reportElement(report).markup}\n`;
    bytes += byteLength(text);
    if (bytes > limitBytes - envelopeBytes && bytes > byteLength(text)) {
      yield { file, text: bundle + closing };
      file++;
      bytes = byteLength(text);
      bundle = opening(delivery, file);
    }
    bundle += text;
    if (bundle.length > 200_000) {
      yield { file, text: bundle };
      bundle = '';
    }
  }
  yield { file, text: bundle + closing };
}

const encoder = new TextEncoder();
const byteLength = (text: string): number => encoder.encode(text).length;

// More than everything around the reports can ever be, a signature with its certificate included.
const envelopeBytes = 20_000;

const closing = '</Reports></DeliveryData></wrtir:WageReportsRequestToIR>\n';

function opening(delivery: EarningsDelivery, file: number): string {
  const { payer } = delivery;
  const head = [
    ...frameOf({ ...delivery, deliveryId: deliveryIdOf(delivery.deliveryId, file) }, 'earnings'),
    el('PaymentPeriod', [
      el('PaymentDate', delivery.paidOn),
      el('StartDate', delivery.periodFrom),
      el('EndDate', delivery.periodTo),
    ]),
    contactPersons(delivery.contact),
    el('Payer', [
      el('PayerIds', el('Id', identified(1, payer.businessId))),
      el(
        'PayerOther',
        el(
          'PayerTypes',
          payer.types?.map((code) => el('Code', code)),
        ),
      ),
    ]),
  ];
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<wrtir:WageReportsRequestToIR xmlns:wrtir="http://www.tulorekisteri.fi/2017/1/WageReportsToIR"><DeliveryData>\n' +
    `${head.join('\n')}\n<Reports>\n`
  );
}
