import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Answer, Order } from './pdf.ts';
import { fontFamily, fonts, printable } from './pdf-font.ts';

// The only Typst code besides the templates; everything about one document comes in as values, and text stays text.
const frame = `
#import sys.inputs.template: page
#let order = json(bytes(sys.inputs.order))
#set document(title: order.title, date: auto)
#set text(font: sys.inputs.font, fallback: false, lang: order.language, region: "FI")
#for (index, file) in order.attachments.enumerate() {
  pdf.attach(
    file.name,
    read("/attachments/" + str(index), encoding: none),
    relationship: "alternative",
    mime-type: file.mime,
    description: file.description,
  )
}
#page(order.data)
`;

// The sheet every document is set on lies in memory beside each template, as `/paper.typ`.
const paper = readFileSync(new URL('./paper.typ', import.meta.url));

// One compiler for each folder of templates; a template can read nothing outside its own.
const compilers = new Map<string, NodeCompiler>();

function compilerIn(workspace: string): NodeCompiler {
  const known = compilers.get(workspace);
  if (known) return known;
  for (const file of readdirSync(workspace).filter((name) => name.endsWith('.typ'))) refuseReach(join(workspace, file));
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts }] });
  compiler.mapShadow(join(workspace, 'paper.typ'), paper);
  compilers.set(workspace, compiler);
  return compiler;
}

// Typst would fetch a package over the network, and evaluate text as code where a template asks for it.
function refuseReach(template: string): void {
  if (/@\w+\/|\beval\b/.test(readFileSync(template, 'utf8')))
    throw new Error(`${basename(template)} imports a package or evaluates text`);
}

/** Compiles one document; the attachments lie as files in memory beside the template only as long as it takes. */
function render({ template, created, attachments, title, language, data }: Order): Uint8Array<ArrayBuffer> {
  const workspace = dirname(template);
  const compiler = compilerIn(workspace);
  const inMemory = attachments.map((_, index) => join(workspace, 'attachments', String(index)));
  try {
    for (const [index, { bytes }] of attachments.entries())
      compiler.mapShadow(inMemory[index] ?? '', Buffer.from(bytes));
    const named = attachments.map(({ name, mime, description }) => ({ name, mime, description }));
    const compiled = compiler.compile({
      mainFileContent: frame,
      inputs: {
        template: `/${basename(template)}`,
        font: fontFamily,
        order: JSON.stringify({ title, language, data, attachments: named }, asPrintable),
      },
    });
    const failure = compiled.takeError();
    if (failure || !compiled.result)
      throw new Error(`typst: ${JSON.stringify(failure && compiler.fetchDiagnostics(failure))}`);
    return new Uint8Array(
      compiler.pdf(compiled.result, { pdfStandard: 'a-3a', creationTimestamp: Math.floor(created / 1000) }),
    );
  } finally {
    for (const path of inMemory) compiler.unmapShadow(path);
    // Results of earlier documents are kept for ten more, so that fonts and the template stay warm and memory does not grow.
    compiler.evictCache(10);
  }
}

const asPrintable = (_: string, value: unknown): unknown => (typeof value === 'string' ? printable(value) : value);

parentPort?.on('message', (order: Order) => {
  let answer: Answer;
  try {
    answer = { id: order.id, bytes: render(order) };
  } catch (error) {
    answer = { id: order.id, error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer, 'bytes' in answer ? [answer.bytes.buffer] : []);
});
