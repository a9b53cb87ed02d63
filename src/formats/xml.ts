/** Ready XML text; only the functions of this file make it, so nothing unescaped can slip into a document. */
export class Xml {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
  toString(): string {
    return this.markup;
  }
}

type Inside = Xml | string | number | null | undefined | readonly Inside[];
type Attributes = Record<string, string | number | undefined>;

const suspect =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for these characters, not even escaped.
  /[&<>"'\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/;
const unsafe = /[&<>"'\r]/g;
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for these characters, not even escaped.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
};

/** The text with U+FFFD in place of every character that XML 1.0 cannot carry. */
export const carriable = (text: string): string => (suspect.test(text) ? text.replace(forbidden, '\ufffd') : text);

/** Escapes text for element content and attribute values; characters that XML 1.0 cannot carry become U+FFFD. */
function escaped(value: string | number): string {
  const text = String(value);
  // Most texts hold nothing to escape, and one look is enough to know it.
  if (!suspect.test(text)) return text;
  return text.replace(forbidden, '\ufffd').replace(unsafe, (character) => escapes[character] ?? character);
}

function markupOf(inside: Inside): string {
  if (inside === null || inside === undefined) return '';
  if (inside instanceof Xml) return inside.markup;
  if (typeof inside !== 'object') return escaped(inside);
  let markup = '';
  for (const one of inside) markup += markupOf(one);
  return markup;
}

const nothing = new Xml('');

/**
 * One element; text and numbers inside are escaped. An element whose inside is null or undefined is left out wholly,
 * and so is one whose list holds nothing but left-out parts, so optional terms need no `if` where they are used.
 */
export function el(name: string, inside: Inside, attributes?: Attributes): Xml {
  if (inside === null || inside === undefined) return nothing;
  const content = markupOf(inside);
  if (content === '' && typeof inside === 'object') return nothing;
  const start = attributes === undefined ? name : name + attributesOf(attributes);
  return new Xml(content === '' ? `<${start}/>` : `<${start}>${content}</${name}>`);
}

function attributesOf(attributes: Attributes): string {
  let named = '';
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) named += ` ${key}="${escaped(value)}"`;
  }
  return named;
}

/** A whole document with its declaration; the encoding named must be the one the bytes are written in. */
export const xmlDocument = (
  rootElement: Xml,
  encoding: 'UTF-8' | 'ISO-8859-15' = 'UTF-8',
  styleSheet?: string,
): string => {
  const style = styleSheet === undefined ? '' : `<?xml-stylesheet href="${escaped(styleSheet)}" type="text/xsl"?>\n`;
  return `<?xml version="1.0" encoding="${encoding}"?>\n${style}${rootElement.markup}\n`;
};

/** Written XML with every element on its own line, for formats and people that want it so; text holds no bare `<` or `>`. */
export const onePerLine = (written: string): string => written.replaceAll('><', '>\n<');
