import { spawn } from 'node:child_process';
import { SaxesParser } from 'saxes';
import { cents, decimal } from '../src/basics/money.ts';
import { steadyMemory } from '../src/commands/steady-memory.ts';
import { readStatement } from '../src/formats/camt.ts';

// What is measured: reading a bank statement beside the same bytes through the bare parser in the same run, and the most
// memory it takes in a process of its own. `node bench/camt.ts 1000` reads a statement of a gigabyte too; nothing is
// written to the disk, for the statement is made of one megabyte over and over.
const goal = 2.5;
// How much more memory the longest statement may take than the shortest.
const flat = 1.5;
const more = process.argv.slice(2);
const sizes = [1, 10, 100, ...more.map(Number).filter(Number.isSafeInteger)];
const { body, paymentsInBody, centsInBody } = megabyteOfEntries();

if (more[0] === '--memory') {
  await readAll(Number(more[1]));
  console.log(process.resourceUsage().maxRSS);
} else await measureAll();

async function measureAll(): Promise<void> {
  let smallest = Infinity;
  for (const megabytes of sizes) {
    const { floorMs, ms } = megabytes <= 100 ? await times(megabytes) : { floorMs: null, ms: null };
    const ratio = floorMs && ms ? Math.round((ms / floorMs) * 100) / 100 : null;
    const memoryMegabytes = await memory(megabytes);
    smallest = Math.min(smallest, memoryMegabytes);
    const met = (ratio === null || ratio <= goal) && memoryMegabytes <= smallest * flat;
    console.log(JSON.stringify({ bench: 'camt', megabytes, floorMs, ms, ratio, goal, memoryMegabytes, flat, met }));
  }
}

/**
 * The two take turns, so that a busy moment of the machine falls on both; the fastest turn of each counts. A short statement
 * takes more turns, or it would be measured while the engine is still warming up.
 */
async function times(megabytes: number): Promise<{ floorMs: number; ms: number }> {
  let floorMs = Infinity;
  let ms = Infinity;
  const turns = Math.min(30, Math.max(3, 100 / megabytes));
  for (let turn = 0; turn < turns; turn++) {
    floorMs = Math.min(floorMs, await milliseconds(() => barePass(megabytes)));
    ms = Math.min(ms, await milliseconds(() => readAll(megabytes)));
  }
  return { floorMs, ms };
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return Math.round((performance.now() - start) * 10) / 10;
}

/** The floor: the parser decodes, splits and hands out every tag and text, and nobody keeps them. */
async function barePass(megabytes: number): Promise<number> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let characters = 0;
  parser.on('opentag', () => characters++);
  parser.on('text', (text) => {
    characters += text.length;
  });
  parser.on('closetag', () => characters++);
  for await (const chunk of statement(megabytes)) parser.write(decoder.decode(chunk, { stream: true }));
  parser.close();
  return characters;
}

/** Reads it as the command does, and checks that every payment came and the balances are bridged. */
async function readAll(megabytes: number): Promise<void> {
  const steady = steadyMemory();
  let lines = 0;
  let balanced: boolean | null = null;
  for await (const line of readStatement(statement(megabytes)))
    if ('statement' in line) balanced = line.balanced;
    else if (++lines % 1000 === 0) steady();
  if (lines !== megabytes * paymentsInBody || balanced !== true)
    throw new Error(`${lines} lines, balanced ${balanced}`);
}

/** The most memory that reading takes in a process of its own, in megabytes. */
async function memory(megabytes: number): Promise<number> {
  const again = [import.meta.filename, '--memory', String(megabytes)];
  const child = spawn(process.execPath, again, { stdio: ['ignore', 'pipe', 'inherit'] });
  const told: string[] = [];
  for await (const piece of child.stdout) told.push(String(piece));
  return Math.round(Number(told.join('')) / 1000);
}

function centsOf(entry: number): number {
  return 1_00 + ((entry * 7919) % 5_000_00);
}

/** Entries of one megabyte as banks write them: indented, every fifth a batch of five. */
function megabyteOfEntries(): { body: Uint8Array; paymentsInBody: number; centsInBody: number } {
  const entries: string[] = [];
  let length = 0;
  let written = 0;
  let total = 0;
  while (length < 1_000_000) {
    const numbers = Array.from({ length: written % 25 === 20 ? 5 : 1 }, (_, at) => written + at + 1);
    const entry = entryOf(numbers);
    entries.push(entry);
    length += entry.length;
    written += numbers.length;
    total += numbers.reduce((sum, number) => sum + centsOf(number), 0);
  }
  return { body: new TextEncoder().encode(entries.join('')), paymentsInBody: written, centsInBody: total };
}

/** A camt.053 of about so many megabytes, in pieces as files are read. */
async function* statement(megabytes: number): AsyncGenerator<Uint8Array> {
  const utf8 = new TextEncoder();
  const balance = (code: string, amount: number) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${decimal(cents(amount))}</Amt>` +
    '<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-06-15</Dt></Dt></Bal>\n';
  yield utf8.encode(
    '<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">\n' +
      ' <BkToCstmrStmt>\n  <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-06-16T04:00:00+03:00</CreDtTm></GrpHdr>\n  <Stmt>\n' +
      '   <Id>S1</Id><Acct><Id><IBAN>FI2112345600000785</IBAN></Id><Ccy>EUR</Ccy></Acct>\n' +
      balance('OPBD', 1_000_00) +
      balance('CLBD', 1_000_00 + megabytes * centsInBody),
  );
  for (let copy = 0; copy < megabytes; copy++)
    for (let at = 0; at < body.length; at += 65_536) yield body.subarray(at, at + 65_536);
  yield utf8.encode('  </Stmt>\n </BkToCstmrStmt>\n</Document>\n');
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
