import type { Category, Erasure, Purpose, Recipient, RegisterName, Source } from './inventory.ts';

// Every column is declared once; row types, the notice, exports, erasure and the schema test all come from the declaration.

type SqlType =
  | 'uuid'
  | 'text'
  | 'bigint'
  | 'integer'
  | 'boolean'
  | 'date'
  | 'timestamp with time zone'
  | 'json'
  | 'jsonb'
  | 'bytea';

/** What the notice says of a personal value: what it is, why it is kept, where it came from, who gets it, how it ends. */
export type PersonalData = {
  category: Category;
  purposes: readonly [Purpose, ...Purpose[]];
  source: Source;
  recipients: readonly Recipient[];
  erasure: Erasure;
  sealed: boolean;
};

export type Column<Value = unknown, InsertOptional extends boolean = boolean, Inserted = Value> = {
  readonly sqlType: SqlType;
  readonly nullable: boolean;
  readonly defaulted: InsertOptional;
  readonly personal: PersonalData | null;
  /** Never present at run time; carries the type a query reads. */
  readonly value?: Value;
  /** Never present at run time; carries the type a write gives where it differs from what is read. */
  readonly inserted?: Inserted;
};

const column = <Value, Inserted = Value>(sqlType: SqlType): Column<Value, false, Inserted> => ({
  sqlType,
  nullable: false,
  defaulted: false,
  personal: null,
});

export const uuid = () => column<string>('uuid');
export const text = <T extends string = string>() => column<T>('text');
/** Whole numbers: cents, minutes, counters. Read as safe integers; a larger value is an error, never a rounded number. */
export const whole = <T extends number = number>() => column<T>('bigint');
export const small = () => column<number>('integer');
export const flag = () => column<boolean>('boolean');
export const dayColumn = <T extends string = string>() => column<T>('date');
export const instant = () => column<Date>('timestamp with time zone');
/** JSON kept to the letter, written as text: what was hashed or answered must come back byte for byte. */
export const json = <T>() => column<T, string>('json');
export const bytes = () => column<Uint8Array>('bytea');

/** The column may be null. */
export const optional = <V, D extends boolean, I>(of: Column<V, D, I>): Column<V | null, true, I | null> => ({
  ...of,
  nullable: true,
  defaulted: true,
});
/** The database fills the column where an insert leaves it out. */
export const defaulted = <V, I>(of: Column<V, boolean, I>): Column<V, true, I> => ({ ...of, defaulted: true });

type PersonalOptions = Partial<Omit<PersonalData, 'category' | 'purposes'>>;

/** Marks a column as personal data. Source defaults to the person, erasure to deletion, recipients to nobody. */
export const personal = <V, D extends boolean, I>(
  of: Column<V, D, I>,
  category: Category,
  purposes: readonly [Purpose, ...Purpose[]],
  { source = 'subject', recipients = [], erasure = 'delete', sealed = false }: PersonalOptions = {},
): Column<V, D, I> => ({ ...of, personal: { category, purposes, source, recipients, erasure, sealed } });

/** A sealed personal column: ciphertext under the person's key, opened only by platform/secrets. */
export const sealed = (category: Category, purposes: readonly [Purpose, ...Purpose[]], options: PersonalOptions = {}) =>
  personal(column<string>('text'), category, purposes, { erasure: 'shred', ...options, sealed: true });

export type Columns = Record<string, Column>;
export type Table<C extends Columns = Columns> = {
  readonly name: string;
  /** Whose data the rows are, and the column that says so; null where no row is about a person. */
  readonly about: { register: RegisterName; subject: string } | null;
  readonly why: string;
  readonly columns: C;
};

/** For a table about light entrepreneurs, whose owner stands in the column. */
export const entrepreneurs = (subject: string) => ({ register: 'entrepreneurs', subject }) as const;

/** Declares a table: its columns, whose rows they are, and in one sentence why it exists. */
export function table<C extends Columns>(name: string, about: Table['about'], why: string, columns: C): Table<C> {
  if (!about && Object.values(columns).some((one) => one.personal))
    throw new Error(`${name} holds personal data of nobody`);
  if (about && !(about.subject in columns)) throw new Error(`${name} has no column ${about.subject}`);
  return { name, about, why, columns };
}

type ValueOf<C> = C extends Column<infer V, boolean, infer _> ? V : never;
type WrittenOf<C> = C extends Column<infer _, boolean, infer I> ? I : never;
type InsertValueOf<C> = C extends Column<infer _, infer D, infer I> ? (true extends D ? I | undefined : I) : never;
type Row<C extends Columns> = {
  [K in keyof C]: { __select__: ValueOf<C[K]>; __insert__: InsertValueOf<C[K]>; __update__: WrittenOf<C[K]> };
};

/** The row types of declared tables in Kysely's terms: `Rows<typeof invoicingTables>`. */
export type Rows<T extends Record<string, Table>> = { [K in keyof T]: Row<T[K]['columns']> };
