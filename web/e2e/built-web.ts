import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { buildWeb } from '../../scripts/setup.mjs';

const root = resolve(import.meta.dirname, '../..');
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const nobody = {
  signedIn: null,
  demo: false,
  operator: { name: 'Koe Oy', email: 'apua@example.com', phone: '020 000 0000' },
};

let built: Promise<string> | undefined;

/** The folder of the web app as its sources are now, built where they have changed. */
export function builtWeb(): Promise<string> {
  built ??= buildWeb().then(({ code, output }) => {
    if (code !== 0) throw new Error(`the web app cannot be built:\n${output}`);
    return join(root, 'dist/web');
  });
  return built;
}

/** The built web app behind the strictest headers the service sends, with nobody signed in. */
export async function serveBuiltWeb(): Promise<{
  address: string;
  brotliBytes: (path: string) => number;
  close: () => Promise<void>;
}> {
  const folder = await builtWeb();
  const sizes = new Map<string, number>();
  const server: Server = createServer(async (request, answer) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/api/me') return answer.setHeader('content-type', 'application/json').end(JSON.stringify(nobody));
    const path = extname(pathname) ? pathname : '/index.html';
    const body = await readFile(join(folder, path)).catch(() => null);
    if (!body) return answer.writeHead(404).end();
    if (/\.(js|css)$/.test(path)) sizes.set(path, brotliCompressSync(body).length);
    answer.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
    answer.setHeader(
      'content-security-policy',
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    answer.end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    brotliBytes: (path) => sizes.get(path) ?? 0,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
