/** A qualified name: `cbc:ID`, `cac:Party`, `ubl:Invoice`, `cn:CreditNote`, `ext:UBLExtensions`, `{namespace}Other`, or bare without a namespace. */
export type Name = string;

/** Where an element stands: its name below the names that surround it, with what the rules have to say there. */
export type Place<Checks = unknown> = {
  readonly name: Name;
  readonly parent: Place<Checks> | null;
  /** Its number in the list of all places. */
  readonly id: number;
  readonly below: Map<Name, Place<Checks>>;
  readonly checks: Checks;
};

const prefixes: Readonly<Record<string, string>> = {
  'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2': 'cbc',
  'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2': 'cac',
  'urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2': 'ext',
  'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2': 'ubl',
  'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2': 'cn',
};

/** The name that rules know, whatever prefix the document chose. */
export function nameOf(namespace: string, local: string): Name {
  if (namespace === '') return unique(local);
  const prefix = Object.hasOwn(prefixes, namespace) ? prefixes[namespace] : undefined;
  return unique(prefix === undefined ? `{${namespace}}${local}` : `${prefix}:${local}`);
}

// A key of an object is kept once by the engine, so that comparing two such names is comparing two pointers.
const unique = (name: string): Name => Object.keys({ [name]: true })[0] ?? name;

// More places than any honest document has, so that foreign names cannot fill the memory.
const mostPlaces = 50_000;

/** All places met so far, so that what applies at a place is worked out once and not once per element. */
export class Places<Checks> {
  readonly #checksAt: (place: Omit<Place, 'checks'>) => Checks;
  #roots = new Map<Name, Place<Checks>>();
  #all: Place<Checks>[] = [];

  constructor(checksAt: (place: Omit<Place, 'checks'>) => Checks) {
    this.#checksAt = checksAt;
  }

  /** The list of all places for one more document to refer to; it grows while the document is read. */
  forOneMore(): readonly Place<Checks>[] {
    if (this.#all.length >= mostPlaces) {
      this.#roots = new Map();
      this.#all = [];
    }
    return this.#all;
  }

  at(parent: Place<Checks> | null, name: Name): Place<Checks> {
    const siblings = parent === null ? this.#roots : parent.below;
    const known = siblings.get(name);
    if (known !== undefined) return known;
    const bare = { name, parent, id: this.#all.length, below: new Map<Name, Place<Checks>>() };
    const place: Place<Checks> = { ...bare, checks: this.#checksAt(bare) };
    siblings.set(name, place);
    this.#all.push(place);
    return place;
  }
}

/**
 * Where a rule looks: `cac:Price/cbc:PriceAmount` anywhere in the document, `/ubl:Invoice/cbc:Note` from the top (`*` being any
 * name), several of them, or a question to the place where names alone do not say it.
 */
export type Where = string | readonly string[] | ((place: Omit<Place, 'checks'>) => boolean);

type Spot = Omit<Place, 'checks'>;

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
