import type { Day } from '../basics/day.ts';
import type { PricedLine, VatCategory } from '../basics/invoice-arithmetic.ts';
import { type BasisPoints, type Cents, cents, decimal, minus, plus, zero } from '../basics/money.ts';

/**
 * The one semantic invoice (terms of EN 16931), from which Finvoice, Peppol and the PDF are written. Its fields are those
 * of the JSON invoice object. Amounts of a credit note are positive: what is credited; each format knows its own sign.
 */
export type Invoice = {
  readonly kind: 'invoice' | 'credit-note' | 'reminder';
  readonly number: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly currency: 'EUR';
  readonly language: 'fi' | 'sv' | 'en';
  /** The payer's payment reference, national or RF. */
  readonly reference: string | null;
  readonly buyerReference: string | null;
  readonly orderReference: string | null;
  readonly originalInvoice: InvoiceMention | null;
  readonly seller: Seller;
  readonly buyer: Buyer;
  readonly lines: readonly InvoiceLine[];
  readonly notes: readonly string[];
  readonly lateInterestBp: BasisPoints | null;
  /** The work that gives a household deduction, VAT included. */
  readonly householdWorkCents: Cents | null;
  readonly precedingReminders: readonly InvoiceMention[];
} & Settlement;

/** What makes the sum to pay another than the total with VAT; each is given only where it is not zero. */
type Settlement = {
  /** What was paid before the invoice was made (BT-113). */
  readonly prepaidCents?: Cents;
  /** What is put on the sum to pay, or taken off it (negative), to round it (BT-114). */
  readonly roundingCents?: Cents;
};

/** The sum to pay (BT-115): the total with VAT, less what was paid before, plus the rounding (BR-CO-16). */
export const payableOf = ({ prepaidCents = zero, roundingCents = zero }: Settlement, grossCents: Cents): Cents =>
  minus(plus(grossCents, roundingCents), prepaidCents);

/**
 * An invoice as it came from outside: what some country or sender leaves out is null, and amounts may be in another
 * currency. `soundInvoice` makes of it an Invoice that can be written.
 */
export type GivenInvoice = Omit<Invoice, 'currency' | 'seller' | 'buyer' | 'originalInvoice' | 'precedingReminders'> & {
  readonly originalInvoice: GivenMention | null;
  readonly precedingReminders: readonly GivenMention[];
  /** ISO 4217; amounts are in its hundredths. */
  readonly currency: string;
  readonly seller: Omit<Seller, 'address' | 'businessId' | 'iban'> & {
    readonly address: GivenAddress;
    readonly businessId: string | null;
    /** An IBAN, or another kind of account where the document gives that. */
    readonly iban: string | null;
  };
  readonly buyer: Omit<Buyer, 'address'> & { readonly address: GivenAddress };
};

export type GivenMention = { readonly number: string; readonly issuedOn: Day | null };

export type GivenAddress = {
  readonly street: string | null;
  readonly postCode: string | null;
  readonly town: string | null;
  readonly country: string;
};

/** Another document named by its number and day. */
export type InvoiceMention = { readonly number: string; readonly issuedOn: Day };

export type Address = {
  readonly street: string;
  readonly postCode: string;
  readonly town: string;
  /** ISO 3166-1, two letters. */
  readonly country: string;
};

type Party = {
  readonly name: string;
  readonly vatNumber: string | null;
  readonly address: Address;
  /** OVT, or an IBAN where a bank carries the e-invoice. */
  readonly eAddress: string | null;
  readonly intermediator: string | null;
  readonly email: string | null;
};

export type Seller = Party & {
  readonly businessId: string;
  readonly iban: string;
  readonly bic: string | null;
  readonly phone: string | null;
  /** The marketing name of the person who did the work for the seller. */
  readonly performedBy: string | null;
};

export type Buyer = Party & {
  /** A Y-tunnus where the buyer is in Finland, else what the buyer's country gives. */
  readonly businessId: string | null;
  readonly person: boolean;
  readonly contact: string | null;
};

export type InvoiceLine = PricedLine & {
  readonly id: string;
  readonly description: string;
  /** UN/ECE Recommendation 20 code: HUR an hour, DAY a day, C62 a piece. */
  readonly unit: string;
  /** Why no VAT is charged; only with the categories E, AE, K, G and O. */
  readonly reason: string | null;
  readonly servedFrom: Day | null;
  readonly servedTo: Day | null;
};

/** The days between which the work of all lines was done; null where no line tells. */
export function servicePeriod(lines: readonly InvoiceLine[]): { from: Day | null; to: Day | null } {
  let from: Day | null = null;
  let to: Day | null = null;
  for (const { servedFrom, servedTo } of lines) {
    const first = servedFrom ?? servedTo;
    const last = servedTo ?? servedFrom;
    if (first && (from === null || first < from)) from = first;
    if (last && (to === null || last > to)) to = last;
  }
  return { from, to };
}

/** Why a VAT category is not taxed: every reason that its lines give, once each. */
export const reasonsOf = (lines: readonly InvoiceLine[], category: VatCategory): string[] => [
  ...new Set(lines.filter((line) => line.vat.category === category).flatMap((line) => line.reason ?? [])),
];

// Codes of the VATEX list. An exemption (E) has many grounds and its text tells which, so it carries no code.
const exemptionCodes: Partial<Record<VatCategory, string>> = {
  AE: 'VATEX-EU-AE',
  K: 'VATEX-EU-IC',
  G: 'VATEX-EU-G',
  O: 'VATEX-EU-O',
};

/** The code of the VATEX list for a category, where the category alone decides it. */
export const exemptionCode = (category: VatCategory): string | null => exemptionCodes[category] ?? null;

/** A rate in percent in machine form: `25.5`, `0`. */
export const ratePercent = (rate: BasisPoints): string => decimal(cents(rate)).replace(/\.?0+$/, '');
