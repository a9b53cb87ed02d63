import { Chance } from './chance.ts';
import { domesticate } from './mutation-countries.ts';
import { addGroup } from './mutation-groups.ts';
import { type Mutation, mutations } from './mutations.ts';
import { type Element, parseTree, writeTree } from './ubl-tree.ts';
import { addUnwanted } from './unwanted-paths.ts';

/** A valid document with up to four changes; the seed alone says which. */
type Mutant = { seed: number; base: string; changes: string[]; document: string };
export type Base = { name: string; root: Element };

export function baseOf(name: string, document: string): Base {
  const root = parseTree(document);
  root.attributes['xmlns:ext'] = 'urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2';
  return { name, root };
}

const drawn: readonly (Mutation | 'unwanted')[] = [
  ...mutations,
  [16, addGroup] as const,
  [12, 'unwanted'] as const,
].flatMap(([times, mutation]) => Array<Mutation | 'unwanted'>(times).fill(mutation));

/** `unwanted` are the paths that the rules say should not be there. */
export function mutant(bases: readonly Base[], unwanted: readonly string[], seed: number): Mutant {
  const chance = new Chance(seed);
  const base = chance.of(bases);
  if (!base) throw new Error('there is no document to change');
  const root = structuredClone(base.root);
  const others = bases.map((other) => other.root);
  const changes: string[] = [];
  const change = (mutation: Mutation | 'unwanted' | undefined): void => {
    const done = mutation === 'unwanted' ? addUnwanted(root, chance, unwanted) : mutation?.(root, chance, others);
    if (done) changes.push(done);
  };
  if (chance.often(40)) change(domesticate);
  const wanted = changes.length + 1 + chance.below(3);
  for (let tries = 0; changes.length < wanted && tries < 20; tries++) change(chance.of(drawn));
  return { seed, base: base.name, changes, document: writeTree(root) };
}

/** Documents that between them hold every unwanted path, so many to each. */
export function withEveryUnwanted(base: Base, unwanted: readonly string[], each = 40): Mutant[] {
  const starts = Array.from({ length: Math.ceil(unwanted.length / each) }, (_, at) => at * each);
  return starts.map((seed) => {
    const root = structuredClone(base.root);
    const chance = new Chance(seed);
    const changes = unwanted.slice(seed, seed + each).flatMap((path) => addUnwanted(root, chance, [path]) ?? []);
    return { seed, base: base.name, changes, document: writeTree(root) };
  });
}
