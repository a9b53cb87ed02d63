import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { isRefusal } from '../basics/refusal.ts';
import { signerWith } from './signing.ts';

const refusal = (key: string, certificate: string) => {
  const signer = signerWith(key, certificate);
  return isRefusal(signer) ? signer.refused : 'signs';
};

test('what is no key or no certificate is said, and nothing of what was read', () => {
  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const privateKey = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  assert.equal(refusal('secret words', 'x'), 'key-unreadable');
  assert.equal(refusal(privateKey, 'x'), 'certificate-unreadable');
  assert.equal(refusal(privateKey, privateKey), 'certificate-unreadable');
});
