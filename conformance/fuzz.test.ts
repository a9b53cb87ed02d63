import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { XmlDocument } from 'libxml2-wasm';
import { isRefusal } from '../src/basics/refusal.ts';
import { readBankFile } from '../src/formats/bank-file.ts';
import { readEinvoices } from '../src/formats/einvoice-read.ts';
import { validateFinvoice } from '../src/formats/finvoice-checks.ts';
import { readRegisterAnswer } from '../src/formats/incomes-register-answer.ts';
import { readAnswer } from '../src/formats/pain-answer.ts';
import { readOriginal } from '../src/formats/pain-original.ts';
import { validateUbl } from '../src/formats/rules/validate.ts';
import { encodingOf, XmlFault } from '../src/formats/xml-events.ts';
import { spoilt } from './byte-mutations.ts';
import { Chance } from './chance.ts';
import { compared } from './compared.ts';
import { fixtures, withFixtures } from './fixtures.ts';
import { bankAnswer, ktl, registerAnswers, tito } from './sound-files.ts';

// Every reader answers to any bytes whatever with what they say or with what is wrong in them and where: it never throws a
// surprise, never hangs, never takes half a file for a whole one. FUZZ=100000 tries as many files for each reader; by
// default a few hundred, from a seed that FUZZ_SEED changes.

const runs = Number(process.env.FUZZ ?? 300);
const seed = Number(process.env.FUZZ_SEED ?? 1);
const mostMs = 3000;

/** What a reader said of a file: taken, or refused with a text that names the place. */
type Said = { taken: boolean; place: string };
type Reader = {
  name: string;
  read: (bytes: Uint8Array) => Said | Promise<Said>;
  xml: boolean;
  files: () => Uint8Array[];
};

const own = (pattern: RegExp): Uint8Array[] => {
  const folder = join(import.meta.dirname, '../src/formats/examples');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name)));
};
const published = (folder: string, pattern: RegExp): Uint8Array[] =>
  withFixtures.skip
    ? []
    : fixtures
        .under(folder, pattern)
        .map((path) => fixtures.bytes(path))
        .filter(({ length }) => length < 60_000);

const taken: Said = { taken: true, place: '' };
const refused = (place: unknown): Said => ({ taken: false, place: String(place ?? '') });

/** In pieces of uneven length, as they come from a disk or a network. */
async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0, length = 7; at < bytes.length; at += length, length = (length * 31) % 8191 || 1)
    yield bytes.subarray(at, at + length);
}

