import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { XmlDocument } from 'libxml2-wasm';
import { exampleInvoice } from '../dev/invoices.ts';
import { readEinvoices } from '../src/formats/einvoice-read.ts';
import { finvoice } from '../src/formats/finvoice.ts';
import { messageOf } from '../src/formats/finvoice-parties.ts';
import { peppol } from '../src/formats/peppol.ts';
import { readers } from './readers.ts';

// What is known to have been done to software that reads other people's files, each attack by its name, on every reader of
// XML. Nothing listens at the end of a link: were one followed, the server below would know.

let folder: string;
let secret: string;
let server: Server;
let address: string;
const fetched: string[] = [];

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kevyt-attacks-'));
  writeFileSync(join(folder, 'secret'), 'TOP-SECRET-LINE');
  secret = pathToFileURL(join(folder, 'secret')).href;
  server = createServer((request, answer) => {
    fetched.push(request.url ?? '');
    answer.end('<!ENTITY z "TOP-SECRET-LINE">');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const text = new TextDecoder('latin1');
const bytesOf = (xml: string): Uint8Array => new Uint8Array(Buffer.from(xml, 'latin1'));

/** The file with something put before its root element, and something into the root and into its first text. */
type Wound = { before?: string; inRoot?: string; attributes?: string; inText?: string };

function wounded(file: Uint8Array, { before = '', inRoot = '', attributes = '', inText }: Wound): Uint8Array {
  const whole = text.decode(file);
  const [found, name] = /<([A-Za-z_][\w:.-]*)(?=[\s>])/.exec(whole) ?? [];
  assert.ok(found && name, 'a sound file has a root');
  const root = whole.indexOf(found);
  const end = whole.indexOf('>', root);
  const attacked = `${whole.slice(0, root)}${before}${whole.slice(root, end)}${attributes}>${inRoot}${whole.slice(end + 1)}`;
  return bytesOf(inText === undefined ? attacked : attacked.replace(/>[^<>\s][^<>]*</, `>${inText}<`));
}

const xmlReaders = readers.filter(({ xml }) => xml);

/** Attacks each reader with each wound; tells what was taken, having made sure that the unhurt file is. */
async function attacked(t: { diagnostic(text: string): void }, wounds: Record<string, Wound>): Promise<string[]> {
  const through: string[] = [];
  for (const { name, read, files } of xmlReaders) {
    const sound: Uint8Array[] = [];
    for (const file of files()) if (sound.length === 0 && (await read(file)).taken) sound.push(file);
    const [file] = sound;
    if (!file) {
      t.diagnostic(`no sound file for the reader of ${name}: KEVYT_FIXTURES names none`);
      continue;
    }
    for (const [what, wound] of Object.entries(wounds)) {
      const said = await read(wounded(file, wound));
      if (said.taken) through.push(`${name}: ${what}`);
      else assert.notEqual(said.place, '', `${name}: ${what} is refused without a place`);
    }
  }
  assert.deepEqual(fetched, [], 'something was fetched');
  return through;
}

test('external entities, of files or of other hosts, by name or by parameter, are refused and never opened', async (t) => {
  const through = await attacked(t, {
    'a file as an entity': { before: `<!DOCTYPE a [<!ENTITY x SYSTEM "${secret}">]>`, inText: '&x;' },
    'a page as an entity': { before: `<!DOCTYPE a [<!ENTITY x SYSTEM "${address}/x">]>`, inText: '&x;' },
    'definitions elsewhere': { before: `<!DOCTYPE a SYSTEM "${address}/x.dtd">` },
    'public definitions': { before: `<!DOCTYPE a PUBLIC "-//X//Y//EN" "${address}/x.dtd">` },
    'a parameter entity': { before: `<!DOCTYPE a [<!ENTITY % x SYSTEM "${address}/x"> %x;]>`, inText: '&z;' },
    'an entity of itself': { before: '<!DOCTYPE a [<!ENTITY x "&x;">]>', inText: '&x;' },
    'definitions in small letters': { before: `<!doctype a SYSTEM "${address}/x.dtd">` },
    'definitions inside the root': { inRoot: `<!DOCTYPE a SYSTEM "${address}/x.dtd">` },
  });
  assert.deepEqual(through, []);
});

test('a billion laughs and their quadratic kin are refused before anybody laughs', async (t) => {
  const lines = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
  const through = await attacked(t, {
    'a billion laughs': { before: `<!DOCTYPE a [<!ENTITY l0 "ha">${lines}]>`, inText: '&l10;' },
    'one long entity many times': {
      before: `<!DOCTYPE a [<!ENTITY x "${'x'.repeat(100_000)}">]>`,
      inText: '&x;'.repeat(100_000),
    },
    'entities nobody defined': { inText: '&lol;' },
  });
  assert.deepEqual(through, []);
});

test('what is nested, listed or written without measure is refused, with its place', async (t) => {
  const many = 100_000;
  const through = await attacked(t, {
    'a hundred thousand levels': { inRoot: '<a>'.repeat(many) + '</a>'.repeat(many) },
    'a million attributes': { attributes: Array.from({ length: 1_000_000 }, (_, n) => ` a${n}=""`).join('') },
    'an attribute twice': { attributes: ' zz="1" zz="2"' },
    'a character that is none': { inText: '&#x110000;' },
    'a half of a character': { inText: '&#xD800;' },
    'an end of text': { inText: '&#0;' },
    'an endless number of a character': { inText: `&#${'9'.repeat(100_000)};` },
  });
  assert.deepEqual(through, []);
});

test('links that a document brings to schemas, style sheets, rules and inclusions are never followed', async (t) => {
  const xsi = 'xmlns:xsj="http://www.w3.org/2001/XMLSchema-instance"';
  const through = await attacked(t, {
    'a style sheet': { before: `<?xml-stylesheet type="text/xsl" href="${address}/x.xsl"?>` },
    'rules of its own': {
      before: `<?xml-model href="${address}/x.sch" schematypens="http://purl.oclc.org/dsdl/schematron"?>`,
    },
    'a schema of its own': { attributes: ` ${xsi} xsj:schemaLocation="urn:x ${address}/x.xsd"` },
    'an inclusion': {
      inRoot: `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${secret}" parse="text"/>`,
    },
  });
  const styled = through.filter((one) => one.endsWith('a style sheet') || one.endsWith('rules of its own'));
  assert.ok(styled.length > 0, 'an instruction to a program we are not is no fault of the file');
});

test('a reference to a picture, a page or a file is text to whoever reads the invoice', () => {
  for (const bytes of written(`${secret} ${address} ../../../etc/passwd`)) {
    const read = JSON.stringify(readEinvoices(bytes));
    assert.match(read, /\.\.\/\.\.\/\.\.\/etc\/passwd/);
    assert.doesNotMatch(read, /TOP-SECRET/);
  }
  assert.deepEqual(fetched, []);
});

test('names and notes with markup in them stay one text of the document', () => {
  const nasty = `</Note>]]><x a="1">&amp;&#60;"'<!--`;
  for (const bytes of written(nasty)) {
    using document = XmlDocument.fromBuffer(bytes);
    const whole = document.root.content;
    assert.ok(whole.includes(nasty.slice(0, 20)), whole);
    assert.equal(document.find('//*[local-name()="x"]').length, 0);
  }
});

/** The invoice with the note, as the bytes of each format. */
function written(note: string): Uint8Array[] {
  const invoice = exampleInvoice('hourly-work', { notes: [note] });
  return [finvoice(invoice, messageOf(invoice)), peppol(invoice)].map((xml) => {
    assert.equal(typeof xml, 'string', 'the invoice can be written');
    return new TextEncoder().encode(xml as string);
  });
}
