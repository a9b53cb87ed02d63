import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Language } from '../basics/money.ts';

export type Attachment = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Such as `application/xml`. */
  readonly mime: string;
  readonly description: string;
};

export type PdfRequest = {
  /** A Typst file that exports `page(data)`; it can read and import only from its own folder. */
  readonly template: URL;
  /** Anything JSON can carry; it is text and numbers to the template, never code. */
  readonly data: unknown;
  readonly language: Language;
  readonly title: string;
  readonly attachments?: readonly Attachment[];
  /** The moment written into the document. */
  readonly created: Date;
};

/** What the worker is asked and what it answers. */
export type Order = Omit<PdfRequest, 'template' | 'created' | 'attachments'> & {
  readonly id: number;
  readonly template: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly attachments: readonly Attachment[];
};
export type Answer = { readonly id: number } & (
  | { readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly error: string }
);

type Waiting = { resolve(bytes: Uint8Array): void; reject(error: Error): void };

let worker: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/**
 * A tagged PDF/A-3a document in its language, with the attachments inside. The same request gives the same bytes.
 * Compiling is synchronous and takes milliseconds, so it happens in one worker thread, started at the first document.
 */
export function renderPdf(request: PdfRequest): Promise<Uint8Array> {
  const order: Order = {
    ...request,
    id: ++lastId,
    template: fileURLToPath(request.template),
    created: request.created.getTime(),
    attachments: request.attachments ?? [],
  };
  return new Promise((resolve, reject) => {
    worker ??= startWorker();
    worker.ref();
    waiting.set(order.id, { resolve, reject });
    worker.postMessage(order);
  });
}

/** Ends the worker thread; documents still waiting are refused. The next document starts a new one. */
export async function closePdf(): Promise<void> {
  await worker?.terminate();
}

function startWorker(): Worker {
  // Flags the process was started with, such as a test runner's, are not the worker's.
  const started = new Worker(new URL('./pdf-worker.ts', import.meta.url), { execArgv: [] });
  started.on('message', (answer: Answer) => {
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    // An idle worker does not keep the process alive.
    if (waiting.size === 0) started.unref();
    if ('bytes' in answer) asker?.resolve(answer.bytes);
    else asker?.reject(new Error(answer.error));
  });
  started.on('error', (error) => giveUp(started, error));
  started.on('exit', () => giveUp(started, new Error('the PDF worker ended')));
  return started;
}

function giveUp(ended: Worker, error: unknown): void {
  if (worker !== ended) return;
  worker = undefined;
  for (const { reject } of waiting.values()) reject(new Error('no PDF could be made', { cause: error }));
  waiting.clear();
}
