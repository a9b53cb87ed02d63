import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '../basics/refusal.ts';
import { parseMarketingName } from './marketing-name.ts';

const faultOf = (text: string) => {
  const parsed = parseMarketingName(text);
  return isRefusal(parsed) ? parsed.data?.fault : null;
};

test('ordinary names to work under pass', () => {
  for (const name of ['Ainon Kuvat', 'Öljyä & Vettä', 'Studio 54', 'Remontti-Reiska', 'Café Coyote', 'L’Atelier'])
    assert.equal(faultOf(name), null, name);
});

test('a name that claims a company, carries an address or hides a number is told why not', () => {
  for (const name of ['Kuvat Oy', 'Kuvat oy.', 'Bilder Ab', 'Tmi Aino', 'Kuvat Osakeyhtiö', 'Aino Tmi'])
    assert.equal(faultOf(name), 'company', name);
  for (const name of ['www.kuvat', 'kuvat.fi', 'Kuvat https://x']) assert.equal(faultOf(name), 'address', name);
  for (const name of ['Soita 040 123 4567', 'Aino 131052-308T']) assert.equal(faultOf(name), 'number', name);
  for (const name of ['<b>x</b>', '★ Kuvat', '123', 'a@b']) assert.equal(faultOf(name), 'characters', name);
  for (const name of ['', 'A', 'x'.repeat(61)]) assert.equal(faultOf(name), 'length', name);
});
