/** A qualified name: `cbc:ID`, `cac:Party`, `ubl:Invoice`, `cn:CreditNote`, `ext:UBLExtensions`, `{namespace}Other`, or bare without a namespace. */
export type Name = string;

/** Where an element stands: its name below the names that surround it, with what the rules have to say there. */
export type Place<Checks = unknown> = {
  readonly name: Name;
  readonly parent: Place<Checks> | null;
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
  #count = 0;

  constructor(checksAt: (place: Omit<Place, 'checks'>) => Checks) {
    this.#checksAt = checksAt;
  }

  /** To be called once per document, before its first element. */
  begin(): void {
    if (this.#count < mostPlaces) return;
    this.#roots = new Map();
    this.#count = 0;
  }

  at(parent: Place<Checks> | null, name: Name): Place<Checks> {
    const siblings = parent === null ? this.#roots : parent.below;
    const known = siblings.get(name);
    if (known !== undefined) return known;
    const bare = { name, parent, below: new Map<Name, Place<Checks>>() };
    const place: Place<Checks> = { ...bare, checks: this.#checksAt(bare) };
    siblings.set(name, place);
    this.#count++;
    return place;
  }
}

/**
 * Where a rule looks: `cac:Price/cbc:PriceAmount` anywhere in the document, `/ubl:Invoice/cbc:Note` from the top (`*` being any
 * name), several of them, or a question to the place where names alone do not say it.
 */
export type Where = string | readonly string[] | ((place: Omit<Place, 'checks'>) => boolean);

export function standsAt(place: Omit<Place, 'checks'>, where: Where): boolean {
  if (typeof where === 'function') return where(place);
  if (typeof where !== 'string') return where.some((one) => standsAt(place, one));
  const fromTop = where.startsWith('/');
  const steps = where.slice(fromTop ? 1 : 0).split('/');
  let here: Omit<Place, 'checks'> | null = place;
  for (const step of steps.reverse()) {
    if (here === null || (step !== '*' && step !== here.name)) return false;
    here = here.parent;
  }
  return !fromTop || here === null;
}