const streaming = (read: (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<unknown>) => async (bytes: Uint8Array) => {
  try {
    for await (const _ of read(pieces(bytes)));
    return taken;
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    return refused(error.message);
  }
};

const readers: Reader[] = [
  {
    name: 'bank statements in XML',
    xml: true,
    read: streaming(readBankFile),
    files: () => [
      ...published('iso20022', /camt\.05[234].*\.xml$/i),
      ...published('iso20022/samples-finland', /\.xml$/i),
    ],
  },
  {
    name: 'statements and payment lists in records',
    xml: false,
    read: streaming(readBankFile),
    files: () => [tito, ktl],
  },
  {
    name: 'answers of the bank',
    xml: true,
    read: streaming((bytes) => readAnswer(bytes)),
    files: () => [bankAnswer, ...published('iso20022', /pain\.002.*\.xml$/i)],
  },
  {
    name: 'orders to the bank',
    xml: true,
    read: streaming(async function* (bytes) {
      yield await readOriginal(bytes);
    }),
    files: () => [...published('iso20022', /pain\.001.*\.xml$/i)],
  },
  {
    name: 'answers of the Incomes Register',
    xml: true,
    read: async (bytes) => {
      const answer = await readRegisterAnswer(pieces(bytes));
      return isRefusal(answer) ? refused(answer.data?.at) : taken;
    },
    files: () => registerAnswers,
  },
  {
    name: 'e-invoices',
    xml: true,
    read: (bytes) => {
      try {
        const [first, ...rest] = readEinvoices(bytes);
        if (!first) return refused('no document');
        const no = [first, ...rest].find(isRefusal);
        return isRefusal(no) ? refused(no.data?.location) : taken;
      } catch (error) {
        if (!(error instanceof XmlFault)) throw error;
        return refused(error.message);
      }
    },
    files: () => [
      ...own(/(finvoice|finvoice-soap|peppol|ubl)\.xml$/),
      ...published('finvoice/samples', /\.xml$/i),
      ...published('einvoice/peppol-2026.5/billing', /\.xml$/i),
    ],
  },
  {
    name: 'the rules of Finvoice',
    xml: true,
    read: (bytes) => {
      const verdict = validateFinvoice(bytes);
      return verdict?.valid
        ? taken
        : refused(verdict ? verdict.findings.find(({ severity }) => severity === 'fatal')?.location : 'no Finvoice');
    },
    files: () => [...own(/finvoice(-soap)?\.xml$/), ...published('finvoice/samples', /\.xml$/i)],
  },
  {
    name: 'the rules of UBL',
    xml: true,
    read: (bytes) => {
      const { valid, findings } = validateUbl(bytes);
      return valid ? taken : refused(findings.find(({ severity }) => severity === 'fatal')?.location ?? 'no UBL');
    },
    files: () => [...own(/(peppol|ubl)\.xml$/), ...published('einvoice', /(billing|ubl-examples)\/.*\.xml$/i)],
  },
];

/**
 * What another parser, which nobody here wrote, has against the bytes as XML; null where nothing. Blank lines before the
 * declaration, several documents in one file and UTF-16 without its mark are against the letter of XML, but are sent.
 */
function againstXml(bytes: Uint8Array): string | null {
  const fault = faultOf(() => XmlDocument.fromBuffer(bytes));
  if (fault === null || onlyNames(fault)) return null;
  // Of a frame and its document either may be in ISO-8859-15, and each is read by its own declaration.
  const latin = /encoding="iso-8859-15"/i.test(new TextDecoder('latin1').decode(bytes));
  const text = new TextDecoder(latin ? 'iso-8859-15' : (encodingOf(bytes) ?? 'utf-8')).decode(bytes);
  const joined = faultOf(() => XmlDocument.fromString(`<files>${text.replaceAll(/<\?xml\s[^>]*\?>/g, '')}</files>`));
  return joined !== null && onlyNames(joined) ? null : joined;
}

// A prefix that nothing declares is refused where names matter (UBL) and borne where banks leave it out.
const onlyNames = (fault: string): boolean =>
  fault
    .trim()
    .split('\n')
    .every((line) => /namespace|QName|is not a valid URI|is not absolute/i.test(line));

function faultOf(read: () => XmlDocument): string | null {
  try {
    read().dispose();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

for (const { name, read, files, xml } of readers)
  test(`${name}: ${runs} spoilt files crash, hang and deceive nobody`, { timeout: 3_600_000 }, async (t) => {
    const sound = files();
    if (sound.length === 0) return t.skip('no files of this kind: KEVYT_FIXTURES names none');
    const count = { taken: 0, refused: 0 };
    for (let run = 0; run < runs; run++) {
      const chance = new Chance(seed * 1_000_003 + run);
      const { bytes, how } = spoilt(chance.of(sound) ?? new Uint8Array(), chance, sound);
      const told = `run ${run} of seed ${seed}: ${how.join(', ')}`;
      const before = performance.now();
      let said: Said;
      try {
        said = await read(bytes);
      } catch (error) {
        throw new Error(`${told}: a surprise instead of an answer`, { cause: error });
      }
      const ms = performance.now() - before;
      assert.ok(ms < mostMs, `${told}: took ${Math.round(ms)} ms for ${bytes.length} bytes`);
      if (said.taken) {
        count.taken++;
        if (xml) assert.equal(againstXml(bytes), null, `${told}: taken, but it is not even XML`);
      } else {
        count.refused++;
        assert.notEqual(said.place, '', `${told}: refused without a place`);
      }
    }
    t.diagnostic(`${count.refused} refused with their place, ${count.taken} still sound`);
    assert.ok(count.refused > 0 && count.taken > 0, 'all were taken or all refused: the sources are not sound');
    compared('spoilt files', `reader of ${name}`, runs);
  });
