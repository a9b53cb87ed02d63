import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal } from '../src/basics/refusal.ts';
import { readBankFile } from '../src/formats/bank-file.ts';
import { readEinvoices } from '../src/formats/einvoice-read.ts';
import { validateFinvoice } from '../src/formats/finvoice-checks.ts';
import { readRegisterAnswer } from '../src/formats/incomes-register-answer.ts';
import { readAnswer } from '../src/formats/pain-answer.ts';
import { readOriginal } from '../src/formats/pain-original.ts';
import { validateUbl } from '../src/formats/rules/validate.ts';
import { XmlFault } from '../src/formats/xml-events.ts';
import { fixtures, withFixtures } from './fixtures.ts';
import { bankAnswer, ktl, registerAnswers, tito } from './sound-files.ts';

/** What a reader said of a file: taken, or refused with a text that names the place. */
export type Said = { taken: boolean; place: string };
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

/** Everything of the service that reads a file of somebody else, with sound files of its kind. */
export const readers: readonly Reader[] = [
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
