import { type Refusal, refuse } from '../basics/refusal.ts';
import { QrCanvas } from './qr-canvas.ts';

// What ISO/IEC 18004 gives for error correction M, by version from 1: all codewords, those of correction in a block, blocks.
const versions: readonly (readonly [all: number, correction: number, blocks: number])[] = [
  [26, 10, 1],
  [44, 16, 1],
  [70, 26, 1],
  [100, 18, 2],
  [134, 24, 2],
  [172, 16, 4],
  [196, 18, 4],
  [242, 22, 4],
  [292, 22, 5],
  [346, 26, 5],
  [404, 30, 5],
  [466, 22, 8],
  [532, 22, 9],
];

/**
 * The QR code of a text in UTF-8 with error correction M, as small as it can be up to version 13 (the EPC's limit), masked as
 * the standard chooses: rows of squares, 1 the dark ones, without the empty edge. Refused: `too-long` (above 331 bytes of
 * ASCII, 330 of other letters).
 */
export function qrCode(text: string): readonly Uint8Array[] | Refusal<'too-long'> {
  const bytes = new TextEncoder().encode(text);
  for (const [index, [all, correction, blocks]] of versions.entries()) {
    const data = codewords(bytes, index + 1, all - correction * blocks);
    if (data) return new QrCanvas(index + 1).filledWith(interleaved(data, correction, blocks));
  }
  return refuse('too-long');
}

/** The bytes behind their mode and their count, closed and filled up to the room; null where they do not fit. */
function codewords(bytes: Uint8Array, version: number, room: number): Uint8Array | null {
  const countNibbles = version < 10 ? 2 : 4;
  // Without being told (ECI 26), readers guess the alphabet of letters beyond ASCII, and guess wrong.
  const isPlain = bytes.every((byte) => byte < 0x80);
  const nibbles = isPlain ? [4] : [7, 1, 10, 4];
  for (let at = countNibbles - 1; at >= 0; at--) nibbles.push((bytes.length >> (4 * at)) & 15);
  for (const byte of bytes) nibbles.push(byte >> 4, byte & 15);
  if (nibbles.length > 2 * room || bytes.length >= 16 ** countNibbles) return null;
  // The end is told where there is room to tell it, and a codeword that was begun is filled.
  if (nibbles.length < 2 * room) nibbles.push(0);
  if (nibbles.length % 2 === 1) nibbles.push(0);
  const data = new Uint8Array(room);
  for (let at = 0; at < room; at++) {
    const [high, low] = [nibbles[2 * at], nibbles[2 * at + 1]];
    // Two bytes in turn fill what is left.
    data[at] = high === undefined ? ((at - nibbles.length / 2) % 2 === 0 ? 0xec : 0x11) : (high << 4) | (low ?? 0);
  }
  return data;
}

/** The blocks and their correction, woven so that a stain spoils a little of each block and not one block whole. */
function interleaved(data: Uint8Array, correction: number, blocks: number): Uint8Array {
  const short = Math.floor(data.length / blocks);
  const shortBlocks = blocks - (data.length % blocks);
  const divisor = generator(correction);
  const parts: Uint8Array[] = [];
  const checks: Uint8Array[] = [];
  for (let block = 0, at = 0; block < blocks; block++) {
    const length = short + (block < shortBlocks ? 0 : 1);
    const part = data.subarray(at, at + length);
    parts.push(part);
    checks.push(remainder(part, divisor));
    at += length;
  }
  const woven: number[] = [];
  for (let at = 0; at <= short; at++) for (const part of parts) if (at < part.length) woven.push(part[at] ?? 0);
  for (let at = 0; at < correction; at++) for (const check of checks) woven.push(check[at] ?? 0);
  return Uint8Array.from(woven);
}

// Arithmetic in the field of 256 elements whose polynomial is x⁸ + x⁴ + x³ + x² + 1.
const powers = new Uint8Array(510);
const logarithms = new Uint8Array(256);
for (let at = 0, value = 1; at < 255; at++) {
  powers[at] = value;
  powers[at + 255] = value;
  logarithms[value] = at;
  value = value << 1 > 255 ? (value << 1) ^ 0x11d : value << 1;
}

const product = (a: number, b: number): number =>
  a === 0 || b === 0 ? 0 : (powers[(logarithms[a] ?? 0) + (logarithms[b] ?? 0)] ?? 0);

/** The generator polynomial of Reed and Solomon, its highest coefficient (1) left out. */
function generator(degree: number): Uint8Array {
  const coefficients = new Uint8Array(degree);
  coefficients[degree - 1] = 1;
  for (let root = 0; root < degree; root++)
    for (let at = 0; at < degree; at++)
      coefficients[at] = product(coefficients[at] ?? 0, powers[root] ?? 0) ^ (coefficients[at + 1] ?? 0);
  return coefficients;
}

function remainder(data: Uint8Array, divisor: Uint8Array): Uint8Array {
  const result = new Uint8Array(divisor.length);
  for (const byte of data) {
    const factor = byte ^ (result[0] ?? 0);
    result.copyWithin(0, 1);
    result[result.length - 1] = 0;
    for (let at = 0; at < divisor.length; at++) result[at] = (result[at] ?? 0) ^ product(divisor[at] ?? 0, factor);
  }
  return result;
}
