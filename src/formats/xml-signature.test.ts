import assert from 'node:assert/strict';
import { createHash, createSign, createVerify, generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { el, xmlDocument } from './xml.ts';
import { type Signer, signed } from './xml-signature.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const signer: Signer = {
  digest: () => {
    const hash = createHash('sha256');
    return { add: (text) => void hash.update(text), base64: () => hash.digest('base64') };
  },
  sign: (text) => createSign('RSA-SHA256').update(text).sign(privateKey, 'base64'),
  certificate: 'AAAA',
};

const document = (...texts: string[]) =>
  xmlDocument(
    el(
      'p:Root',
      texts.map((text) => el('A', text)),
      { 'xmlns:p': 'urn:example' },
    ),
  );
const between = (xml: string, from: string, to: string) => xml.slice(xml.indexOf(from), xml.indexOf(to) + to.length);

test('the signature is the last child of the root and leaves everything else as it was', () => {
  const xml = [...signed([document('a')], signer)].join('');
  assert.equal(xml.replace(/<Signature .*<\/Signature>/, ''), document('a'));
  assert.match(xml, /<\/Signature><\/p:Root>\n$/);
});

test('what is signed is the canonical form: quotation marks bare, everything else escaped', () => {
  const xml = [...signed([document(`"a" 'b' <c> & d`)], signer)].join('');
  const canonical = `<p:Root xmlns:p="urn:example"><A>"a" 'b' &lt;c&gt; &amp; d</A></p:Root>`;
  assert.equal(
    /<DigestValue>(.*)<\/DigestValue>/.exec(xml)?.[1],
    createHash('sha256').update(canonical).digest('base64'),
  );
});

test('the key signs the part that holds the digest, with the namespace it inherits', () => {
  const xml = [...signed([document('a')], signer)].join('');
  const info = between(xml, '<SignedInfo>', '</SignedInfo>')
    .replace('<SignedInfo>', '<SignedInfo xmlns="http://www.w3.org/2000/09/xmldsig#">')
    .replace(/<(\w+)([^<>]*)\/>/g, '<$1$2></$1>');
  const value = /<SignatureValue>(.*)<\/SignatureValue>/.exec(xml)?.[1] ?? '';
  assert.ok(createVerify('RSA-SHA256').update(info).verify(publicKey, value, 'base64'));
});

test('in however many pieces a document comes, its signature is the same', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (texts) => {
      const whole = document(...texts);
      const pieces = whole.split(/(?<=<\/A>)/);
      assert.equal([...signed(pieces, signer)].join(''), [...signed([whole], signer)].join(''));
    }),
    { numRuns: 30 },
  );
});

test('half a document is not signed', () => {
  assert.throws(() => [...signed(['<a'], signer)]);
});
