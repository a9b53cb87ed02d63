/** The squares of one QR code while it is drawn. Names and numbers are those of ISO/IEC 18004. */
export class QrCanvas {
  readonly #size: number;
  readonly #version: number;
  readonly #dark: Uint8Array[];
  /** Squares of patterns and formats, which carry no data and are not masked. */
  readonly #fixed: Uint8Array[];

  constructor(version: number) {
    this.#version = version;
    this.#size = 17 + 4 * version;
    this.#dark = this.#squares();
    this.#fixed = this.#squares();
  }

  /** The finished code with these codewords, under the mask that leaves the fewest shapes that mislead a reader. */
  filledWith(codewords: Uint8Array): readonly Uint8Array[] {
    this.#drawPatterns();
    this.#drawCodewords(codewords);
    let best = { penalty: Infinity, dark: this.#dark };
    for (let mask = 0; mask < 8; mask++) {
      const dark = this.#masked(mask);
      const penalty = penaltyOf(dark);
      if (penalty < best.penalty) best = { penalty, dark };
    }
    return best.dark;
  }

  #squares(): Uint8Array[] {
    return Array.from({ length: this.#size }, () => new Uint8Array(this.#size));
  }

  #set(row: number, column: number, dark: boolean): void {
    const [squares, fixed] = [this.#dark[row], this.#fixed[row]];
    if (!squares || !fixed || column < 0 || column >= this.#size) return;
    squares[column] = dark ? 1 : 0;
    fixed[column] = 1;
  }

  #drawPatterns(): void {
    const last = this.#size - 1;
    for (let at = 0; at <= last; at++) {
      this.#set(6, at, at % 2 === 0);
      this.#set(at, 6, at % 2 === 0);
    }
    this.#drawFinder(3, 3);
    this.#drawFinder(3, last - 3);
    this.#drawFinder(last - 3, 3);
    this.#drawAlignments();
    this.#drawVersion();
    // Kept free for the format, which each mask writes for itself.
    this.#drawFormat(this.#dark, 0, true);
  }

  #drawFinder(row: number, column: number): void {
    for (let down = -4; down <= 4; down++)
      for (let across = -4; across <= 4; across++) {
        const ring = Math.max(Math.abs(down), Math.abs(across));
        this.#set(row + down, column + across, ring !== 2 && ring !== 4);
      }
  }

  #drawAlignments(): void {
    const places = this.#alignmentPlaces();
    const last = places.length - 1;
    for (const [i, row] of places.entries())
      for (const [j, column] of places.entries()) {
        const isAtFinder = (i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0);
        if (isAtFinder) continue;
        for (let down = -2; down <= 2; down++)
          for (let across = -2; across <= 2; across++)
            this.#set(row + down, column + across, Math.max(Math.abs(down), Math.abs(across)) !== 1);
      }
  }

  #alignmentPlaces(): number[] {
    if (this.#version === 1) return [];
    const far = this.#size - 7;
    return this.#version < 7 ? [6, far] : [6, (6 + far) / 2, far];
  }

  #drawVersion(): void {
    if (this.#version < 7) return;
    const bits = (this.#version << 12) | checkBits(this.#version, 12, 0x1f25);
    for (let at = 0; at < 18; at++) {
      const dark = ((bits >> at) & 1) === 1;
      const [near, far] = [Math.floor(at / 3), this.#size - 11 + (at % 3)];
      this.#set(near, far, dark);
      this.#set(far, near, dark);
    }
  }

  /** Error correction M (00) and the mask, written twice, and the one square that is always dark. */
  #drawFormat(dark: Uint8Array[], mask: number, reserves = false): void {
    const bits = ((mask << 10) | checkBits(mask, 10, 0x537)) ^ 0x5412;
    const put = (row: number, column: number, at: number) => {
      const line = dark[row];
      if (line) line[column] = (bits >> at) & 1;
      const fixed = this.#fixed[row];
      if (reserves && fixed) fixed[column] = 1;
    };
    for (let at = 0; at < 15; at++) {
      const along = at < 6 ? at : at < 8 ? at + 1 : at === 8 ? 7 : 14 - at;
      if (at < 8) put(along, 8, at);
      else put(8, along, at);
      if (at < 8) put(8, this.#size - 1 - at, at);
      else put(this.#size - 15 + at, 8, at);
    }
    const lowest = dark[this.#size - 8];
    if (lowest) lowest[8] = 1;
    const fixed = this.#fixed[this.#size - 8];
    if (reserves && fixed) fixed[8] = 1;
  }

  /** Codewords run up and down in columns of two from the right, past the column of the timing pattern. */
  #drawCodewords(codewords: Uint8Array): void {
    let bit = 0;
    for (let right = this.#size - 1, up = true; right > 0; right -= 2, up = !up) {
      if (right === 6) right = 5;
      for (let step = 0; step < this.#size; step++) {
        const row = up ? this.#size - 1 - step : step;
        for (const column of [right, right - 1]) {
          if (this.#fixed[row]?.[column] === 1) continue;
          const squares = this.#dark[row];
          if (squares) squares[column] = ((codewords[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;
          bit++;
        }
      }
    }
  }

  #masked(mask: number): Uint8Array[] {
    const turns = masks[mask] ?? masks[0];
    const dark = this.#dark.map((line, row) =>
      line.map((square, column) => (this.#fixed[row]?.[column] === 1 || !turns?.(row, column) ? square : 1 - square)),
    );
    this.#drawFormat(dark, mask);
    return dark;
  }
}

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** The check bits of a BCH code: what is left of the value, moved up, after division by the polynomial. */
function checkBits(value: number, length: number, polynomial: number): number {
  let rest = value << length;
  const degree = 31 - Math.clz32(polynomial);
  for (let at = 31 - Math.clz32(rest); rest !== 0 && at >= degree; at = 31 - Math.clz32(rest))
    rest ^= polynomial << (at - degree);
  return rest;
}

/** How much a code may mislead: long runs, blocks of four, what looks like a finder, and too much of one colour. */
function penaltyOf(dark: readonly Uint8Array[]): number {
  const size = dark.length;
  let penalty = 0;
  let total = 0;
  for (let at = 0; at < size; at++) {
    penalty += linePenalty(size, (step) => dark[at]?.[step] ?? 0);
    penalty += linePenalty(size, (step) => dark[step]?.[at] ?? 0);
  }
  for (let row = 0; row < size; row++) {
    const [line, next] = [dark[row], dark[row + 1]];
    for (let column = 0; column < size; column++) {
      const square = line?.[column];
      if (square === 1) total++;
      if (square === line?.[column + 1] && square === next?.[column] && square === next?.[column + 1]) penalty += 3;
    }
  }
  return penalty + 10 * Math.floor(Math.abs(total * 20 - size * size * 10) / (size * size));
}

// A finder has dark and light in 1:1:3:1:1 with four light squares on a side; bits of eleven squares, either way round.
const finderLike = [0b10111010000, 0b00001011101];

function linePenalty(size: number, squareAt: (step: number) => number): number {
  let penalty = 0;
  let run = 0;
  let before = -1;
  let bits = 0;
  for (let step = 0; step < size; step++) {
    const square = squareAt(step);
    run = square === before ? run + 1 : 1;
    before = square;
    if (run === 5) penalty += 3;
    else if (run > 5) penalty += 1;
    bits = ((bits << 1) | square) & 0x7ff;
    if (step >= 10 && finderLike.includes(bits)) penalty += 40;
  }
  return penalty;
}
