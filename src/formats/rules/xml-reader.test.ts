import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { XmlFault } from '../xml-events.ts';
import { Element } from './element.ts';
import { Places } from './place.ts';
import { validateUbl } from './validate.ts';
import { readDocument } from './xml-reader.ts';

const places = new Places(() => null);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string): Element => readDocument(bytesOf(text), places).root;

function faultIn(bytes: Uint8Array): XmlFault | null {
  try {
    readDocument(bytes, places);
    return null;
  } catch (error) {
    if (error instanceof XmlFault) return error;
    throw error;
  }
}

test('names are known by their namespace, whatever the prefix', () => {
  const cbc = 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2';
  const root = read(`<a xmlns="urn:x"><b:ID xmlns:b="${cbc}" b:y="1" z="2"/><ID xmlns="${cbc}"/><ID xmlns=""/></a>`);
  assert.equal(root.name, '{urn:x}a');
  assert.deepEqual(
    root.children.map(({ name }) => name),
    ['cbc:ID', 'cbc:ID', 'ID'],
  );
  assert.deepEqual(root.children[0]?.attributes, ['cbc:y', '1', 'z', '2']);
});

test('the text of an element is what a reader of XML would hear', () => {
  const text = (content: string) => read(`<a>${content}</a>`).text;
  assert.equal(text('Öljy &amp; &#228;&#xE4;ni'), 'Öljy & ääni');
  assert.equal(text('a<!-- b -->c<?d e?>f<![CDATA[<g>&amp;]]>'), 'acf<g>&amp;');
  assert.equal(text('1<b x="&gt;>">2<c/></b>3'), '123');
  assert.equal(text('a\r\nb\rc'), 'a\nb\nc');
  assert.equal(read('<a x="1&#10;2\n3 &quot;"/>').attribute('x'), '1\n2 3 "');
  assert.deepEqual(read('<a>1<!-- x -->2<b>3</b>4</a>').texts, ['1', '2', '4']);
});

test('places are told with numbers where there are several', () => {
  const { children } = read('<a><b/><c/><b><d/></b></a>');
  assert.deepEqual(
    children.map(({ location }) => location),
    ['/a/b[1]', '/a/c', '/a/b[2]'],
  );
  assert.equal(children[2]?.children[0]?.location, '/a/b[2]/d');
});

test('what is not well-formed is refused with its line and column', () => {
  const wrong = [
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a b/>',
    '<a b=c/>',
    '<a b="1"c="2"/>',
    '<a b="<"/>',
    '<a b="1" b="2"/>',
    '<a>&nbsp;</a>',
    '<a>&#0;</a>',
    '<a>&amp</a>',
    '<a>]]></a>',
    '<a>\u0001</a>',
    '<p:a/>',
    '<1a/>',
    '<a:b:c/>',
    '<:a/>',
    '<a xmlns="urn:x" :b="1"/>',
    'x<a/>',
    '<a/>x',
    '',
    ' ',
    '<a><!-- -- --></a>',
    '<a><![CDATA[</a>',
    '<![CDATA[]]><a/>',
    '<a><?xml version="1.0"?></a>',
    '<?:x a?><a/>',
    '<?xml version="2.0"?><a/>',
    '<a xmlns:b=""/>',
    '<a xmlns:xmlns="urn:x"/>',
    '<a xmlns:x="urn:x" xmlns:y="urn:x" x:b="1" y:b="2"/>',
    '<a',
    '<',
    '</a>',
    '<a></a',
    '<a xmlns:b="urn:x" xmlns:b="urn:y"/>',
    '<!ELEMENT a><a/>',
    '<a></a b>',
    '< a/>',
    '<a / >',
  ];
  for (const text of wrong) {
    const fault = faultIn(bytesOf(text));
    assert.equal(fault?.code, 'not-well-formed', text);
    assert.ok(fault?.place, text);
  }
  const place = faultIn(bytesOf('<a>\n <b x="1" x="2"/></a>'))?.place;
  assert.deepEqual(place, { line: 2, column: 2 });
});

test('a DOCTYPE, foreign bytes and endless nesting are refused by name', () => {
  assert.equal(faultIn(bytesOf('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'))?.code, 'doctype');
  assert.equal(faultIn(Uint8Array.of(0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e))?.code, 'encoding');
  assert.equal(faultIn(bytesOf('<?xml version="1.0" encoding="EBCDIC"?><a/>'))?.code, 'encoding');
  assert.equal(faultIn(bytesOf('<a>'.repeat(200_000)))?.code, 'too-deep');
  assert.equal(faultIn(new Uint8Array(300 << 20))?.code, 'too-long');
});

test('other encodings are read', () => {
  const latin = Uint8Array.from(Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\u00e4</a>', 'latin1'));
  assert.equal(readDocument(latin, places).root.text, 'ä');
  assert.equal(readDocument(Buffer.from('\ufeff<a>ä</a>', 'utf16le'), places).root.text, 'ä');
  assert.equal(read('\ufeff<?xml version="1.0"?><a>ä</a>').text, 'ä');
});

const example = readFileSync(join(import.meta.dirname, '../examples/credit-note.peppol.xml'), 'utf8');

/** The same with the general parser: whether it reads the text, and the elements it hears of. */
function heardBySaxes(text: string): string[] | null {
  const heard: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('doctype');
  });
  parser.on('opentag', ({ local, attributes }) => {
    const own = Object.values(attributes).filter(({ uri }) => uri !== 'http://www.w3.org/2000/xmlns/');
    heard.push([local, ...own.map(({ local: name, value }) => `${name}=${value}`)].join(' '));
  });
  try {
    parser.write(text).close();
    return heard;
  } catch {
    return null;
  }
}

const pieces = [
  '<',
  '>',
  '&',
  '/',
  '"',
  "'",
  '=',
  ' ',
  ']]>',
  '<!--',
  '-->',
  '<![CDATA[',
  '<?x?>',
  '&lt;',
  'x',
  '\n',
  '\u0000',
  ':',
  'xmlns:cac=""',
];
const mutation = fc.record({ at: fc.nat(example.length), cut: fc.nat(12), put: fc.constantFrom('', ...pieces) });

test('whatever happens to a document, it is read as by the general parser, or refused as by it', () => {
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (changes) => {
      let text = example;
      for (const { at, cut, put } of changes) text = text.slice(0, at) + put + text.slice(at + cut);
      const expected = heardBySaxes(text);
      const fault = faultIn(bytesOf(text));
      assert.equal(fault === null, expected !== null, `${fault?.message} in ${text}`);
      if (expected === null) return;
      const document = readDocument(bytesOf(text), places);
      const heard = Array.from({ length: document.count }, (_, order) => {
        const { name, attributes } = new Element(document, order);
        const said = attributes.flatMap((one, at) => (at % 2 === 0 ? [`${local(one)}=${attributes[at + 1]}`] : []));
        return [local(name), ...said].join(' ');
      });
      assert.deepEqual(heard, expected);
    }),
    { numRuns: 2000 },
  );
});

const local = (name: string): string => name.replace(/^(\{.*\}|[a-z]+:)/, '');

test('any bytes have a verdict', () => {
  const bytes = bytesOf(example);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 8 }),
      fc.nat(bytes.length),
      (changes, end) => {
        const changed = bytes.slice(0, end || bytes.length);
        for (const [at, byte] of changes) if (at < changed.length) changed[at] = byte;
        const { valid, findings } = validateUbl(changed);
        assert.equal(
          valid,
          findings.every(({ severity }) => severity === 'warning'),
        );
        for (const { location, message } of findings) assert.ok(location && message);
      },
    ),
    { numRuns: 500 },
  );
});
