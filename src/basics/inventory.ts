// The vocabulary of the privacy notice: registers, categories, purposes with their bases, sources, recipients and fates.
// Columns use these words in `tables.ts`; the notice, the record of processing and the export are rendered from both.

/** `everyone`: sign-in and the like, which people of every register have. */
export type RegisterName = 'entrepreneurs' | 'clients' | 'staff' | 'everyone';

/** GDPR Article 6(1): (b) contract, (c) legal obligation, (f) legitimate interest, (a) consent. */
export type Basis = 'contract' | 'legal-obligation' | 'legitimate-interest' | 'consent';

/** `ends`: how long after which moment the value goes; statutory periods are floors, the others ceilings. */
export type PurposeFacts = {
  basis: Basis;
  statute?: string;
  interest?: string;
  ends: { after: 'last-use' | 'financial-year' | 'event'; months: number };
};

const twoYearsAfterUse = { after: 'last-use', months: 24 } as const;

export const purposes = {
  account: { basis: 'contract', ends: twoYearsAfterUse },
  invoicing: { basis: 'contract', ends: twoYearsAfterUse },
  payout: { basis: 'contract', ends: twoYearsAfterUse },
  assignments: { basis: 'contract', ends: twoYearsAfterUse },
  care: { basis: 'contract', ends: twoYearsAfterUse },
  bookkeeping: {
    basis: 'legal-obligation',
    statute: 'Kirjanpitolaki 1336/1997 2:10 §',
    ends: { after: 'financial-year', months: 72 },
  },
  taxation: {
    basis: 'legal-obligation',
    statute: 'Laki tulotietojärjestelmästä 53/2018',
    ends: { after: 'financial-year', months: 72 },
  },
  evidence: { basis: 'legal-obligation', statute: 'GDPR 5(2), 7(1), 12', ends: { after: 'event', months: 36 } },
  security: {
    basis: 'legitimate-interest',
    interest: 'Keeping accounts and money safe from misuse.',
    ends: { after: 'event', months: 3 },
  },
  staffing: { basis: 'contract', ends: twoYearsAfterUse },
} as const satisfies Record<string, PurposeFacts>;
export type Purpose = keyof typeof purposes;

export const categories = [
  'name',
  'contact',
  'identity-code',
  'marketing-name',
  'line-of-business',
  'bank-account',
  'tax-card',
  'pension-insurance',
  'picture',
  'invoices',
  'payments',
  'pay',
  'own-customers',
  'sign-in',
  'consents',
  'access-log',
  'language',
  'messages',
  'requests',
] as const;
export type Category = (typeof categories)[number];

export const recipients = [
  'tax-administration',
  'bank',
  'invoice-recipient',
  'e-invoice-operator',
  'enforcement-authority',
  'clients',
] as const;
export type Recipient = (typeof recipients)[number];

export type Source = 'subject' | 'use' | 'staff' | 'customer' | 'bank' | 'authority' | 'entrepreneur';

/** What erasure does: rows go, the key that opens them goes, or a law keeps them restricted until its period ends. */
export type Erasure = 'delete' | 'shred' | 'kept-by-law';
