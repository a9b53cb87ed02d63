import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { golden } from '../../dev/golden.ts';
import { kevytReading } from '../../dev/kevyt.ts';
import { isRefusal } from '../basics/refusal.ts';
import { dac7Report } from '../formats/dac7.ts';
import { onePerLine } from '../formats/xml.ts';
import { zDac7 } from './dac7.ts';

const folder = join(import.meta.dirname, '../formats/examples/dac7');
const example = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')))
  test(`the example ${file} is written as it was looked through`, () => {
    const pieces = dac7Report(zDac7.parse(example(file)));
    assert.ok(!isRefusal(pieces), JSON.stringify(pieces));
    golden(join(folder, file.replace('.json', '.xml')), onePerLine([...pieces].join('')));
  });

test('a year is reported from the command line, and what would be refused is named', async () => {
  const asked = example('new.json');
  const { code, stdout } = await kevytReading(JSON.stringify(asked), 'dac7', '-');
  assert.equal(code, 0);
  assert.match(stdout, /<\/dpi:DPI_OECD>\n$/);
  const early = await kevytReading(JSON.stringify({ ...asked, createdAt: '2026-12-31T21:00:00Z' }), 'dac7', '-');
  assert.deepEqual([early.code, early.lines], [1, [{ refused: 'year-not-over', year: 2026 }]]);
  const nobody = { ...asked, sellers: [{ ...asked.sellers[0], person: undefined }] };
  const wrong = await kevytReading(JSON.stringify(nobody), 'dac7', '-');
  assert.equal(wrong.code, 2);
  assert.match(wrong.stderr, /sellers\.0: either person or entity/);
});
