import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import SaxonJS from 'saxon-js';
import { fixtures } from './fixtures.ts';

/** The published style sheets, each one oracle for one set of rules. */
export type StyleSheet = 'CEN-EN16931-UBL' | 'PEPPOL-EN16931-UBL';

/**
 * What the official rules say of one document: each rule that failed, with its flag, as often as it failed; or the
 * words with which they stopped, since a style sheet gives up the whole document at the first value it cannot read.
 */
export type Official = { readonly failed: readonly string[] } | { readonly stopped: string };

const modules = join(import.meta.dirname, '../node_modules');
const jar = '/usr/share/java/Saxon-HE.jar';
const java = join(process.env.JAVA_HOME ?? '/usr', 'bin/java');
const withJava = existsSync(jar) && existsSync(java);

/** Saxon-HE where Java and its jar are there (Debian: libsaxonhe-java), else SaxonJS, ten times slower. */
export const oracle = withJava && process.env.ORACLE !== 'SaxonJS' ? 'Saxon-HE' : 'SaxonJS';

/** Runs the official rules over documents, in their order. */
export async function official(rules: StyleSheet, documents: readonly string[]): Promise<Official[]> {
  return oracle === 'Saxon-HE' ? byJava(rules, documents) : bySaxonJs(rules, documents);
}

const styleSheet = (rules: StyleSheet): string => fixtures.path(`einvoice/peppol-2026.5/xslt/${rules}.xslt`);

// The reports themselves are long; only what failed is written, and a last line that shows the report came to its end.
const summaryOf = (sheet: string): string => `<xsl:stylesheet version="2.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:svrl="http://purl.oclc.org/dsdl/svrl">
  <xsl:import href="${pathToFileURL(sheet).href}"/>
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/">
    <xsl:variable name="report"><xsl:apply-imports/></xsl:variable>
    <xsl:for-each select="$report//svrl:failed-assert | $report//svrl:successful-report">
      <xsl:value-of select="concat(@id, ' ', @flag, '&#10;')"/>
    </xsl:for-each>
    <xsl:text>whole</xsl:text>
  </xsl:template>
</xsl:stylesheet>`;

function verdictIn(summary: string): readonly string[] | null {
  const lines = summary.split('\n');
  return lines.pop() === 'whole' ? lines.sort() : null;
}

// One start of the machine for thousands of documents: compiling the rules takes longer than running them.
async function byJava(rules: StyleSheet, documents: readonly string[]): Promise<Official[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kevyt-rules-'));
  try {
    const place = (name: string): string => join(folder, name);
    mkdirSync(place('in'));
    mkdirSync(place('out'));
    writeFileSync(place('rules.xsl'), summaryOf(styleSheet(rules)));
    documents.forEach((document, at) => {
      writeFileSync(place(`in/${at}.xml`), document);
    });
    const complaints = await transform([`-s:${place('in')}`, `-o:${place('out')}`, `-xsl:${place('rules.xsl')}`]);
    return documents.map((_, at): Official => {
      const report = place(`out/${at}.xml`);
      const failed = existsSync(report) ? verdictIn(readFileSync(report, 'utf8')) : null;
      if (failed) return { failed };
      const stopped = complaints.get(`${at}.xml`);
      if (stopped === undefined) throw new Error(`no verdict and no complaint about document ${at}`);
      return { stopped };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs a folder through Saxon; answers with why it stopped, by the name of the file. */
async function transform(options: string[]): Promise<Map<string, string>> {
  const saxon = spawn(java, ['-XX:+UseSerialGC', '-cp', jar, 'net.sf.saxon.Transform', ...options], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [said, [code]] = await Promise.all([text(saxon.stderr), once(saxon, 'close')]);
  // It ends with 2 where single documents stopped; anything else is no answer at all.
  if (code !== 0 && code !== 2) throw new Error(`Saxon ended with ${code}: ${said.slice(0, 2000)}`);
  return new Map([...said.matchAll(/^While processing (\S+): (.*)$/gm)].map(([, file = '', why = '']) => [file, why]));
}

// Compiling takes half a minute, so what is compiled stays, under a name made of all it was made from.
export async function compiled(rules: StyleSheet): Promise<string> {
  const sheet = readFileSync(styleSheet(rules), 'utf8');
  const summary = summaryOf(styleSheet(rules));
  const made = createHash('sha256').update(sheet).update(summary).update(SaxonJS.getProcessorInfo().productVersion);
  const kept = join(modules, '.cache/kevyt-rules', `${rules}-${made.digest('hex').slice(0, 16)}.json`);
  if (existsSync(kept)) return kept;
  mkdirSync(dirname(kept), { recursive: true });
  const source = `${kept}.xsl`;
  writeFileSync(source, summary);
  const options = [fileURLToPath(import.meta.resolve('xslt3')), `-xsl:${source}`, `-export:${kept}.part`, '-nogo'];
  await promisify(execFile)(process.execPath, options);
  // Under its name only when it is whole.
  renameSync(`${kept}.part`, kept);
  return kept;
}

async function bySaxonJs(rules: StyleSheet, documents: readonly string[]): Promise<Official[]> {
  const stylesheetFileName = await compiled(rules);
  return documents.map((sourceText) => {
    try {
      const { principalResult } = SaxonJS.transform(
        { stylesheetFileName, sourceText, destination: 'serialized' },
        'sync',
      );
      const failed = verdictIn(principalResult);
      if (!failed) throw new Error('the report broke off');
      return { failed };
    } catch (error) {
      return { stopped: error instanceof Error ? error.message : String(error) };
    }
  });
}
