/**
 * A TrueType font, read as far as documents need it: which glyph shows a character, how wide it is, which other form a
 * feature gives it, and its outline. Lengths are in the font's own units, `unitsPerEm` of them in the size of the text.
 */
export class Font {
  readonly name: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  /** Left, bottom, right and top of all glyphs together. */
  readonly box: readonly number[];
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #tables: ReadonlyMap<string, { readonly offset: number; readonly length: number }>;
  readonly #glyphs: ReadonlyMap<number, number>;
  readonly #wideGlyphs: number;

  /** `name` is the font's PostScript name. */
  constructor(bytes: Uint8Array, name: string) {
    this.name = name;
    // Node's Buffer would share its bytes where other arrays copy them.
    this.#bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#tables = tablesOf(this.#view);
    const head = this.#at('head');
    // Subsetting copies long glyph offsets only, which every font with as many glyphs as ours has.
    if (this.#view.getInt16(head + 50) !== 1) throw new Error(`${name} has short glyph offsets`);
    this.unitsPerEm = this.#view.getUint16(head + 18);
    this.box = [36, 38, 40, 42].map((at) => this.#view.getInt16(head + at));
    const hhea = this.#at('hhea');
    this.ascent = this.#view.getInt16(hhea + 4);
    this.descent = this.#view.getInt16(hhea + 6);
    this.#wideGlyphs = this.#view.getUint16(hhea + 34);
    this.capHeight = this.#view.getInt16(this.#at('OS/2') + 88);
    this.#glyphs = glyphsOf(this.#view, this.#at('cmap'));
  }

  /** The glyph of a character, or 0 where the font has none. */
  glyphOf(codePoint: number): number {
    return this.#glyphs.get(codePoint) ?? 0;
  }

  advanceOf(glyph: number): number {
    // The last width holds for all glyphs after it.
    return this.#view.getUint16(this.#at('hmtx') + 4 * Math.min(glyph, this.#wideGlyphs - 1));
  }

  bearingOf(glyph: number): number {
    const after = glyph - this.#wideGlyphs;
    const at = after < 0 ? 4 * glyph + 2 : 4 * this.#wideGlyphs + 2 * after;
    return this.#view.getInt16(this.#at('hmtx') + at);
  }

  /** The outline as the font keeps it, empty for a space. */
  outlineOf(glyph: number): Uint8Array {
    const entry = this.#at('loca') + 4 * glyph;
    const glyf = this.#at('glyf');
    return this.#bytes.subarray(glyf + this.#view.getUint32(entry), glyf + this.#view.getUint32(entry + 4));
  }

  /** A whole table, or null where the font has none of this name. */
  table(tag: string): Uint8Array | null {
    const found = this.#tables.get(tag);
    return found ? this.#bytes.subarray(found.offset, found.offset + found.length) : null;
  }

  /** What a feature such as `tnum` shows in place of a glyph: its single substitutions alone, which need no neighbours. */
  substitutesOf(feature: string): ReadonlyMap<number, number> {
    const found = new Map<number, number>();
    const gsub = this.#at('GSUB');
    const view = this.#view;
    const features = gsub + view.getUint16(gsub + 6);
    const lookups = gsub + view.getUint16(gsub + 8);
    for (let at = features + 2; at < features + 2 + 6 * view.getUint16(features); at += 6) {
      if (tagAt(view, at) !== feature) continue;
      const record = features + view.getUint16(at + 4);
      for (let entry = record + 4; entry < record + 4 + 2 * view.getUint16(record + 2); entry += 2)
        substitutesIn(view, lookups + view.getUint16(lookups + 2 + 2 * view.getUint16(entry)), found);
    }
    return found;
  }

  #at(tag: string): number {
    const found = this.#tables.get(tag);
    if (!found) throw new Error(`${this.name} has no table ${tag}`);
    return found.offset;
  }
}

const tagAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

function tablesOf(view: DataView): Map<string, { offset: number; length: number }> {
  const found = new Map<string, { offset: number; length: number }>();
  for (let record = 12; record < 12 + 16 * view.getUint16(4); record += 16)
    found.set(tagAt(view, record), { offset: view.getUint32(record + 8), length: view.getUint32(record + 12) });
  return found;
}

// The character map in its format 12: groups of first and last code point and the first one's glyph.
function glyphsOf(view: DataView, cmap: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let record = cmap + 4; record < cmap + 4 + 8 * view.getUint16(cmap + 2); record += 8) {
    const map = cmap + view.getUint32(record + 4);
    if (view.getUint16(map) !== 12) continue;
    for (let group = map + 16; group < map + 16 + 12 * view.getUint32(map + 12); group += 12) {
      const first = view.getUint32(group);
      const glyph = view.getUint32(group + 8);
      for (let code = first; code <= view.getUint32(group + 4); code++) found.set(code, glyph + code - first);
    }
  }
  return found;
}

// Type 1 of OpenType's lookups: one glyph for another, by a common distance (format 1) or by a list (format 2).
function substitutesIn(view: DataView, lookup: number, found: Map<number, number>): void {
  if (view.getUint16(lookup) !== 1) return;
  for (let entry = 0; entry < view.getUint16(lookup + 4); entry++) {
    const table = lookup + view.getUint16(lookup + 6 + 2 * entry);
    const byDistance = view.getUint16(table) === 1;
    for (const [index, glyph] of coveredBy(view, table + view.getUint16(table + 2)).entries()) {
      const other = byDistance ? (glyph + view.getInt16(table + 4)) & 0xffff : view.getUint16(table + 6 + 2 * index);
      found.set(glyph, other);
    }
  }
}

// Which glyphs a substitution is about, in their order: a list (format 1) or ranges (format 2).
function coveredBy(view: DataView, table: number): number[] {
  const count = view.getUint16(table + 2);
  if (view.getUint16(table) === 1) return Array.from({ length: count }, (_, at) => view.getUint16(table + 4 + 2 * at));
  return Array.from({ length: count }, (_, at) => table + 4 + 6 * at).flatMap((range) => {
    const first = view.getUint16(range);
    return Array.from({ length: view.getUint16(range + 2) - first + 1 }, (_, step) => first + step);
  });
}
