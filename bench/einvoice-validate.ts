import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import SaxonJS from 'saxon-js';
import { fixtures, withFixtures } from '../conformance/fixtures.ts';
import { compiled, official, type StyleSheet } from '../conformance/saxon.ts';
import { exampleInvoice } from '../dev/invoices.ts';
import { isRefusal } from '../src/basics/refusal.ts';
import { peppol } from '../src/formats/peppol.ts';
import { type RuleSet, validateUbl } from '../src/formats/rules/validate.ts';

// What is measured: judging invoices by the rules of EN 16931, alone and with those of Peppol, beside the official rules over
// the same documents in the same run, on a Java machine long warm and on SaxonJS; and that ten times the lines take no more
// than ten times as long, or little more. Time is processor time, so that other work on the machine counts for nobody: of Java
// only the judging thread's, of ours everything with the collecting of garbage.
const goal = { timesJava: 10, timesSaxonJs: 300, tenfold: 11 };
const turns = Number(process.env.VALIDATE_TURNS ?? 60);
const jar = '/usr/share/java/Saxon-HE.jar';
const java = join(process.env.JAVA_HOME ?? '/usr', 'bin/java');
const sheets: Record<RuleSet, StyleSheet[]> = {
  en16931: ['CEN-EN16931-UBL'],
  peppol: ['CEN-EN16931-UBL', 'PEPPOL-EN16931-UBL'],
};

if (withFixtures.skip) console.log(`NOT COMPARED WITH ANYTHING: ${withFixtures.skip}`);
else if (!existsSync(jar) || !existsSync(java))
  console.log(`NOT COMPARED WITH JAVA: ${java} or ${jar} is not there (Debian: libsaxonhe-java)`);

if (!withFixtures.skip) {
  const documents = [
    ...fixtures.under('einvoice/en16931-1.3.16/ubl-examples', /\.xml$/i),
    ...fixtures.under('einvoice/peppol-2026.5/billing', /\.xml$/i),
  ].map(fixtures.text);
  for (const rules of ['en16931', 'peppol'] as const) console.log(JSON.stringify(await compared(rules, documents)));
}
for (const rules of ['en16931', 'peppol'] as const) console.log(JSON.stringify(inLines(rules)));

async function compared(rules: RuleSet, documents: string[]) {
  await checkVerdicts(rules, documents);
  const bytes = documents.map((document) => new TextEncoder().encode(document));
  const ours = () => {
    for (const document of bytes) validateUbl(document, rules);
  };
  const byJava = existsSync(jar) && existsSync(java) ? await javaTurns(rules, documents) : null;
  const best = { ours: Infinity, java: Infinity };
  try {
    // They take turns, so that a busy moment of the machine falls on both; the first turns are for warming up.
    for (let turn = 0; turn < turns; turn++) {
      best.java = Math.min(best.java, (await byJava?.take()) ?? Infinity);
      // Ours is so short that one turn alone would be measured by its accidents.
      for (let times = 0; times < 10; times++) best.ours = Math.min(best.ours, milliseconds(ours));
    }
  } finally {
    await byJava?.close();
  }
  const saxonJs = milliseconds(await saxonJsTurn(rules, documents.slice(0, 6)));
  const perSecond = (ms: number, count = documents.length) =>
    ms === Infinity ? null : Math.round((count * 1e4) / ms) / 10;
  const timesJava = best.java === Infinity ? null : Math.round((best.java / best.ours) * 10) / 10;
  const timesSaxonJs = Math.round((saxonJs / 6 / (best.ours / documents.length)) * 10) / 10;
  const kilobytes = Math.round(bytes.reduce((sum, { length }) => sum + length, 0) / bytes.length / 100) / 10;
  return {
    bench: 'einvoice-validate',
    rules,
    documents: documents.length,
    kilobytes,
    perSecond: { ours: perSecond(best.ours), java: perSecond(best.java), saxonJs: perSecond(saxonJs, 6) },
    timesJava,
    timesSaxonJs,
    goal,
    met: (timesJava === null || timesJava >= goal.timesJava) && timesSaxonJs >= goal.timesSaxonJs,
  };
}

