import {
  type Basis,
  type Category,
  categories,
  type Purpose,
  type PurposeFacts,
  purposes,
  type Recipient,
  type RegisterName,
  recipients,
  type Source,
} from '../basics/inventory.ts';
import type { PersonalData, Table } from '../basics/tables.ts';

// What the service keeps of people, gathered from the declarations of every column: the notice, its JSON and the record of
// processing (GDPR Article 30) all say this and nothing else.

/** The letters of GDPR Article 6(1). */
export const articleLetters: Record<Basis, 'a' | 'b' | 'c' | 'f'> = {
  consent: 'a',
  contract: 'b',
  'legal-obligation': 'c',
  'legitimate-interest': 'f',
};

export type CategoryFacts = {
  category: Category;
  purposes: Purpose[];
  sources: Source[];
  recipients: Recipient[];
  /** Every value of the kind is ciphertext under the person's own key. */
  sealed: boolean;
  /** The declared tables that hold it, for the record of processing. */
  tables: string[];
};
export type RegisterFacts = { register: RegisterName; categories: CategoryFacts[] };

// In the order the notice tells them.
export const registers = ['everyone', 'entrepreneurs', 'clients', 'staff'] as const satisfies readonly RegisterName[];
export const sources = [
  'subject',
  'use',
  'entrepreneur',
  'customer',
  'bank',
  'authority',
  'staff',
] as const satisfies readonly Source[];
const purposeOrder = Object.keys(purposes) as Purpose[];

type Kept = PersonalData & { register: RegisterName; table: string };

/** What the declared tables hold of people, register by register; registers and kinds that nothing holds are left out. */
export function factsOf(tables: readonly Table[]): RegisterFacts[] {
  const kept = tables.flatMap(({ name, about, columns }) =>
    Object.values(columns).flatMap(({ personal }): Kept[] =>
      personal && about ? [{ ...personal, register: about.register, table: name }] : [],
    ),
  );
  return registers
    .map((register) => ({
      register,
      categories: categories
        .map((category) =>
          categoryFacts(
            category,
            kept.filter((one) => one.register === register && one.category === category),
          ),
        )
        .filter((facts) => facts.tables.length > 0),
    }))
    .filter((facts) => facts.categories.length > 0);
}

const categoryFacts = (category: Category, kept: readonly Kept[]): CategoryFacts => ({
  category,
  purposes: purposeOrder.filter((purpose) => kept.some((one) => one.purposes.includes(purpose))),
  sources: sources.filter((source) => kept.some((one) => one.source === source)),
  recipients: recipients.filter((recipient) => kept.some((one) => one.recipients.includes(recipient))),
  sealed: kept.length > 0 && kept.every((one) => one.sealed),
  tables: [...new Set(kept.map((one) => one.table))].sort(),
});

/** The ground of a purpose and how long what is kept for it may stay, in months after the moment that is named. */
export const groundOf = (purpose: Purpose) => {
  const { basis, statute, ends }: PurposeFacts = purposes[purpose];
  return { purpose, basis, article: `6(1)(${articleLetters[basis]})`, statute: statute ?? null, ...ends };
};
