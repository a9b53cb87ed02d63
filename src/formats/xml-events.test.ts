import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { el, xmlDocument } from './xml.ts';
import { XmlFault, type XmlFaultCode, XmlReader } from './xml-events.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, mark = '') => new Uint8Array(Buffer.from(mark + text, 'utf16le'));
const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16());

/** What a reader hears, as `<name`, `name>text`. */
function heard(bytes: Uint8Array, pieceLength = bytes.length): string[] {
  const events: string[] = [];
  const reader = new XmlReader({
    opened: (name, attributes) => events.push(`<${name}${Object.values(attributes).map((value) => ` ${value}`)}`),
    closed: (name, text) => events.push(`${name}>${text}`),
  });
  for (let at = 0; at < bytes.length; at += pieceLength) reader.write(bytes.subarray(at, at + pieceLength));
  reader.end();
  return events;
}

function faultOf(bytes: Uint8Array): XmlFault {
  try {
    heard(bytes);
  } catch (error) {
    assert.ok(error instanceof XmlFault, String(error));
    return error;
  }
  return assert.fail('it was read');
}

const hears = ['<a', '<b €', 'b>öre & <ä>', 'a>'];
const body = '<p:a xmlns:p="x"><b c="€">öre &amp; <![CDATA[<ä>]]></b></p:a>'.replace(' xmlns:p="x"', '');

test('names come without prefix, and text with its entities and sections resolved', () => {
  assert.deepEqual(heard(utf8(body)), hears);
});

test('every encoding that banks use is read, by its mark or its declaration', () => {
  const declared = (name: string) => `<?xml version="1.0" encoding="${name}"?>\n${body}`;
  assert.deepEqual(heard(utf8(`\ufeff${declared('UTF-8')}`)), hears);
  assert.deepEqual(heard(utf16(declared('UTF-16'), '\ufeff')), hears);
  assert.deepEqual(heard(swapped(utf16(declared('UTF-16'), '\ufeff'))), hears);
  assert.deepEqual(heard(utf16(declared('UTF-16'))), hears);
  assert.deepEqual(heard(latin(declared('ISO-8859-15').replace('€', '\xa4'))), hears);
  assert.deepEqual(heard(latin(declared('iso-8859-1').replace('€', '&#8364;'))), hears);
});

test('a document cut anywhere into pieces says the same', () => {
  const bytes = utf8(`<?xml version="1.0" encoding="utf-8"?>${body}`);
  for (let length = 1; length < bytes.length; length++) assert.deepEqual(heard(bytes, length), hears);
});

const refusals: [string, XmlFaultCode, Uint8Array][] = [
  ['an end tag too few', 'not-well-formed', utf8('<a>\n<b></b>')],
  ['two roots', 'not-well-formed', utf8('<a/><a/>')],
  ['nothing at all', 'not-well-formed', utf8('')],
  ['text alone', 'not-well-formed', utf8('viite 12344')],
  ['a zero byte', 'not-well-formed', utf8('<a>\u0000</a>')],
  ['an unknown entity', 'not-well-formed', utf8('<a>&lol;</a>')],
  ['an external entity', 'doctype', utf8('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')],
  ['entities that grow', 'doctype', utf8('<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>')],
  ['bytes that are not UTF-8', 'encoding', latin('<a>\xe4\xe4</a>')],
  ['an encoding nobody reads', 'encoding', utf8('<?xml version="1.0" encoding="UTF-7"?><a/>')],
  ['a hundred thousand levels', 'too-deep', utf8('<a>'.repeat(100_000))],
  ['a tag without end', 'too-long', utf8(`<a ${'b'.repeat(5_000_000)}`)],
  ['a comment without end before anything', 'too-long', utf8(`<!--${'-x'.repeat(3_000_000)}`)],
  ['a text of sections without end', 'too-long', utf8(`<a>${`<![CDATA[${'x'.repeat(9_000)}]]>`.repeat(500)}`)],
];
for (const [what, code, bytes] of refusals)
  test(`${what} is refused with its place`, () => {
    const fault = faultOf(bytes);
    assert.equal(fault.code, code);
    assert.match(fault.message, /^line \d+, column \d+: [^\n]+$/);
  });

test('a large document in one piece is no document without end', () => {
  assert.equal(heard(utf8(`<a>${'<b>12345</b>'.repeat(500_000)}</a>`)).length, 1_000_002);
});

test('a fault tells the line it stands on', () => {
  assert.equal(faultOf(utf8('<a>\n  <b>\n  </c>\n</a>')).place?.line, 3);
});

test('whatever text is written is read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const written = xmlDocument(el('a', text === '' ? null : text));
      if (text === '') return;
      const [, closed = ''] = heard(utf8(written));
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot carry.
      const carried = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
      assert.equal(closed, `a>${carried.toWellFormed()}`);
    }),
  );
});
