// A long list as one parameter in the database's own binary form: written as text, thousands of values take longer to be
// quoted and read again than the statement takes to run.

/** Ids for `$1::uuid[]`. */
export const uuids = (values: readonly (string | null)[]): Buffer => binaryArray(2950, values, () => 16, writeUuid);

/** Whole numbers for `$1::bigint[]`; throws where one is not safe. */
export const bigints = (values: readonly (number | null)[]): Buffer => binaryArray(20, values, () => 8, writeBigint);

/** Whole numbers for `$1::int[]`. */
export const ints = (values: readonly (number | null)[]): Buffer =>
  binaryArray(
    23,
    values,
    () => 4,
    (into, value, at) => into.writeInt32BE(value, at),
  );

/** Days for `$1::date[]`. */
export const days = (values: readonly (string | null)[]): Buffer =>
  binaryArray(
    1082,
    values,
    () => 4,
    (into, value, at) => into.writeInt32BE(daysSince2000(value), at),
  );

/** Texts for `$1::text[]`. */
export const texts = (values: readonly (string | null)[]): Buffer =>
  binaryArray(25, values, utf8Length, (into, value, at) => into.write(value, at, 'utf8'));

/** Bytes for `$1::bytea[]`. */
export const byteas = (values: readonly (Uint8Array | null)[]): Buffer =>
  binaryArray(
    17,
    values,
    (value) => value.byteLength,
    (into, value, at) => into.set(value, at),
  );

const daysSince2000 = (day: string): number => (Date.parse(day) - Date.UTC(2000, 0, 1)) / 86_400_000;

const headBytes = 20;
const utf8Length = (value: string): number => Buffer.byteLength(value, 'utf8');

/** The form of `array_send`: dimensions, whether there are nulls, the type of the elements, how many from which index, each. */
function binaryArray<T>(
  type: number,
  values: readonly (T | null)[],
  lengthOf: (value: T) => number,
  write: (into: Buffer, value: T, at: number) => void,
): Buffer {
  let bytes = headBytes;
  for (const value of values) bytes += value === null ? 4 : 4 + lengthOf(value);
  const into = Buffer.allocUnsafe(bytes);
  into.writeInt32BE(1, 0);
  into.writeInt32BE(1, 4);
  into.writeInt32BE(type, 8);
  into.writeInt32BE(values.length, 12);
  into.writeInt32BE(1, 16);
  let at = headBytes;
  for (const value of values) {
    const length = value === null ? -1 : lengthOf(value);
    into.writeInt32BE(length, at);
    at += 4;
    if (value === null) continue;
    write(into, value, at);
    at += length;
  }
  return into;
}

// Digit by digit, since taking the hyphens out of every id first would be a good part of all the memory a long run uses up.
function writeUuid(into: Buffer, id: string, at: number): void {
  let from = 0;
  for (let byte = 0; byte < 16; byte++) {
    if (byte === 4 || byte === 6 || byte === 8 || byte === 10) from += 1;
    into[at + byte] = (hexDigit(id.charCodeAt(from)) << 4) | hexDigit(id.charCodeAt(from + 1));
    from += 2;
  }
  if (id.length !== 36 || id[8] !== '-' || id[13] !== '-' || id[18] !== '-' || id[23] !== '-') throw notUuid();
}

const notUuid = () => new Error('an id of another shape than a UUID');

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  if (letter >= 0x61 && letter <= 0x66) return letter - 0x57;
  throw notUuid();
}

function writeBigint(into: Buffer, value: number, at: number): void {
  if (!Number.isSafeInteger(value)) throw new Error('a whole number passed the safe range');
  into.writeInt32BE(Math.floor(value / 2 ** 32), at);
  into.writeUInt32BE(value >>> 0, at + 4);
}
