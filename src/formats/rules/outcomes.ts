/** What questions came to, each worked out when first asked: a value, or what was thrown instead. */
export class Outcomes {
  readonly #known = new Map<unknown, unknown>();

  of<T>(question: unknown, compute: () => T): T {
    let known = this.#known.get(question) as { value: T } | { error: unknown } | undefined;
    if (known === undefined) {
      known = outcomeOf(compute);
      this.#known.set(question, known);
    }
    if ('error' in known) throw known.error;
    return known.value;
  }
}

function outcomeOf<T>(compute: () => T): { value: T } | { error: unknown } {
  try {
    return { value: compute() };
  } catch (error) {
    return { error };
  }
}
