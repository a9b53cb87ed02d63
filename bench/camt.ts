import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SaxesParser } from 'saxes';
import { cents, decimal } from '../src/basics/money.ts';
import { readStatement } from '../src/formats/camt.ts';

// What is measured: reading a bank statement, beside the same bytes through the bare parser in the same run.
const goal = 2.5;
// The largest is a statement of 100 MB.
const sizes = (process.env.CAMT_ENTRIES ?? '1000,10000,120000').split(',').map(Number);

const folder = await mkdtemp(join(tmpdir(), 'kevyt-bench-'));
try {
  for (const entries of sizes) console.log(JSON.stringify(await measured(entries, join(folder, `${entries}.xml`))));
} finally {
  await rm(folder, { recursive: true });
}

async function measured(entries: number, path: string) {
  await pipeline(statement(entries), createWriteStream(path));
  const megabytes = Math.round((await stat(path)).size / 1e5) / 10;
  await checkSums(entries, path);
  // The two take turns, so that a busy moment of the machine falls on both; the fastest turn of each counts.
  let floor = Infinity;
  let ours = Infinity;
  for (let turn = 0; turn < 3; turn++) {
    floor = Math.min(floor, await milliseconds(() => barePass(path)));
    ours = Math.min(ours, await milliseconds(() => readAll(path)));
  }
  const rssMegabytes = Math.round(process.memoryUsage.rss() / 1e6);
  const ratio = Math.round((ours / floor) * 100) / 100;
  return { bench: 'camt', entries, megabytes, floorMs: floor, ms: ours, ratio, goal, met: ratio <= goal, rssMegabytes };
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return Math.round(performance.now() - start);
}

/** The floor: the parser decodes, splits and hands out every tag and text, and nobody keeps them. */
async function barePass(path: string): Promise<number> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let characters = 0;
  parser.on('opentag', () => characters++);
  parser.on('text', (text) => {
    characters += text.length;
  });
  parser.on('closetag', () => characters++);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 }))
    parser.write(decoder.decode(chunk, { stream: true }));
  parser.close();
  return characters;
}

async function readAll(path: string): Promise<number> {
  let lines = 0;
  for await (const _line of readStatement(createReadStream(path, { highWaterMark: 1 << 18 }))) lines++;
  return lines;
}

async function checkSums(entries: number, path: string): Promise<void> {
  let total = 0;
  let lines = 0;
  let balanced: boolean | null = null;
  for await (const line of readStatement(createReadStream(path)))
    if ('statement' in line) balanced = line.balanced;
    else {
      lines++;
      total += line.amountCents;
    }
  if (lines !== entries || total !== sumOf(entries) || balanced !== true)
    throw new Error(`read ${lines} lines of ${total} cents, balanced ${balanced}`);
}

function centsOf(entry: number): number {
  return 1_00 + ((entry * 7919) % 5_000_00);
}

function sumOf(entries: number): number {
  let total = 0;
  for (let entry = 1; entry <= entries; entry++) total += centsOf(entry);
  return total;
}

/** A camt.053 as banks write it: indented, every fifth entry a batch of five. */
function* statement(entries: number): Generator<string> {
  const balance = (code: string, amount: number) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${decimal(cents(amount))}</Amt>` +
    '<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-06-15</Dt></Dt></Bal>\n';
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">\n' +
    ' <BkToCstmrStmt>\n  <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-06-16T04:00:00+03:00</CreDtTm></GrpHdr>\n  <Stmt>\n' +
    '   <Id>S1</Id><Acct><Id><IBAN>FI2112345600000785</IBAN></Id><Ccy>EUR</Ccy></Acct>\n' +
    balance('OPBD', 1_000_00) +
    balance('CLBD', 1_000_00 + sumOf(entries));
  let written = 0;
  while (written < entries) {
    const members = Math.min(written % 25 === 20 ? 5 : 1, entries - written);
    const numbers = Array.from({ length: members }, (_, at) => written + at + 1);
    yield entryOf(numbers);
    written += members;
  }
  yield '  </Stmt>\n </BkToCstmrStmt>\n</Document>\n';
}

function entryOf(numbers: number[]): string {
  const total = numbers.reduce((sum, number) => sum + centsOf(number), 0);
  return `   <Ntry>
    <NtryRef>${numbers[0]}</NtryRef>
    <Amt Ccy="EUR">${decimal(cents(total))}</Amt>
    <CdtDbtInd>CRDT</CdtDbtInd>
    <Sts><Cd>BOOK</Cd></Sts>
    <BookgDt><Dt>2026-06-15</Dt></BookgDt>
    <ValDt><Dt>2026-06-15</Dt></ValDt>
    <AcctSvcrRef>260615${numbers[0]}</AcctSvcrRef>
    <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
    <NtryDtls>
${numbers.map(memberOf).join('')}    </NtryDtls>
   </Ntry>
`;
}

function memberOf(number: number): string {
  return `     <TxDtls>
      <Refs><AcctSvcrRef>260615${number}</AcctSvcrRef><EndToEndId>E${number}</EndToEndId></Refs>
      <Amt Ccy="EUR">${decimal(cents(centsOf(number)))}</Amt>
      <CdtDbtInd>CRDT</CdtDbtInd>
      <RltdPties>
       <Dbtr><Pty><Nm>Asiakas ${number} Öljy &amp; Ääni Oy</Nm></Pty></Dbtr>
       <DbtrAcct><Id><IBAN>FI3715903000000776</IBAN></Id></DbtrAcct>
      </RltdPties>
      <RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>${String(number).padStart(20, '0')}</Ref></CdtrRefInf></Strd></RmtInf>
     </TxDtls>
`;
}
