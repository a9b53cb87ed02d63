/** Chance that can be repeated: the same seed gives the same choices, on every machine. */
export class Chance {
  #state: number;
  constructor(seed: number) {
    // Neighbouring seeds must not begin alike.
    this.#state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
    this.#next();
  }

  // Mulberry32: small, and good enough to choose what to spoil.
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  below(limit: number): number {
    return this.#next() % limit;
  }

  /** True so many times of a hundred. */
  often(percent: number): boolean {
    return this.below(100) < percent;
  }

  of<T>(choices: readonly T[]): T | undefined {
    return choices[this.below(Math.max(1, choices.length))];
  }
}
