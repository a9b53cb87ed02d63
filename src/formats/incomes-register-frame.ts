import type { BusinessId } from '../basics/identifiers/business-id.ts';
import { inLine } from './one-line.ts';
import { el, type Xml } from './xml.ts';

/** What every delivery to the Incomes Register begins with. */
export type Delivery = {
  /** The payer's own id of the delivery, 1–40 of a–z A–Z 0–9 _ -, never used twice. */
  readonly deliveryId: string;
  /** An instant in ISO 8601 with its time zone. */
  readonly createdAt: string;
  readonly production: boolean;
  readonly owner: { readonly businessId: BusinessId };
  /** A service that reports on the owner's behalf, and signs; the owner itself where left out. */
  readonly creator?: { readonly businessId: BusinessId } | undefined;
};

/** A person at the payer whom the register may call. */
export type Contact = { readonly name: string; readonly phone: string };

/** What a delivery holds (DeliveryDataType): reports of earnings, an employer's separate reports, and what cancels either or a whole delivery of them. */
export const deliveryTypes = {
  earnings: 100,
  separate: 101,
  'cancel-earnings': 105,
  'cancel-separate': 106,
  'cancel-earnings-delivery': 109,
  'cancel-separate-delivery': 110,
} as const;

/** The first elements of DeliveryData, which all messages share. */
export const frameOf = (delivery: Delivery, type: keyof typeof deliveryTypes): Xml[] => [
  el('Timestamp', delivery.createdAt),
  el('Source', 'Kevyt'),
  el('DeliveryDataType', deliveryTypes[type]),
  el('DeliveryId', delivery.deliveryId),
  // One faulty report must not keep the others from being in time.
  el('FaultyControl', 1),
  el('ProductionEnvironment', String(delivery.production)),
  el('DeliveryDataOwner', identified(1, delivery.owner.businessId)),
  // The register wants whoever makes a delivery to be the one who sends it.
  ...['DeliveryDataCreator', 'DeliveryDataSender'].map((role) =>
    el(role, identified(1, (delivery.creator ?? delivery.owner).businessId)),
  ),
];

export const contactPersons = ({ name, phone }: Contact): Xml =>
  el(
    'ContactPersons',
    el('ContactPerson', [
      el('Name', inLine(name, 200)),
      el('Telephone', inLine(phone, 40)),
      el('ResponsibilityCode', 1),
    ]),
  );

export const identified = (type: number, code: string): Xml[] => [el('Type', type), el('Code', code)];

/** An id of the payer's own; two hyphens side by side are refused anywhere in a message. */
export const isOwnId = (id: string): boolean => /^(?!.*--)[0-9a-zA-Z_-]{1,40}$/.test(id);

/** An id that the register gave. */
export const isRegisterId = (id: string): boolean => /^[0-9a-fA-F]{32}$/.test(id);
