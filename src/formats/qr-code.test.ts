import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toSVG } from 'bwip-js/generic';
import { isRefusal } from '../basics/refusal.ts';
import { qrCode } from './qr-code.ts';

const squaresOf = (text: string): string[] => {
  const code = qrCode(text);
  assert.ok(!isRefusal(code));
  return code.map((line) => line.join(''));
};

/** What another program draws of the same text: the centre of each square lies inside an odd number of its outlines or not. */
function drawnByAnother(text: string): string[] {
  const svg = toSVG({ bcid: 'qrcode', text, scale: 1 });
  const size = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]) / 2;
  const dark = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const [, path = ''] of svg.matchAll(/ d="([^"]*)"/g))
    for (const outline of path.split('Z').filter((part) => part.trim() !== '')) turn(dark, outline);
  return dark.map((line) => line.join(''));
}

/** Turns every square right of each upright edge: after all edges the squares inside are turned an odd number of times. */
function turn(dark: number[][], outline: string): void {
  const points = [...outline.matchAll(/[ML](\d+) (\d+)/g)].map(([, x, y]) => [Number(x) / 2, Number(y) / 2] as const);
  for (const [index, [x, y]] of points.entries()) {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    if (x !== nextX) continue;
    for (let row = Math.min(y, nextY); row < Math.max(y, nextY); row++) {
      const line = dark[row];
      if (line) for (let column = x; column < line.length; column++) line[column] = 1 - (line[column] ?? 0);
    }
  }
}

// Small letters leave no choice of another mode. Programs may weigh masks otherwise, so codes of the same mask are compared.
test('codes of every size are drawn square by square as another program draws them', () => {
  const compared = new Set<number>();
  for (const length of [26, 40, 60, 80, 100, 120, 150, 180, 210, 240, 280, 331])
    for (let shift = 0; shift < 6; shift++) {
      const letter = (at: number) => 'abcdefghijklmnopqrstuvwxyz'[(at * 7 + at * at * shift + length) % 26];
      const text = Array.from({ length }, (_, at) => letter(at)).join('');
      const [ours, other] = [squaresOf(text), drawnByAnother(text)];
      assert.equal(ours.length, other.length);
      if (ours[8]?.slice(0, 6) !== other[8]?.slice(0, 6)) continue;
      assert.deepEqual(ours, other, text);
      compared.add((ours.length - 17) / 4);
    }
  assert.deepEqual(
    [...compared].toSorted((a, b) => a - b),
    [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
  );
});

test('the largest code holds 331 bytes of ASCII, and one less where other letters need their alphabet told', () => {
  assert.equal(squaresOf('a'.repeat(331)).length, 17 + 4 * 13);
  assert.deepEqual(qrCode('a'.repeat(332)), { refused: 'too-long' });
  assert.equal(squaresOf('ä'.repeat(165)).length, 17 + 4 * 13);
  assert.deepEqual(qrCode('ä'.repeat(166)), { refused: 'too-long' });
});