/** Speed is worth nothing where the verdict differs: examples as they are, and each with an amount spoilt. */
async function checkVerdicts(rules: RuleSet, documents: string[]): Promise<void> {
  const spoilt = documents.map((document) => document.replace(/(<cbc:PayableAmount[^>]*>-?)/, '$19'));
  const all = [...documents, ...spoilt];
  const verdicts = await Promise.all(sheets[rules].map((sheet) => official(sheet, all)));
  all.forEach((document, at) => {
    const expected = verdicts.flatMap((answers) => {
      const answer = answers[at];
      assert.ok(answer && 'failed' in answer, 'the official rules gave no verdict');
      return answer.failed;
    });
    const { findings } = validateUbl(new TextEncoder().encode(document), rules);
    assert.deepEqual(findings.map(({ rule, severity }) => `${rule} ${severity}`).sort(), [...expected].sort());
  });
}

async function javaTurns(rules: RuleSet, documents: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'kevyt-bench-'));
  await Promise.all(documents.map((document, at) => writeFile(join(folder, `${at}.xml`), document)));
  const paths = sheets[rules].map((sheet) => fixtures.path(`einvoice/peppol-2026.5/xslt/${sheet}.xslt`));
  const program = join(import.meta.dirname, 'SaxonTurns.java');
  const machine: ChildProcessWithoutNullStreams = spawn(java, ['-cp', jar, program, folder, paths.join(delimiter)]);
  let complaint = '';
  machine.stderr.on('data', (said) => {
    complaint = `${complaint}${said}`.slice(-2000);
  });
  const answers = createInterface({ input: machine.stdout })[Symbol.asyncIterator]();
  return {
    async take(): Promise<number> {
      machine.stdin.write('turn\n');
      const { value, done } = await answers.next();
      if (done) throw new Error(`Java gave up: ${complaint}`);
      return Number(value) / 1e6;
    },
    async close(): Promise<void> {
      machine.stdin.end();
      if (machine.exitCode === null) await once(machine, 'close');
      await rm(folder, { recursive: true });
    },
  };
}

/** One turn of SaxonJS, after one for warming up. */
async function saxonJsTurn(rules: RuleSet, documents: string[]): Promise<() => void> {
  const files = await Promise.all(sheets[rules].map(compiled));
  const judge = (sourceText: string) => {
    for (const stylesheetFileName of files)
      SaxonJS.transform({ stylesheetFileName, sourceText, destination: 'serialized' }, 'sync');
  };
  judge(documents[0] ?? '');
  return () => documents.forEach(judge);
}

function milliseconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function inLines(rules: RuleSet) {
  const [short, long] = [invoiceOf(1_000), invoiceOf(10_000)];
  const rounds = Array.from({ length: 9 }, () => {
    // As many lines on either side, since the garbage of one short invoice is collected during the next.
    const tenShort = milliseconds(() => {
      for (let times = 0; times < 10; times++) validateUbl(short, rules);
    });
    return { short: tenShort / 10, long: milliseconds(() => validateUbl(long, rules)) };
  }).toSorted((a, b) => a.long / a.short - b.long / b.short);
  const middle = rounds[4] ?? { short: Infinity, long: Infinity };
  const tenfold = Math.round((middle.long / middle.short) * 10) / 10;
  return {
    bench: 'einvoice-validate lines',
    rules,
    megabytes: Math.round(long.length / 1e5) / 10,
    ms: { lines1000: Math.round(middle.short * 10) / 10, lines10000: Math.round(middle.long * 10) / 10 },
    tenfold,
    goal: goal.tenfold,
    met: tenfold <= goal.tenfold,
  };
}

function invoiceOf(count: number): Uint8Array {
  const invoice = exampleInvoice('hourly-work');
  const [line] = invoice.lines;
  assert.ok(line);
  const written = peppol({
    ...invoice,
    lines: Array.from({ length: count }, (_, at) => ({ ...line, id: String(at + 1) })),
  });
  assert.ok(!isRefusal(written));
  const bytes = new TextEncoder().encode(written);
  assert.equal(validateUbl(bytes).valid, true);
  return bytes;
}
