import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRefusal } from '../basics/refusal.ts';
import { readRegisterAnswer } from './incomes-register-answer.ts';

const guid = '0123456789abcdef0123456789abcdef';
const sent =
  '<DeliveryData><Timestamp>2026-06-15T09:00:00Z</Timestamp><Source>Kevyt</Source><DeliveryDataType>100</DeliveryDataType>' +
  '<DeliveryId>E-1</DeliveryId><FaultyControl>1</FaultyControl><ProductionEnvironment>false</ProductionEnvironment>' +
  ['Owner', 'Creator', 'Sender']
    .map((role) => `<DeliveryData${role}><Type>1</Type><Code>3168892-8</Code></DeliveryData${role}>`)
    .join('') +
  '</DeliveryData>';
const head = `<IRResponseId>${guid}</IRResponseId><IRResponseTimestamp>2026-06-15T10:00:00+03:00</IRResponseTimestamp>`;
const error = (code: string) =>
  `<ErrorInfo><ErrorCode>${code}</ErrorCode><ErrorMessage>Virhe</ErrorMessage><ErrorDetails>kohta &lt;a&gt;</ErrorDetails></ErrorInfo>`;
const signature = '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo/></ds:Signature>';
const status = (inside: string, number = 3) =>
  `<?xml version="1.0" encoding="UTF-8"?><s:StatusResponseFromIR xmlns:s="http://www.tulorekisteri.fi/2017/1/StatusResponseFromIR">${sent}` +
  `<StatusResponse>${head}<DeliveryDataStatus>${number}</DeliveryDataStatus>${inside}</StatusResponse>${signature}</s:StatusResponseFromIR>`;
const acknowledgement = (inside = '', number = 2) =>
  `<a:AckFromIR xmlns:a="http://www.tulorekisteri.fi/2017/1/AckFromIR">${sent}<AckData>${head}` +
  `<DeliveryDataStatus>${number}</DeliveryDataStatus>${inside}</AckData>${signature}</a:AckFromIR>`;

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 97) yield bytes.subarray(at, at + 97);
}
const read = (xml: string | Uint8Array) =>
  readRegisterAnswer(inPieces(typeof xml === 'string' ? new TextEncoder().encode(xml) : xml));
async function answered(xml: string) {
  const answer = await read(xml);
  assert.ok(!isRefusal(answer), JSON.stringify(answer));
  return answer;
}
async function unreadable(xml: string): Promise<string> {
  const answer = await read(xml);
  assert.ok(isRefusal(answer) && answer.refused === 'answer-unreadable');
  return String(answer.data?.at);
}

const mixed = status(
  `<IRDeliveryId>${guid}</IRDeliveryId>` +
    `<ValidItems><Item><ItemId>P-1</ItemId><IRItemId>${guid}</IRItemId><ItemVersion>1</ItemVersion></Item></ValidItems>` +
    `<InvalidItems><Item><ItemId>P-2</ItemId><ItemErrors>${error('EPR-1')}${error('EPR-2')}</ItemErrors></Item></InvalidItems>`,
);

test('what was taken and what was refused is told report by report, with the reasons', async () => {
  assert.deepEqual(await answered(mixed), {
    kind: 'status',
    responseId: guid,
    answeredAt: '2026-06-15T10:00:00+03:00',
    state: 'valid',
    registerDeliveryId: guid,
    delivery: { deliveryId: 'E-1', type: 100, owner: '3168892-8', production: false },
    accepted: [{ id: 'P-1', registerId: guid, version: 1 }],
    rejected: [
      {
        id: 'P-2',
        registerId: null,
        version: null,
        errors: [
          { code: 'EPR-1', message: 'Virhe', details: 'kohta <a>' },
          { code: 'EPR-2', message: 'Virhe', details: 'kohta <a>' },
        ],
      },
    ],
    messageErrors: [],
    deliveryErrors: [],
  });
});

test('an acknowledgement says that the delivery has come, or why it was turned away at the door', async () => {
  assert.deepEqual(
    [(await answered(acknowledgement())).kind, (await answered(acknowledgement())).state],
    ['acknowledgement', 'processing'],
  );
  const turned = await answered(acknowledgement(`<MessageErrors>${error('SEC-1')}</MessageErrors>`, 4));
  assert.equal(turned.state, 'rejected-on-receipt');
  assert.deepEqual(turned.messageErrors, [{ code: 'SEC-1', message: 'Virhe', details: 'kohta <a>' }]);
});

test('a delivery refused as a whole, cancelled, or not known is told apart', async () => {
  const whole = await answered(status(`<DeliveryErrors>${error('DD-7')}</DeliveryErrors>`, 5));
  assert.deepEqual([whole.state, whole.deliveryErrors.length], ['rejected-in-processing', 1]);
  assert.equal((await answered(status('', 6))).state, 'cancelled');
  const unknown = await answered(status('', 0).replace(sent, ''));
  assert.deepEqual([unknown.state, unknown.delivery], ['unknown', null]);
});

test('an answer inside the envelope of a web service is read the same', async () => {
  const bare = mixed.replace(/^<\?xml[^>]*\?>/, '');
  const enveloped = `<soap:Envelope xmlns:soap="x"><soap:Body>${bare}</soap:Body></soap:Envelope>`;
  assert.deepEqual(await answered(enveloped), await answered(mixed));
});

test('what is no answer, or says what nobody would look at, is refused with its place', async () => {
  assert.match(await unreadable('<Document/>'), /no answer of the Incomes Register/);
  assert.match(
    await unreadable(mixed.replaceAll('InvalidItems', 'RejectedItems')),
    /^line 1, column \d+: <RejectedItems> has no place/,
  );
  assert.match(await unreadable(status('', 7)), /7 is no state/);
  assert.match(await unreadable(`<x>${acknowledgement()}${acknowledgement()}</x>`), /a second answer/);
  assert.match(await unreadable(mixed.replace('<ItemId>P-2</ItemId>', '')), /an item that nothing names/);
  const both = mixed.replace('</ItemVersion>', `</ItemVersion><ItemErrors>${error('E')}</ItemErrors>`);
  assert.match(await unreadable(both), /was taken has errors/);
  assert.match(await unreadable(mixed.replace('<ErrorCode>EPR-1</ErrorCode>', '')), /<ErrorCode> is missing/);
  assert.match(await unreadable(`<!DOCTYPE a [<!ENTITY b "c">]>${acknowledgement()}`), /DOCTYPE/);
});

test('any mutation of an answer is read or refused with a sentence, never a crash', async () => {
  const original = new TextEncoder().encode(mixed);
  const mutation = fc.record({
    at: fc.nat(original.length),
    cut: fc.nat(40),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 8 }),
      fc
        .constantFrom('<Item>', '</Item>', '<ErrorInfo/>', '&x;', ']]>', '\0')
        .map((text) => new TextEncoder().encode(text)),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
      let bytes = original;
      for (const { at, cut, put } of mutations)
        bytes = Uint8Array.from([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + cut)]);
      const answer = await read(bytes);
      if (isRefusal(answer)) assert.match(String(answer.data?.at), /^[^\n]{5,400}$/);
      else assert.ok(answer.responseId.length > 0);
    }),
    { numRuns: 300 },
  );
});
