import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

type Modes = { light: string; dark: string };
const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
const tokens = new Map<string, Modes>(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

const surfaces = ['ground', 'paper', 'sunken', 'brand-wash', 'good-wash', 'warning-wash', 'danger-wash', 'info-wash'];
const inks = ['ink', 'ink-soft', 'brand-ink', 'good-ink', 'warning-ink', 'danger-ink', 'info-ink'];
const edges = ['edge', 'focus'];
const fills: [ink: string, fill: string][] = [
  ['on-brand', 'brand'],
  ['on-brand', 'brand-strong'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-strong'],
];
const decorations = ['hairline', 'sun'];

// WCAG 2.2: relative luminance of sRGB, contrast (L1 + 0.05) / (L2 + 0.05).
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

function tooWeak(pairs: [string, string][], atLeast: number): string[] {
  return pairs.flatMap(([front, back]) =>
    (['light', 'dark'] as const)
      .map((mode) => ({ mode, ratio: contrast(colour(front, mode), colour(back, mode)) }))
      .filter(({ ratio }) => ratio < atLeast)
      .map(({ mode, ratio }) => `${front} on ${back}, ${mode}: ${Math.round(ratio * 100) / 100}`),
  );
}
function colour(name: string, mode: keyof Modes): string {
  const token = tokens.get(name);
  assert.ok(token, `there is no colour called ${name}`);
  return token[mode];
}
const every = (fronts: string[]): [string, string][] =>
  fronts.flatMap((front) => surfaces.map((back): [string, string] => [front, back]));

test('every ink is read on every surface in light and dark (WCAG AA, 4.5 : 1)', () => {
  assert.deepEqual(tooWeak(every(inks), 4.5), []);
});

test('ordinary text reaches the enhanced contrast (WCAG AAA, 7 : 1)', () => {
  assert.deepEqual(tooWeak(every(['ink']), 7), []);
});

test('a filled button carries a readable text, also while it is pointed at', () => {
  assert.deepEqual(tooWeak(fills, 4.5), []);
});

test('the edge of a control, its fill and the focus ring are seen on every surface (3 : 1)', () => {
  assert.deepEqual(tooWeak(every([...edges, 'brand', 'danger']), 3), []);
});

test('no colour escapes these tests', () => {
  const tested = new Set([...surfaces, ...inks, ...edges, ...fills.flat(), ...decorations]);
  assert.deepEqual(
    [...tokens.keys()].filter((name) => !tested.has(name)),
    [],
  );
  assert.equal(tokens.size, css.match(/light-dark\(/g)?.length);
});
