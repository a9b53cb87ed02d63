import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { golden } from '../../dev/golden.ts';
import { isRefusal } from '../basics/refusal.ts';
import { earningsReport } from '../formats/incomes-register.ts';
import { cancellation } from '../formats/incomes-register-cancel.ts';
import { separateReport } from '../formats/incomes-register-separate.ts';
import { onePerLine } from '../formats/xml.ts';
import { zCancellation, zEarnings, zSeparate } from './register-input.ts';

const folder = join(import.meta.dirname, '../formats/examples/register');

/** The message that an example asks for. */
function written(name: string): string {
  const asked: unknown = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  if (name.startsWith('separate')) return whole(separateReport(zSeparate.parse(asked)));
  if (name.startsWith('cancel')) return whole(cancellation(zCancellation.parse(asked)));
  const pieces = earningsReport(zEarnings.parse(asked));
  assert.ok(!isRefusal(pieces), JSON.stringify(pieces));
  return [...pieces].map((piece) => piece.text).join('');
}

function whole(made: ReturnType<typeof separateReport> | ReturnType<typeof cancellation>): string {
  assert.ok(!isRefusal(made), JSON.stringify(made));
  return made;
}

for (const name of readdirSync(folder).filter((file) => file.endsWith('.json')))
  test(`the example ${name} is written as it was looked through`, () => {
    const bare = name.replace('.json', '');
    golden(join(folder, `${bare}.xml`), onePerLine(written(bare)));
  });
