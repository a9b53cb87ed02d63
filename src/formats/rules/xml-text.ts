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

/** Characters that no XML document may hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused.
export const forbiddenCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

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
