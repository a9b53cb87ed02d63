import { createHash, createPrivateKey, createSign, type KeyObject, X509Certificate } from 'node:crypto';
import { type Refusal, refuse } from '../basics/refusal.ts';
import type { Signer } from '../formats/xml-signature.ts';

/**
 * A signer with an RSA private key and the certificate that says whose it is, both as PEM text. Refused: `key-unreadable`,
 * `certificate-unreadable`, `key-too-short` (less than 2048 bits of RSA), `certificate-of-another-key`.
 */
export function signerWith(
  keyPem: string,
  certificatePem: string,
): Signer | Refusal<'key-unreadable' | 'certificate-unreadable' | 'key-too-short' | 'certificate-of-another-key'> {
  const key = readOr(() => createPrivateKey(keyPem));
  if (!key) return refuse('key-unreadable');
  const certificate = readOr(() => new X509Certificate(certificatePem));
  if (!certificate) return refuse('certificate-unreadable');
  if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048)
    return refuse('key-too-short');
  if (!certificate.checkPrivateKey(key)) return refuse('certificate-of-another-key');
  return { digest, sign: (text) => signature(key, text), certificate: certificate.raw.toString('base64') };
}

/** OpenSSL tells many kinds of unreadable apart, and its words may quote what it read; the caller needs none of that. */
function readOr<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function digest() {
  const hash = createHash('sha256');
  return {
    add: (text: string) => {
      hash.update(text, 'utf8');
    },
    base64: () => hash.digest('base64'),
  };
}

const signature = (key: KeyObject, text: string): string =>
  createSign('RSA-SHA256').update(text, 'utf8').sign(key, 'base64');
