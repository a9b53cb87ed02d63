import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { kevytReading } from '../../dev/kevyt.ts';

const trip = {
  leftAt: '2026-05-04T07:30',
  returnedAt: '2026-05-05T10:00',
  country: 'FI',
  city: null,
  freeMeals: [1, 0],
  kilometres: 180,
  passengers: 1,
  trailer: true,
  fromHomeKm: 90,
  fromRegularPlaceKm: 85,
};
const travel = (asked: unknown) => kevytReading(JSON.stringify(asked), 'travel', '-');

test('one trip is one answer with its days and steps', async () => {
  const { code, stdout } = await travel(trip);
  const { steps, ...figures } = JSON.parse(stdout);
  assert.equal(code, 0);
  assert.deepEqual(figures, {
    perDiemCents: 7_900,
    mealCents: 0,
    kilometreCents: 12_240,
    totalCents: 20_140,
    days: [
      { kind: 'full', cents: 5_400, hours: 24 },
      { kind: 'partial', cents: 2_500, hours: 2.5 },
    ],
  });
  assert.deepEqual(
    steps.map(({ name, cents, formula, rule }: Record<string, unknown>) => [name, cents, formula, rule]),
    [
      ['per-diem', 5_400, '54.00', 'per_diem.full'],
      ['per-diem', 2_500, '25.00', 'per_diem.partial'],
      ['kilometres', 9_900, '180 km × 0.55', 'km.car'],
      ['kilometres', 720, '180 km × 0.04', 'km.passenger'],
      ['kilometres', 1_620, '180 km × 0.09', 'km.trailer'],
    ],
  );
});

test('several trips are answered in order; refused ones say why and make the exit code 1', async () => {
  const drives = [{ on: '2026-05-05', kilometres: 10 }];
  const { code, stdout } = await travel([
    { ...trip, drives },
    { ...trip, leftAt: '2026-03-29T03:15' },
    { ...trip, country: 'ES' },
    { ...trip, returnedAt: trip.leftAt },
  ]);
  const answers = JSON.parse(stdout);
  assert.equal(code, 1);
  assert.equal(answers[0].kilometreCents, 12_790);
  assert.deepEqual(
    answers.slice(1).map(({ refused }: { refused: string }) => refused),
    ['time-skipped', 'rule-missing', 'returned-before-leaving'],
  );
  assert.equal(answers[2].message, 'Nobody has decided per_diem.abroad.ES for 2026-05-04 yet.');
});

test('unknown and impossible fields are named in one line with exit code 2', async () => {
  const { code, stdout, stderr } = await travel([trip, { ...trip, kilometres: 1.5, country: 'Suomi', speed: 80 }]);
  assert.equal(code, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /^kevyt: -: [^\n]+\n$/);
  for (const named of ['1.kilometres', '1.country', 'speed']) assert.ok(stderr.includes(named), stderr);
});

test('a country is paid by the amount that the operator has entered', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kevyt-'));
  const rows = join(folder, 'own.json');
  const spain = { key: 'per_diem.abroad.ES', since: '2026-01-01', value: 74_00, source: 'Päätös 999/2026 (keksitty)' };
  const asked = JSON.stringify({ ...trip, country: 'ES', freeMeals: [], kilometres: 0, trailer: false, passengers: 0 });
  const withRows = (items: unknown[]) => {
    writeFileSync(rows, JSON.stringify({ items }));
    return kevytReading(asked, 'travel', '--own-rows', rows, '-');
  };
  assert.equal(JSON.parse((await kevytReading(asked, 'travel', '-')).stdout).refused, 'rule-missing');
  assert.equal(JSON.parse((await withRows([spain])).stdout).perDiemCents, 74_00 + 37_00);
  const wrong = await withRows([{ ...spain, key: 'per_diem.abroad.ZZ' }]);
  assert.equal(wrong.code, 2);
  assert.match(wrong.stderr, /items\.0: not a figure that may be entered/);
  rmSync(folder, { recursive: true });
});
