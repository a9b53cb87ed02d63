// Where ISO-8859-15 puts what Unicode has beyond its first 256 characters; what Latin-1 had in these places is outside it.
const ownPlaces: Record<string, string> = {
  '€': '\u00a4',
  Š: '\u00a6',
  š: '\u00a8',
  Ž: '\u00b4',
  ž: '\u00b8',
  Œ: '\u00bc',
  œ: '\u00bd',
  Ÿ: '\u00be',
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: the class means every character of one byte.
const outsideLatin1 = /[^\u0000-\u00ff]|[\u00a4\u00a6\u00a8\u00b4\u00b8\u00bc-\u00be]/gu;

// Letters and signs that have no accent to drop but a customary near spelling, never a longer one: fields are short.
const nearSpellings = new Map(
  Object.entries({
    '–': '-',
    '—': '-',
    '−': '-',
    '‐': '-',
    '‑': '-',
    '‘': '&apos;',
    '’': '&apos;',
    '“': '&quot;',
    '”': '&quot;',
    '„': '&quot;',
    '…': '.',
    '•': '*',
    '\u202f': '\u00a0',
    '\u2009': ' ',
    ł: 'l',
    Ł: 'L',
    đ: 'd',
    Đ: 'D',
    ŋ: 'n',
    Ŋ: 'N',
    ŧ: 't',
    Ŧ: 'T',
    ħ: 'h',
    Ħ: 'H',
    ǥ: 'g',
    Ǥ: 'G',
    ı: 'i',
  }),
);

/**
 * XML text as bytes of ISO-8859-15. A letter outside it becomes its near spelling (`ő` o, `ł` l, as on a bank form);
 * what has none becomes a numeric character reference, so that nothing is lost.
 */
export function latin9(xml: string): Uint8Array {
  const bytes = new Uint8Array(xml.length);
  for (let at = 0; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    // Nearly every document holds nothing but what is one byte as it is, and is done in this one pass.
    if (code > 0xff || (code >= 0xa4 && code <= 0xbe && hasOtherPlace(code))) return placed(xml);
    bytes[at] = code;
  }
  return bytes;
}

const hasOtherPlace = (code: number): boolean =>
  code === 0xa4 || code === 0xa6 || code === 0xa8 || code === 0xb4 || code === 0xb8 || code >= 0xbc;

function placed(xml: string): Uint8Array {
  const text = xml
    .replace(/\p{Script=Latin}\p{M}+/gu, (letter) => letter.normalize('NFC'))
    .replace(outsideLatin1, (character) => ownPlaces[character] ?? nearXml(character));
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

function nearXml(character: string): string {
  const near = nearSpellings.get(character) ?? character.normalize('NFD').replace(/\p{M}/gu, '');
  return near === '' || near.search(outsideLatin1) >= 0 ? `&#${character.codePointAt(0)};` : near;
}
