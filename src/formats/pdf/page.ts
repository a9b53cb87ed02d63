import { number } from './objects.ts';
import type { Element } from './structure.ts';
import type { Text } from './text.ts';

/** Three parts of red, green and blue, as `#0f211d`. */
export type Colour = `#${string}`;

/** What something drawn belongs to: an element of the document's meaning, or nothing but its looks. */
export type Owner = Element | 'looks';

/** A4 in points. */
export const paper = { width: 595.276, height: 841.89 };

/** One page as it is drawn. Places are in points from its left and upper edge. */
export class Page {
  readonly index: number;
  readonly #operators: string[] = [];
  readonly #owners: Element[] = [];
  #owner: Owner | null = null;
  #colour = '';
  #onlyLooks = false;

  constructor(index: number) {
    this.index = index;
  }

  /** Text with its first letter at `x` and its baseline at `y`. */
  write(owner: Owner, text: Text, x: number, y: number): void {
    const { face, size, colour, tracking = 0 } = text.style;
    this.#belongsTo(owner);
    this.#fillWith(colour);
    const spacing = tracking ? `${number(tracking * size)} Tc ` : '';
    const back = tracking ? ' 0 Tc' : '';
    this.#operators.push(
      `BT/${face} ${number(size)} Tf ${spacing}${number(x)} ${number(paper.height - y)} Td<${text.codes}>Tj${back} ET`,
    );
  }

  /** A filled rectangle, its corners rounded by `radius`. */
  fill(colour: Colour, x: number, y: number, width: number, height: number, radius = 0): void {
    this.#belongsTo('looks');
    this.#fillWith(colour);
    const bottom = paper.height - y - height;
    this.#operators.push(
      radius === 0
        ? `${[x, bottom, width, height].map(number).join(' ')} re f`
        : `${rounded(x, bottom, width, height, radius)} f`,
    );
  }

  /** A drawing whose units are so many points, with its upper left corner at a place. */
  stamp(figure: Element, { width, height, rectangles }: Drawing, unit: number, x: number, y: number): void {
    this.#belongsTo(figure);
    this.#fillWith('#000000');
    const top = paper.height - y;
    figure.box = [x, top - height * unit, x + width * unit, top];
    const path = rectangles.map((rectangle) => `${rectangle.join(' ')} re`).join('\n');
    this.#operators.push(`q ${unit} 0 0 ${-unit} ${number(x)} ${number(top)} cm\n${path}\nf Q`);
  }

  /** The page's drawing as PDF writes it. */
  drawing(): string {
    this.#end();
    return this.#operators.join('\n');
  }

  /** What is drawn here once more is looks, whatever it belonged to before. */
  asLooks(draw: () => void): void {
    this.#onlyLooks = true;
    draw();
    this.#onlyLooks = false;
  }

  // Each run of operators that belong together is marked once.
  #belongsTo(asked: Owner): void {
    const owner = this.#onlyLooks ? 'looks' : asked;
    if (owner === this.#owner) return;
    this.#end();
    this.#owner = owner;
    if (owner === 'looks') {
      this.#operators.push('/Artifact BMC');
      return;
    }
    const id = this.#owners.push(owner) - 1;
    owner.mark(this.index, id);
    this.#operators.push(`/${owner.role}<</MCID ${id}>>BDC`);
  }

  #end(): void {
    if (this.#owner) this.#operators.push('EMC');
    this.#owner = null;
  }

  #fillWith(colour: Colour): void {
    if (colour === this.#colour) return;
    this.#colour = colour;
    this.#operators.push(fillOperator(colour));
  }
}

function fillOperator(colour: Colour): string {
  const parts = [1, 3, 5].map((at) => number(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  return `${parts.join(' ')} rg`;
}

export type Rectangle = readonly [x: number, y: number, width: number, height: number];

/** Black rectangles in units of their own, counted from the left and upper edge of the drawing. */
export type Drawing = { readonly width: number; readonly height: number; readonly rectangles: readonly Rectangle[] };

// A quarter of a circle is a curve whose handles are this share of its radius long.
const handle = 0.5523;

function rounded(x: number, y: number, width: number, height: number, radius: number): string {
  const [right, top, near] = [x + width, y + height, radius * (1 - handle)];
  const point = (...values: number[]) => values.map(number).join(' ');
  return [
    `${point(x + radius, y)} m ${point(right - radius, y)} l`,
    `${point(right - near, y, right, y + near, right, y + radius)} c ${point(right, top - radius)} l`,
    `${point(right, top - near, right - near, top, right - radius, top)} c ${point(x + radius, top)} l`,
    `${point(x + near, top, x, top - near, x, top - radius)} c ${point(x, y + radius)} l`,
    `${point(x, y + near, x + near, y, x + radius, y)} c h`,
  ].join(' ');
}
