const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The character that `&name;` stands for, or null where there is none such. No document may declare its own. */
export function referredTo(name: string): string | null {
  const code = /^#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,8}))$/.exec(name);
  if (code === null) return Object.hasOwn(named, name) ? (named[name] ?? null) : null;
  const point = code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16);
  return isCharacter(point) ? String.fromCodePoint(point) : null;
}

const isCharacter = (point: number): boolean =>
  point >= 0x20
    ? point <= 0xd7ff || (point >= 0xe000 && point <= 0xfffd) || (point >= 0x10000 && point <= 0x10ffff)
    : point === 9 || point === 10 || point === 13;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const eachForbidden = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((character) =>
  forbidden.test(character),
);
const piece = 1 << 14;

/** Where a character stands that no XML document may hold, or -1. Looking for one after the other in text near at hand is the quickest. */
export function forbiddenCharacterIn(text: string): number {
  for (let from = 0; from < text.length; from += piece) {
    const here = text.length <= piece ? text : text.slice(from, from + piece);
    if (eachForbidden.some((character) => here.includes(character))) return from + here.search(forbidden);
  }
  return -1;
}

/** Where something stands next in a text that is read forwards: most texts hold it seldom, so most need not be looked through. */
export class Ahead {
  readonly #text: string;
  readonly #sought: string;
  #at: number;

  constructor(text: string, sought: string) {
    this.#text = text;
    this.#sought = sought;
    this.#at = this.#after(0);
  }

  /** The first at a place or after it, Infinity where there is none; from one question to the next the place only grows. */
  from(place: number): number {
    if (this.#at < place) this.#at = this.#after(place);
    return this.#at;
  }

  #after(place: number): number {
    const at = this.#text.indexOf(this.#sought, place);
    return at === -1 ? Number.POSITIVE_INFINITY : at;
  }
}

// In a document already found well-formed: a comment, an instruction, a CDATA section, a tag, or a reference.
const markup = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(?:[^"'>]+|"[^"]*"|'[^']*')*>|&([^;]+);/g;

/** The text of well-formed content, with that of all elements in it. */
export const plainText = (content: string): string =>
  content.replace(markup, (_, literal?: string, reference?: string) => literal ?? referenceText(reference));

/** The pieces of text that stand directly in well-formed content. */
export function textNodes(content: string): string[] {
  const pieces = [''];
  let depth = 0;
  let from = 0;
  const say = (text: string) => {
    if (depth === 0) pieces[pieces.length - 1] += text;
  };
  for (const match of content.matchAll(markup)) {
    const [whole, literal, reference] = match;
    say(content.slice(from, match.index));
    from = match.index + whole.length;
    if (literal !== undefined || reference !== undefined) say(literal ?? referenceText(reference));
    else {
      if (depth === 0) pieces.push('');
      if (/^<[^!?]/.test(whole) && !whole.endsWith('/>')) depth += whole.startsWith('</') ? -1 : 1;
    }
  }
  say(content.slice(from));
  return pieces.filter((piece) => piece !== '');
}

const referenceText = (reference: string | undefined): string =>
  reference === undefined ? '' : (referredTo(reference) ?? '');

/** An attribute's value as XML hands it on: references resolved, and each white-space character a space. */
export const attributeText = (written: string): string =>
  written.replace(/[\t\n\r]/g, ' ').replace(/&([^;]+);/g, (_, reference: string) => referenceText(reference));

const nameStart =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}\\u{2070}-\\u{218F}' +
  '\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const namePattern = new RegExp(
  `^[${nameStart}][${nameStart}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}]*$`,
  'u',
);

export const isXmlName = (text: string): boolean => namePattern.test(text);
