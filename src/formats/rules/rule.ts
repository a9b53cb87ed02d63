import { Element } from './element.ts';
import { ByPlace, Places, type Spot, type Where } from './place.ts';
import type { Document } from './tree.ts';

export type Severity = 'fatal' | 'warning';

/** Whether what a rule demands is so at an element. Throws Undecidable where the document gives no sense to the question. */
export type Test = (here: Element) => boolean;

/** One rule: its official id, what it demands in a sentence for whoever has to mend the document, and the test of it. */
export type Rule = {
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly holds: Test;
};

export const fatal = (id: string, message: string, holds: Test): Rule => ({ id, severity: 'fatal', message, holds });
export const warning = (id: string, message: string, holds: Test): Rule => ({
  id,
  severity: 'warning',
  message,
  holds,
});

/** Rules for the elements at a place, where `when` is so. */
export type Context = { readonly where: Where; readonly when: Test | null; readonly rules: readonly Rule[] };

export const at = (where: Where, ...rules: Rule[]): Context => ({ where, when: null, rules });
export const atWhen = (where: Where, when: Test, ...rules: Rule[]): Context => ({ where, when, rules });

/** Contexts in order: an element is judged by the first that fits it and by no other, as in one pattern of Schematron. */
export type Pattern = readonly Context[];

/** An element, or an attribute of it, that an invoice should not have: told once, at the first that is found. */
export type Unwanted = {
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly where: Where;
  readonly attribute: string | null;
};

export type Finding = {
  readonly rule: string;
  readonly severity: Severity;
  readonly location: string;
  readonly message: string;
};

type Checks = { readonly patterns: readonly Pattern[]; readonly unwanted: readonly Unwanted[] };
const nothing: Checks = { patterns: [], unwanted: [] };

/** Rules put together to be judged in one walk over a document; `places` is what the reader has to be given. */
export class Rulebook {
  readonly places: Places<Checks>;
  /** Attributes unwanted on any element: few documents have one, so they are looked for by name. */
  readonly #unwantedAnywhere: readonly Unwanted[];

  constructor(patterns: readonly Pattern[], unwanted: readonly Unwanted[]) {
    this.#unwantedAnywhere = unwanted.filter(({ where }) => where === '*');
    const placed = unwanted.filter(({ where }) => where !== '*');
    const unwantedByPlace = new ByPlace(placed, ({ where }) => where);
    const contextsByPlace = patterns.map((pattern) => new ByPlace(pattern, ({ where }) => where));
    this.places = new Places((place) => {
      const fitting = contextsByPlace.map((contexts) => contexts.at(place)).filter((pattern) => pattern.length > 0);
      const here = isInInvoice(place) ? unwantedByPlace.at(place) : [];
      return fitting.length + here.length === 0 ? nothing : { patterns: fitting, unwanted: here };
    });
  }

  /** Everything the rules have to say of a document read with these `places`: one finding per rule and element. */
  judge(document: Document): Finding[] {
    const findings: Finding[] = [];
    const told = new Set<Unwanted>();
    for (let order = 0; order < document.count; order++) {
      const checks = document.placeOf(order).checks as Checks;
      if (checks === nothing) continue;
      const element = new Element(document, order);
      for (const pattern of checks.patterns) judgeBy(pattern, element, findings);
      for (const unwanted of checks.unwanted)
        if (!told.has(unwanted) && isAt(unwanted, element)) {
          told.add(unwanted);
          findings.push(found(unwanted, element, ''));
        }
    }
    if (isInInvoice(document.root.place)) findings.push(...this.#foundAnywhere(document));
    return findings;
  }

  #foundAnywhere(document: Document): Finding[] {
    return this.#unwantedAnywhere.flatMap((unwanted) => {
      const first = unwanted.attribute === null ? null : document.firstWithAttribute(unwanted.attribute);
      return first === null ? [] : [found(unwanted, first, '')];
    });
  }
}

const isAt = ({ attribute }: Unwanted, element: Element): boolean =>
  attribute === null || element.attribute(attribute) !== undefined;

function isInInvoice(place: Spot): boolean {
  if (place.parent !== null) return isInInvoice(place.parent);
  return place.name === 'ubl:Invoice' || place.name === 'cn:CreditNote';
}

function judgeBy(pattern: Pattern, element: Element, findings: Finding[]): void {
  for (const { when, rules } of pattern) {
    if (when !== null && whyNot(when, element) !== '') continue;
    for (const rule of rules) {
      const reason = whyNot(rule.holds, element);
      if (reason === '') continue;
      // The official rules give up a document they cannot judge, so it is not valid whatever the rule.
      const judged = reason === broken ? rule : { ...rule, severity: 'fatal' as const };
      findings.push(found(judged, element, reason));
    }
    return;
  }
}

const found = (
  { id, severity, message }: { id: string; severity: Severity; message: string },
  element: Element,
  reason: string,
): Finding => ({ rule: id, severity, location: element.location, message: (message + reason).trimEnd() });

/** Thrown by a test that cannot be answered, as where a number is no number; the rule then counts as broken. */
export class Undecidable extends Error {}

const broken = ' ';

/** '' where the test holds, otherwise what to add to the message. */
function whyNot(test: Test, element: Element): string {
  try {
    return test(element) ? '' : broken;
  } catch (error) {
    if (error instanceof Undecidable) return ` Cannot be decided: ${error.message}.`;
    throw error;
  }
}
