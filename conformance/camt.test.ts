import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BankLine, readStatement, type StatementEnd } from '../src/formats/camt.ts';
import { centsFrom } from '../src/formats/camt-values.ts';
import { compared } from './compared.ts';
import { fixtures, schemaValidator, withFixtures } from './fixtures.ts';

type Found = { lines: BankLine[]; ends: StatementEnd[] };

async function read(bytes: Uint8Array): Promise<Found> {
  const found: Found = { lines: [], ends: [] };
  async function* whole() {
    yield bytes;
  }
  for await (const one of readStatement(whole()))
    if ('statement' in one) found.ends.push(one);
    else found.lines.push(one);
  return found;
}

const camts = () => fixtures.under('iso20022', /camt[^/]*\.xml$/).filter((path) => !path.includes('wrong'));

/** What an entry must say, taken from the text by a search that knows nothing of our reader. */
function bookedIn(xml: string): string[] {
  return [...xml.matchAll(/<Ntry>.*?<Amt Ccy="(\w+)">([^<]+)<\/Amt>\s*<CdtDbtInd>(\w+)</gs)].map(
    ([, currency, amount, direction]) => `${currency} ${centsFrom(amount)} ${direction}`,
  );
}

test('every published statement is read, entry by entry, to the cent', withFixtures, async () => {
  assert.ok(camts().length > 0);
  for (const path of camts()) {
    const lines = (await read(fixtures.bytes(path))).lines
      .filter((line) => line.batch === null)
      .map((line) => `${line.currency} ${line.amountCents} ${line.credit ? 'CRDT' : 'DBIT'}`);
    assert.deepEqual(lines, bookedIn(fixtures.text(path)), path);
  }
  compared('camt.052, .053 and .054', 'entries of published statements', camts().length);
});

test('a bank that names the payer as creditor and pads its references is understood', withFixtures, async () => {
  const { lines, ends } = await read(fixtures.bytes('iso20022/samples-finland/extracted/camt.053.001.02-1.xml'));
  assert.deepEqual(
    lines.map((line) => [line.amountCents, line.credit, line.reference, line.counterparty.name, line.message]),
    [
      [115923, true, '803628206247', 'John Doe', 'Message on statement'],
      [25000, true, null, 'DON DEBITOR', 'Unstructured message'],
    ],
  );
  assert.deepEqual([ends[0]?.account, ends[0]?.openingCents], ['FI1557169020004185', 100115923]);
});

test('a Finnish statement tells references without zeros, RF references, and balances', withFixtures, async () => {
  const { lines, ends } = await read(fixtures.bytes('iso20022/samples-finland/nordea/example_camt.xml'));
  assert.deepEqual(
    lines.map((line) => line.reference),
    ['1245', null, 'RF332348236', null, null, null],
  );
  const [end] = ends;
  assert.deepEqual([end?.openingCents, end?.closingCents, end?.balanced], [20050, 880050, true]);
});

test('a statement of every version that has a schema is read the same', withFixtures, async () => {
  for (const version of [
    '053.001.02',
    '053.001.03',
    '053.001.04',
    '053.001.08',
    '054.001.02',
    '054.001.04',
    '054.001.08',
    '052.001.02',
    '052.001.04',
    '052.001.06',
    '052.001.08',
  ]) {
    const xml = message(version);
    assert.equal(schemaValidator(`iso20022/xsd/camt.${version}.xsd`)(xml), null, version);
    const [line] = (await read(new TextEncoder().encode(xml))).lines;
    assert.deepEqual(
      [line?.amountCents, line?.credit, line?.reference, line?.counterparty.name, line?.bookedOn, line?.bankReference],
      [154937, true, '2026000011', 'Asiakas Oy', '2026-06-15', 'A1'],
      version,
    );
  }
});

/** One payment in the words of each version. */
function message(version: string): string {
  const [kind, , year = '02'] = version.split('.');
  const late = year >= '08';
  const [root, body] =
    {
      '053': ['BkToCstmrStmt', 'Stmt'],
      '054': ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'],
      '052': ['BkToCstmrAcctRpt', 'Rpt'],
    }[kind ?? ''] ?? [];
  const name = '<Nm>Asiakas Oy</Nm>';
  const balance =
    kind === '053'
      ? ['OPBD', 'CLBD']
          .map(
            (code) =>
              `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-06-15</Dt></Dt></Bal>`,
          )
          .join('')
      : '';
  const amount =
    year >= '03'
      ? '<Amt Ccy="EUR">1549.37</Amt><CdtDbtInd>CRDT</CdtDbtInd>'
      : '<AmtDtls><TxAmt><Amt Ccy="EUR">1549.37</Amt></TxAmt></AmtDtls>';
  return `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${version}"><${root}><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-06-16T04:00:00+03:00</CreDtTm></GrpHdr><${body}>
<Id>S1</Id><CreDtTm>2026-06-16T04:00:00+03:00</CreDtTm><Acct><Id><IBAN>FI2112345600000785</IBAN></Id></Acct>${balance}
<Ntry><Amt Ccy="EUR">1549.37</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>${late ? '<Cd>BOOK</Cd>' : 'BOOK'}</Sts><BookgDt><Dt>2026-06-15</Dt></BookgDt><AcctSvcrRef>A1</AcctSvcrRef><BkTxCd><Prtry><Cd>705</Cd></Prtry></BkTxCd>
<NtryDtls><TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs>${amount}<RltdPties><Dbtr>${late ? `<Pty>${name}</Pty>` : name}</Dbtr></RltdPties>
<RmtInf><Strd><CdtrRefInf><Ref>00000000002026000011</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry></${body}></${root}></Document>`;
}
