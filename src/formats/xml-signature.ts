import { el, type Xml } from './xml.ts';

/** Who signs: SHA-256 over text in pieces, RSA with SHA-256, and the certificate (DER in base64) of the key. */
export type Signer = {
  digest(): { add(text: string): void; base64(): string };
  sign(text: string): string;
  readonly certificate: string;
};

/**
 * A document of our own writing, in pieces, with an enveloped XML signature (XML-DSig, RSA-SHA256) as the last child of its root:
 * over the whole document in exclusive canonical form. The document has to come from `el`, with one namespace, declared on the
 * root and used there, at most one more attribute in an element, no quotation marks in attributes and no line breaks as
 * references. Its canonical form is then its text but for quotation marks and empty elements. Throws where it has no root's end.
 */
export function* signed(pieces: Iterable<string>, signer: Signer): Generator<string> {
  const digest = signer.digest();
  let held = '';
  let isFirst = true;
  for (const piece of pieces) {
    if (!isFirst) {
      digest.add(canonical(held));
      yield held;
    }
    // What stands before the root and behind it is no part of the canonical form.
    const declaration = isFirst ? (/^<\?xml[^>]*\?>\s*/.exec(piece)?.[0] ?? '') : '';
    if (declaration !== '') yield declaration;
    held = piece.slice(declaration.length);
    isFirst = false;
  }
  const root = held.trimEnd();
  const end = root.lastIndexOf('</');
  if (end < 0 || !root.endsWith('>')) throw new Error('a document to be signed ends with its root');
  digest.add(canonical(root));
  yield `${root.slice(0, end)}${signatureOver(digest.base64(), signer)}${root.slice(end)}\n`;
}

const canonical = (written: string): string =>
  written
    .replaceAll('&apos;', "'")
    .replaceAll('&quot;', '"')
    .replace(/<([\w:]+)([^<>]*)\/>/g, '<$1$2></$1>');

const namespace = 'http://www.w3.org/2000/09/xmldsig#';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** The signature is in a namespace of its own without a prefix, which the part that is signed has to declare for itself. */
function signatureOver(digest: string, signer: Signer): Xml {
  const value = signer.sign(canonical(signedInfo(digest, namespace).markup));
  return el(
    'Signature',
    [
      signedInfo(digest),
      el('SignatureValue', value),
      el('KeyInfo', el('X509Data', el('X509Certificate', signer.certificate))),
    ],
    { xmlns: namespace },
  );
}

const method = (name: string, algorithm: string) => el(name, '', { Algorithm: algorithm });

const signedInfo = (digest: string, xmlns?: string): Xml =>
  el(
    'SignedInfo',
    [
      method('CanonicalizationMethod', exclusive),
      method('SignatureMethod', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'),
      el(
        'Reference',
        [
          el('Transforms', [method('Transform', `${namespace}enveloped-signature`), method('Transform', exclusive)]),
          method('DigestMethod', 'http://www.w3.org/2001/04/xmlenc#sha256'),
          el('DigestValue', digest),
        ],
        { URI: '' },
      ),
    ],
    { xmlns },
  );
