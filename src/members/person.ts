import type { Day } from '../basics/day.ts';
import { bornOn, type Hetu } from '../basics/identifiers/hetu.ts';
import type { Iban } from '../basics/identifiers/iban.ts';
import type { Language } from '../basics/money.ts';
import type { Address } from './contact.ts';
import { type PayoutMode, type Said, saidOn, type YelStatus } from './declaration.ts';
import type { IdentityCheck } from './identity.ts';
import type { LineOfBusiness } from './line-of-business.ts';
import type { Standing } from './readiness.ts';
import { type TaxCard, taxCardOn } from './tax-card.ts';

/** An entrepreneur as they stand. What is sealed is opened when asked for, and is null where it has not been given. */
export type Person = {
  readonly id: string;
  /** The legal name once it is given, until then the one they registered with. */
  readonly name: string;
  readonly firstNames: string | null;
  readonly lastName: string | null;
  readonly email: string;
  readonly language: Language;
  readonly joinedAt: Date;
  readonly lastUsedOn: Day;
  readonly lineOfBusiness: LineOfBusiness | null;
  readonly marketingName: string | null;
  /** The file of the picture. */
  readonly picture: string | null;
  /** Null where the account is the first one ever given. */
  readonly ibanChangedAt: Date | null;
  /** Null also where the personal identity code was corrected after the check. */
  readonly identity: IdentityCheck | null;
  readonly yel: readonly Said<YelStatus>[];
  readonly payoutModes: readonly Said<PayoutMode>[];
  /** The version of the terms last accepted. */
  readonly terms: string | null;
  readonly given: {
    readonly hetu: boolean;
    readonly iban: boolean;
    readonly address: boolean;
    readonly phone: boolean;
  };
  hetu(): Hetu | null;
  iban(): Iban | null;
  address(): Address | null;
  phone(): string | null;
  taxCards(): readonly TaxCard[];
};

export type Unaddressed = Omit<Person, 'email'>;

/** What a payout needs to know of an entrepreneur. Days are asked of it, since pay may be for another day than today. */
export type Payee = {
  readonly id: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly hetu: Hetu | null;
  readonly bornOn: Day | null;
  readonly iban: Iban | null;
  readonly ibanChangedAt: Date | null;
  readonly identityVerified: IdentityCheck | null;
  readonly language: Language;
  /** The card of the kind the payout mode needs, else one of the other kind; null where none is valid that day. */
  taxCardOn(day: Day): TaxCard | null;
  yelOn(day: Day): YelStatus;
  modeOn(day: Day): PayoutMode | null;
};

/** A person as a payee. What is sealed is opened when it is first asked for: a run loads some while it works on others. */
export function payeeOf(person: Unaddressed): Payee {
  const hetu = once(person.hetu);
  const iban = once(person.iban);
  const modeOn = (day: Day) => saidOn(person.payoutModes, day);
  return {
    id: person.id,
    firstName: person.firstNames,
    lastName: person.lastName,
    get hetu() {
      return hetu();
    },
    get bornOn() {
      const code = hetu();
      return code && bornOn(code);
    },
    get iban() {
      return iban();
    },
    ibanChangedAt: person.ibanChangedAt,
    identityVerified: person.identity,
    language: person.language,
    taxCardOn: (day) => taxCardOn(person.taxCards(), day, modeOn(day)),
    yelOn: (day) => saidOn(person.yel, day) ?? 'unknown',
    modeOn,
  };
}

function once<T>(find: () => T): () => T {
  let found: { value: T } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}

/** What of a person decides whether they can invoice and be paid today. */
export function standingOf(person: Person, today: Day): Standing {
  const payoutMode = saidOn(person.payoutModes, today);
  return {
    named: person.lastName !== null,
    lineOfBusiness: person.lineOfBusiness,
    termsAccepted: person.terms !== null,
    hetuGiven: person.given.hetu,
    ibanGiven: person.given.iban,
    addressGiven: person.given.address,
    phoneGiven: person.given.phone,
    identityVerified: person.identity !== null,
    payoutMode,
    yel: saidOn(person.yel, today),
    taxCard: taxCardOn(person.taxCards(), today, payoutMode),
  };
}
