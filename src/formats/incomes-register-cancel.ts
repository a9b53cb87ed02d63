import { type Refusal, refuse } from '../basics/refusal.ts';
import { type Delivery, type deliveryTypes, frameOf, isOwnId, isRegisterId } from './incomes-register-frame.ts';
import { type FrameFault, faultInFrame, isVersion } from './incomes-register-rules.ts';
import { el, xmlDocument } from './xml.ts';

/** What takes back reports that the register holds, or one whole delivery; there is no way back but to report anew. */
export type Cancellation = Delivery & {
  readonly of: Exclude<keyof typeof deliveryTypes, 'earnings' | 'separate'>;
  readonly items: readonly CancelledItem[];
};

/** By the payer's own id, the register's, or both; the version where only that one may be cancelled. */
type CancelledItem = {
  readonly id?: string | undefined;
  readonly registerId?: string | undefined;
  readonly version?: number | undefined;
};

export type CancellationFault =
  | FrameFault
  | 'no-reports'
  | 'report-id-missing'
  | 'report-id-invalid'
  | 'report-id-repeated'
  | 'one-delivery-at-a-time';

/**
 * The cancellation as the register takes it (InvalidationsToIR). Refused with the item's id: `report-id-missing` where neither id is
 * given, ids that are none or stand twice, a version that is none or names a delivery's, and `one-delivery-at-a-time`.
 */
export function cancellation(of: Cancellation): string | Refusal<CancellationFault> {
  return faultIn(of) ?? written(of);
}

function faultIn(of: Cancellation): Refusal<CancellationFault> | null {
  const inFrame = faultInFrame(of);
  if (inFrame) return inFrame;
  if (of.items.length === 0) return refuse('no-reports');
  const wholeDelivery = of.of.endsWith('-delivery');
  if (wholeDelivery && of.items.length > 1) return refuse('one-delivery-at-a-time');
  const seen = new Set<string>();
  for (const item of of.items) {
    const fault = faultInItem(item, wholeDelivery);
    if (fault) return refuse(fault, { id: item.id ?? item.registerId });
    // An id of ours and one of the register's may look the same without being it.
    const names = [item.id && `own ${item.id}`, item.registerId && `register ${item.registerId.toLowerCase()}`];
    if (names.some((name) => name && seen.has(name)))
      return refuse('report-id-repeated', { id: item.id ?? item.registerId });
    for (const name of names) if (name) seen.add(name);
  }
  return null;
}

function faultInItem({ id, registerId, version }: CancelledItem, wholeDelivery: boolean): CancellationFault | null {
  if (id === undefined && registerId === undefined) return 'report-id-missing';
  if (id !== undefined && !isOwnId(id)) return 'report-id-invalid';
  if (registerId !== undefined && !isRegisterId(registerId)) return 'register-id-invalid';
  return version !== undefined && (wholeDelivery || !isVersion(version)) ? 'version-invalid' : null;
}

const written = (of: Cancellation): string =>
  xmlDocument(
    el(
      'itir:InvalidationsRequestToIR',
      el('DeliveryData', [
        frameOf(of, of.of),
        el(
          'Items',
          of.items.map((item) =>
            el('Item', [el('IRItemId', item.registerId), el('ItemId', item.id), el('ItemVersion', item.version)]),
          ),
        ),
      ]),
      { 'xmlns:itir': 'http://www.tulorekisteri.fi/2017/1/InvalidationsToIR' },
    ),
  );
