import type { Chance } from './chance.ts';

// What happens to files on their way, and what somebody does to them on purpose: each takes the bytes of a sound file and
// spoils them.

type Mutation = (bytes: Uint8Array, chance: Chance, others: readonly Uint8Array[]) => Uint8Array;

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

function spliced(bytes: Uint8Array, from: number, to: number, put: Uint8Array): Uint8Array {
  const made = new Uint8Array(from + put.length + bytes.length - to);
  made.set(bytes.subarray(0, from));
  made.set(put, from);
  made.set(bytes.subarray(to), from + put.length);
  return made;
}

/** Somewhere between two bytes. */
const somewhere = (bytes: Uint8Array, chance: Chance): number => chance.below(bytes.length + 1);

/** Right behind a `>`, where an element may stand, or anywhere in a file without one. */
function betweenTags(bytes: Uint8Array, chance: Chance): number {
  const from = somewhere(bytes, chance);
  const found = bytes.indexOf(0x3e, from);
  return found === -1 ? from : found + 1;
}

const inserted = (bytes: Uint8Array, at: number, text: string): Uint8Array => spliced(bytes, at, at, ascii(text));

/** The digits at or after a place, replaced. */
function otherDigits(bytes: Uint8Array, chance: Chance, digits: string): Uint8Array {
  let from = somewhere(bytes, chance);
  const isDigit = (at: number): boolean => (bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x39;
  while (from < bytes.length && !isDigit(from)) from++;
  let to = from;
  while (isDigit(to)) to++;
  return spliced(bytes, from, to, ascii(digits));
}

const numbers = [
  '0',
  '-1',
  '00',
  '9007199254740993',
  '99999999999999999999999999',
  '1e309',
  '0.005',
  '1,5',
  'NaN',
  'Infinity',
  '٣',
  `${'9'.repeat(400)}.${'9'.repeat(400)}`,
];

const encodings = ['utf-8', 'utf-16', 'ISO-8859-1', 'ISO-8859-15', 'windows-1252', 'EBCDIC-FI-SE', 'utf-7', ''];

const names = [
  'truncated',
  'byte',
  'bit',
  'removed',
  'twice',
  'moved',
  'mixed',
  'digits',
  'nul',
  'control',
  'deep',
  'wide',
  'entity',
  'doctype',
  'xinclude',
  'reference',
  'encoding',
  'utf-16',
  'latin',
  'mark',
  'comment',
  'cdata',
  'instruction',
  'empty',
  'long',
  'lines',
  'attributes',
  'namespace',
] as const;
export type MutationName = (typeof names)[number];

const mutations: Record<MutationName, Mutation> = {
  truncated: (bytes, chance) => bytes.subarray(0, chance.below(bytes.length)),
  byte: (bytes, chance) => {
    const at = chance.below(bytes.length);
    return spliced(bytes, at, at + 1, Uint8Array.of(chance.below(256)));
  },
  bit: (bytes, chance) => {
    const at = chance.below(bytes.length);
    return spliced(bytes, at, at + 1, Uint8Array.of((bytes[at] ?? 0) ^ (1 << chance.below(8))));
  },
  removed: (bytes, chance) => {
    const from = somewhere(bytes, chance);
    return spliced(bytes, from, Math.min(bytes.length, from + chance.below(200)), new Uint8Array());
  },
  twice: (bytes, chance) => {
    const from = betweenTags(bytes, chance);
    return spliced(bytes, from, from, bytes.subarray(from, from + chance.below(400)));
  },
  moved: (bytes, chance) => {
    const [from, to] = [betweenTags(bytes, chance), betweenTags(bytes, chance)].sort((a, b) => a - b) as [
      number,
      number,
    ];
    const put = betweenTags(bytes, chance);
    return put < from
      ? spliced(spliced(bytes, from, to, new Uint8Array()), put, put, bytes.subarray(from, to))
      : bytes.subarray(0, to);
  },
  mixed: (bytes, chance, others) => {
    const other = chance.of(others) ?? bytes;
    return spliced(bytes, betweenTags(bytes, chance), bytes.length, other.subarray(betweenTags(other, chance)));
  },
  digits: (bytes, chance) => otherDigits(bytes, chance, chance.of(numbers) ?? ''),
  nul: (bytes, chance) => inserted(bytes, somewhere(bytes, chance), '\0'),
  control: (bytes, chance) =>
    inserted(
      bytes,
      somewhere(bytes, chance),
      chance.of(['\x01', '\x1f', '\x7f', '\u0085', '\u2028', '\uffff', '\r']) ?? '',
    ),
  deep: (bytes, chance) => inserted(bytes, betweenTags(bytes, chance), '<a>'.repeat(1 << chance.below(15))),
  wide: (bytes, chance) => inserted(bytes, betweenTags(bytes, chance), '<a/>'.repeat(1 << chance.below(13))),
  entity: (bytes, chance) =>
    inserted(
      bytes,
      betweenTags(bytes, chance),
      chance.of(['&lol;', '&#0;', '&#x110000;', '&#xD800;', '&amp', '&#99999999999999;', '&quot;']) ?? '',
    ),
  doctype: (bytes, chance) =>
    inserted(
      bytes,
      chance.often(50) ? Math.max(0, bytes.indexOf(0x3e) + 1) : 0,
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>',
    ),
  xinclude: (bytes, chance) =>
    inserted(
      bytes,
      betweenTags(bytes, chance),
      '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>',
    ),
  reference: (bytes, chance) => inserted(bytes, betweenTags(bytes, chance), `&#x${'0'.repeat(chance.below(30))}41;`),
  encoding: (bytes, chance) =>
    inserted(bytes, 0, `<?xml version="1.${chance.below(3)}" encoding="${chance.of(encodings) ?? ''}"?>`),
  'utf-16': (bytes, chance) => {
    const text = new TextDecoder('latin1').decode(bytes);
    const [low, high] = chance.often(50) ? [0, 1] : [1, 0];
    const made = new Uint8Array(text.length * 2 + 2);
    made[low] = 0xff;
    made[high] = 0xfe;
    for (let at = 0; at < text.length; at++) made[2 + at * 2 + low] = text.charCodeAt(at) & 0xff;
    return chance.often(50) ? made : made.subarray(2);
  },
  latin: (bytes, chance) =>
    spliced(bytes, somewhere(bytes, chance), bytes.length, Uint8Array.of(0xe4, 0xf6, ...bytes.subarray(-200))),
  mark: (bytes, chance) =>
    spliced(
      bytes,
      0,
      0,
      chance.of([
        Uint8Array.of(0xef, 0xbb, 0xbf),
        Uint8Array.of(0xff, 0xfe),
        Uint8Array.of(0xfe, 0xff),
        Uint8Array.of(0xef, 0xbb),
      ]) ?? bytes,
    ),
  comment: (bytes, chance) =>
    inserted(bytes, betweenTags(bytes, chance), chance.of(['<!-- x -->', '<!-- -- -->', '<!--', '-->']) ?? ''),
  cdata: (bytes, chance) =>
    inserted(bytes, betweenTags(bytes, chance), chance.of(['<![CDATA[1]]>', '<![CDATA[', ']]>']) ?? ''),
  instruction: (bytes, chance) =>
    inserted(
      bytes,
      betweenTags(bytes, chance),
      chance.of(['<?xml-stylesheet href="http://x.example/x.xsl"?>', '<?x', '<?xml version="1.0"?>']) ?? '',
    ),
  empty: (_bytes, chance) =>
    ascii(
      chance.of(['', ' ', '\n\n', '<', '<a', '<a/>', '<a></b>', '{}', 'null', 'T00', '0260115', 'PK\x03\x04']) ?? '',
    ),
  long: (bytes, chance) => inserted(bytes, betweenTags(bytes, chance), 'A'.repeat(1 << chance.below(18))),
  lines: (bytes, chance) =>
    inserted(bytes, somewhere(bytes, chance), chance.of(['\r', '\r\n', '\n\n\n', '\n'.repeat(1000)]) ?? ''),
  attributes: (bytes, chance) => {
    const at = bytes.indexOf(0x20, somewhere(bytes, chance));
    const many = Array.from(
      { length: 1 << chance.below(12) },
      (_, number) => ` a${chance.often(90) ? number : 0}="x"`,
    ).join('');
    return at === -1 ? bytes : inserted(bytes, at, many);
  },
  namespace: (bytes, chance) =>
    inserted(
      bytes,
      Math.max(0, bytes.indexOf(0x20)),
      chance.of([' xmlns="urn:other"', ' xmlns:cbc="urn:other"', ' xmlns:xml="x"', ' xmlns:a=""', ' a:b="c"']) ?? '',
    ),
};

/** A sound file spoilt in one to three ways, and how. */
export function spoilt(
  bytes: Uint8Array,
  chance: Chance,
  others: readonly Uint8Array[],
): { bytes: Uint8Array; how: MutationName[] } {
  const how: MutationName[] = [];
  let made = bytes;
  for (let times = 1 + chance.below(3); times > 0; times--) {
    const name = chance.of(names) ?? 'truncated';
    if (made.length > 0) made = mutations[name](made, chance, others);
    how.push(name);
  }
  return { bytes: made, how };
}
