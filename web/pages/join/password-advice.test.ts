import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adviseOn } from './password-advice.ts';

const known = ['Aino Demonen', 'aino.demonen@testi.example'];

test('a short password is short however odd it is', () => {
  assert.equal(adviseOn('', known), 'empty');
  assert.equal(adviseOn('k9#Vp2!xQ7', known), 'short');
});

test('what anybody could guess is said to be guessable', () => {
  for (const password of [
    'aaaaaaaaaaaa',
    'salasana12345',
    'password20262026',
    'AinoDemonen1990',
    '123456789012',
    'qwertyqwerty1',
  ])
    assert.equal(adviseOn(password, known), 'guessable', password);
});

test('a sentence of one’s own is enough, and a longer one is strong', () => {
  assert.equal(adviseOn('kesällä uimaan', known), 'enough');
  assert.equal(adviseOn('mummolan vene vuotaa aina', known), 'strong');
});
