// The primaries of sRGB under the light D50 of profiles, and that white itself (IEC 61966-2-1, adapted as ICC.1 asks).
const colorants = {
  wtpt: [0.9642, 1, 0.82491],
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
};
const curvePoints = 1024;

/** The colours our documents mean, as a profile of version 2.1 for displays: primaries and one curve for all three. */
export function srgbProfile(): Uint8Array {
  const shared = curve();
  const tags: readonly (readonly [tag: string, body: Uint8Array])[] = [
    ['desc', description('sRGB')],
    ['cprt', plainText('No copyright')],
    ...Object.entries(colorants).map(([tag, xyz]) => [tag, xyzOf(xyz)] as const),
    ...['rTRC', 'gTRC', 'bTRC'].map((tag) => [tag, shared] as const),
  ];
  const bodies = [...new Set(tags.map(([, one]) => one))];
  const start = 132 + 12 * tags.length;
  const offsets = bodies.map((_, at) =>
    bodies.slice(0, at).reduce((offset, { length }) => offset + padded(length), start),
  );
  const profile = new Uint8Array(bodies.reduce((length, one) => length + padded(one.length), start));
  const view = new DataView(profile.buffer);
  writeHeader(view);
  view.setUint32(128, tags.length);
  for (const [index, [tag, one]] of tags.entries()) {
    const entry = 132 + 12 * index;
    const offset = offsets[bodies.indexOf(one)] ?? 0;
    put(view, entry, tag);
    view.setUint32(entry + 4, offset);
    view.setUint32(entry + 8, one.length);
    profile.set(one, offset);
  }
  return profile;
}

const padded = (length: number): number => (length + 3) & ~3;

// ICC.1, 7.2: version 2.1, a display of red, green and blue, joined through XYZ; the day the profile was defined.
function writeHeader(view: DataView): void {
  view.setUint32(0, view.byteLength);
  view.setUint32(8, 0x02100000);
  put(view, 12, 'mntrRGB XYZ ');
  for (const [at, part] of [2026, 1, 1, 0, 0, 0].entries()) view.setUint16(24 + 2 * at, part);
  put(view, 36, 'acsp');
  for (const [at, value] of colorants.wtpt.entries()) view.setInt32(68 + 4 * at, fixed(value));
}

const fixed = (value: number): number => Math.round(value * 65536);

function put(view: DataView, at: number, text: string): void {
  for (let index = 0; index < text.length; index++) view.setUint8(at + index, text.charCodeAt(index));
}

function body(type: string, length: number): DataView {
  const view = new DataView(new ArrayBuffer(length));
  put(view, 0, type);
  return view;
}

const bytesOf = (view: DataView): Uint8Array => new Uint8Array(view.buffer);

function xyzOf(values: readonly number[]): Uint8Array {
  const view = body('XYZ ', 20);
  for (const [at, value] of values.entries()) view.setInt32(8 + 4 * at, fixed(value));
  return bytesOf(view);
}

function plainText(text: string): Uint8Array {
  const view = body('text', 8 + text.length + 1);
  put(view, 8, text);
  return bytesOf(view);
}

// The name in ASCII, and empty in Unicode (8 bytes) and in the script code of old Macintoshes (3 and 67 bytes).
function description(text: string): Uint8Array {
  const view = body('desc', 12 + text.length + 1 + 8 + 3 + 67);
  view.setUint32(8, text.length + 1);
  put(view, 12, text);
  return bytesOf(view);
}

function curve(): Uint8Array {
  const view = body('curv', 12 + 2 * curvePoints);
  view.setUint32(8, curvePoints);
  for (let at = 0; at < curvePoints; at++) {
    const value = at / (curvePoints - 1);
    const light = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    view.setUint16(12 + 2 * at, Math.round(light * 65535));
  }
  return bytesOf(view);
}
