import type { Name } from './names.ts';
import type { Namespaces, Tag } from './namespaces.ts';

/** A tag met under some declarations, and the place that it led to. */
export type Met = { readonly tag: Tag; readonly outer: Namespaces; readonly place: Place };

/** What last stood somewhere: documents are much alike, so it is the first to be tried there. */
export class Likely {
  met: Met | null = null;
}

/** Where an element stands: its name below the names that surround it, with what the rules have to say there. */
export type Place<Checks = unknown> = {
  readonly name: Name;
  readonly parent: Place<Checks> | null;
  /** Its number in the list of all places. */
  readonly id: number;
  readonly below: Map<Name, Place<Checks>>;
  readonly checks: Checks;
  /** What begins first inside such an element, and what begins next after its end. */
  readonly first: Likely;
  readonly next: Likely;
};

// More than any honest document needs, so that foreign names cannot fill the memory.
const mostPlaces = 50_000;
const mostCharacters = 4_000_000;

/** All places met so far, so that what applies at a place is worked out once and not once per element. */
export class Places<Checks> {
  readonly #checksAt: (place: Spot) => Checks;
  #roots = new Map<Name, Place<Checks>>();
  #all: Place<Checks>[] = [];
  #characters = 0;
  #first = new Likely();

  constructor(checksAt: (place: Spot) => Checks) {
    this.#checksAt = checksAt;
  }

  /** The list of all places for one more document to refer to; it grows while the document is read. */
  forOneMore(): readonly Place<Checks>[] {
    if (this.#all.length >= mostPlaces || this.#characters >= mostCharacters) {
      this.#roots = new Map();
      this.#all = [];
      this.#characters = 0;
      this.#first = new Likely();
    }
    return this.#all;
  }

  /** What documents begin with. */
  get first(): Likely {
    return this.#first;
  }

  at(parent: Place<Checks> | null, name: Name): Place<Checks> {
    const siblings = parent === null ? this.#roots : parent.below;
    const known = siblings.get(name);
    if (known !== undefined) return known;
    const place: Place<Checks> = {
      name,
      parent,
      id: this.#all.length,
      below: new Map(),
      checks: this.#checksAt({ name, parent }),
      first: new Likely(),
      next: new Likely(),
    };
    siblings.set(name, place);
    this.#characters += name.length;
    this.#all.push(place);
    return place;
  }
}

/**
 * Where a rule looks: `cac:Price/cbc:PriceAmount` anywhere in the document, `/ubl:Invoice/cbc:Note` from the top (`*` being any
 * name), several of them, or a question to the place where names alone do not say it.
 */
export type Where = string | readonly string[] | ((place: Spot) => boolean);

/** A place by its names alone. */
export type Spot = Pick<Place, 'name' | 'parent'>;

/** Things to be found by where they stand, in their order; the names are taken apart once and looked up by the last. */
export class ByPlace<T> {
  readonly #byName = new Map<Name, { order: number; fits: (place: Spot) => boolean; thing: T }[]>();

  constructor(things: readonly T[], whereOf: (thing: T) => Where) {
    things.forEach((thing, order) => {
      const where = whereOf(thing);
      const ways = typeof where === 'string' ? [where] : typeof where === 'function' ? [where] : where;
      for (const way of ways) {
        const steps = typeof way === 'function' ? ['*'] : way.split('/').filter((step) => step !== '');
        const name = steps.at(-1) ?? '*';
        const fits = typeof way === 'function' ? way : fitting(steps, way.startsWith('/'));
        this.#byName.set(name, [...(this.#byName.get(name) ?? []), { order, fits, thing }]);
      }
    });
  }

  at(place: Spot): T[] {
    const found = [...(this.#byName.get(place.name) ?? []), ...(this.#byName.get('*') ?? [])];
    const fit = found.filter(({ fits }) => fits(place)).sort((a, b) => a.order - b.order);
    return [...new Set(fit.map(({ thing }) => thing))];
  }
}

/** Whether the names end at a place, and from the top whether they begin there too. */
function fitting(steps: readonly string[], fromTop: boolean): (place: Spot) => boolean {
  const upwards = steps.toReversed();
  return (place) => {
    let here: Spot | null = place;
    for (const step of upwards) {
      if (here === null || (step !== '*' && step !== here.name)) return false;
      here = here.parent;
    }
    return !fromTop || here === null;
  };
}
