import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '../src/basics/refusal.ts';
import { readBankFile } from '../src/formats/bank-file.ts';
import { validateFinvoice } from '../src/formats/finvoice-checks.ts';
import { readRegisterAnswer } from '../src/formats/incomes-register-answer.ts';
import { readAnswer } from '../src/formats/pain-answer.ts';
import { readOriginal } from '../src/formats/pain-original.ts';
import { validateUbl } from '../src/formats/rules/validate.ts';
import { XmlFault } from '../src/formats/xml-events.ts';

// A file may have a line of a gigabyte, a text, a tag or a comment without an end, or elements without number inside each
// other. A reader of streams gives up soon and keeps little; a reader of whole files gives up at all.

const endless: Record<string, { begins: string; goesOn: string }> = {
  'a text': { begins: '<Document><a>', goesOn: 'A' },
  'a tag': { begins: '<', goesOn: 'A' },
  'an attribute': { begins: '<Document a="', goesOn: 'A' },
  attributes: { begins: '<Document ', goesOn: 'a="" ' },
  'a comment': { begins: '<Document><!--', goesOn: 'A' },
  'an instruction': { begins: '<Document><?a ', goesOn: 'A' },
  'a section': { begins: '<Document><![CDATA[', goesOn: 'A' },
  'a reference': { begins: '<Document>&', goesOn: 'A' },
  depth: { begins: '<Document>', goesOn: '<a>' },
  'blank lines': { begins: '', goesOn: '\n' },
  'a declaration': { begins: '<?xml ', goesOn: 'a' },
  'a record': { begins: 'T00322', goesOn: 'A' },
  'a record of zeros': { begins: '0260616', goesOn: '0' },
};

const gigabyte = 1_000_000_000;
const soon = 40_000_000;

/** A file that goes on to a gigabyte; counts how much of it was asked for. */
function streamOf({ begins, goesOn }: { begins: string; goesOn: string }) {
  const asked = { bytes: 0 };
  const piece = new TextEncoder().encode(goesOn.repeat(1 << 16));
  async function* pieces() {
    yield new TextEncoder().encode(begins);
    for (; asked.bytes < gigabyte; asked.bytes += piece.length) yield piece;
  }
  return { asked, pieces: pieces() };
}

type Stream = AsyncIterable<Uint8Array>;
const streaming: Record<string, (bytes: Stream) => Promise<string>> = {
  'bank files': (bytes) => faultOf(readBankFile(bytes)),
  'answers of the bank': (bytes) => faultOf(readAnswer(bytes)),
  'orders to the bank': (bytes) => readOriginal(bytes).then(() => '', saidBy),
  'answers of the register': async (bytes) => {
    const answer = await readRegisterAnswer(bytes);
    return isRefusal(answer) ? String(answer.data?.at) : '';
  },
};

async function faultOf(read: AsyncIterable<unknown>): Promise<string> {
  try {
    for await (const _ of read);
    return '';
  } catch (error) {
    return saidBy(error);
  }
}

function saidBy(error: unknown): string {
  if (error instanceof XmlFault) return error.message;
  throw error;
}

for (const [name, read] of Object.entries(streaming))
  test(`${name} without an end are given up soon, with little kept`, async () => {
    for (const [what, parts] of Object.entries(endless)) {
      const { asked, pieces } = streamOf(parts);
      const before = process.memoryUsage().rss;
      const said = await read(pieces);
      const grown = process.memoryUsage().rss - before;
      assert.notEqual(said, '', `${what}: taken`);
      assert.ok(asked.bytes < soon, `${what}: ${asked.bytes} bytes were read`);
      assert.ok(grown < 250_000_000, `${what}: ${grown} bytes of memory were taken`);
    }
  });

test('whole files of one endless thing are refused with a place, in the time it takes to look at them', () => {
  for (const [what, { begins, goesOn }] of Object.entries(endless)) {
    const bytes = Buffer.concat([Buffer.from(begins), Buffer.alloc(30_000_000, goesOn)]);
    const before = performance.now();
    const { valid, findings } = validateUbl(bytes);
    const finvoice = validateFinvoice(bytes);
    assert.ok(!valid && findings.length > 0, what);
    assert.ok(!finvoice?.valid, what);
    assert.ok(performance.now() - before < 20_000, `${what}: took ${performance.now() - before} ms`);
  }
});

test('what stands at the end of a long file is not looked for anew from each of its texts', () => {
  for (const end of ['<![CDATA[A]]>', '<!--]]>-->', '<a>&amp;</a>', '&#65;']) {
    const bytes = Buffer.from(`<Document>${'<a>A</a>'.repeat(1_500_000)}${end}</Document>`);
    const before = performance.now();
    assert.equal(validateUbl(bytes).findings[0]?.rule, 'unknown-format');
    assert.ok(performance.now() - before < 20_000, `${end}: took ${performance.now() - before} ms`);
  }
});
