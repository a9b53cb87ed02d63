import assert from 'node:assert/strict';
import { test } from 'node:test';
import { srgbProfile } from './srgb.ts';

const profile = Buffer.from(srgbProfile());
const tags = new Map(
  Array.from({ length: profile.readUInt32BE(128) }, (_, index) => {
    const entry = 132 + 12 * index;
    const [offset, length] = [profile.readUInt32BE(entry + 4), profile.readUInt32BE(entry + 8)];
    return [profile.toString('latin1', entry, entry + 4), profile.subarray(offset, offset + length)];
  }),
);
const xyz = (tag: string) => [8, 12, 16].map((at) => (tags.get(tag) ?? Buffer.alloc(20)).readInt32BE(at) / 65536);

test('the profile is one for displays, as long as it says, with every tag such a profile must have', () => {
  assert.equal(profile.readUInt32BE(0), profile.length);
  assert.equal(profile.toString('latin1', 12, 24), 'mntrRGB XYZ ');
  assert.equal(profile.toString('latin1', 36, 40), 'acsp');
  const needed = ['desc', 'cprt', 'wtpt', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'];
  assert.deepEqual([...tags.keys()], needed);
  for (const [tag, body] of tags) assert.match(body.toString('latin1', 0, 4), /^(desc|text|XYZ |curv)$/, tag);
});

test('red, green and blue together are white, and half the signal is a fifth of the light', () => {
  const white = xyz('wtpt');
  for (const at of [0, 1, 2]) {
    const together = ['rXYZ', 'gXYZ', 'bXYZ'].reduce((sum, tag) => sum + (xyz(tag)[at] ?? 0), 0);
    assert.ok(Math.abs(together - (white[at] ?? 0)) < 0.0005);
  }
  const curve = tags.get('gTRC') ?? Buffer.alloc(0);
  const points = curve.readUInt32BE(8);
  const light = (at: number) => curve.readUInt16BE(12 + 2 * at) / 65535;
  assert.deepEqual([light(0), light(points - 1)], [0, 1]);
  assert.ok(Math.abs(light(Math.round((points - 1) / 2)) - 0.214) < 0.001);
});
