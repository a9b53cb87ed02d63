import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import { parseHetu } from '../basics/identifiers/hetu.ts';
import { parseIban } from '../basics/identifiers/iban.ts';
import { isRefusal } from '../basics/refusal.ts';
import { checkReason, mayVerify } from './identity.ts';
import { maskedEmail, maskedHetu, maskedIban, maskedPhone } from './masks.ts';

const today = day('2026-06-01');
const sound = { named: true, hetuGiven: true, otherIsVerified: false };

test('an identity is recorded once there is one to check, not in advance, and for one account a code', () => {
  assert.equal(mayVerify(sound, today, today), null);
  assert.equal(mayVerify({ ...sound, named: false }, today, today)?.refused, 'identity-incomplete');
  assert.equal(mayVerify({ ...sound, hetuGiven: false }, today, today)?.refused, 'identity-incomplete');
  assert.equal(mayVerify(sound, day('2026-06-02'), today)?.refused, 'identity-day');
  assert.equal(mayVerify({ ...sound, otherIsVerified: true }, today, today)?.refused, 'identity-taken');
});

test('a reason says something', () => {
  for (const reason of ['', 'asdf', 'tarkistus', '          ', 'a b']) assert.ok(checkReason(reason), reason);
  assert.equal(checkReason('Puhelu asiakkaalta'), null);
});

test('masks show enough to recognise and too little to use', () => {
  const hetu = parseHetu('131052-9085');
  const iban = parseIban('FI21 1234 5600 0007 85');
  assert.ok(!isRefusal(hetu) && !isRefusal(iban));
  assert.equal(maskedHetu(hetu), '131052-••••');
  assert.equal(maskedIban(iban), 'FI21 •••• 0785');
  assert.equal(maskedEmail('aino@testi.example'), 'a•••@testi.example');
  assert.equal(maskedEmail('ö@x'), 'ö•••@x');
  assert.equal(maskedEmail(''), '•••');
  assert.equal(maskedPhone('+358401234567'), '+358 •••• 67');
});
