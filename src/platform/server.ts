import { createServer } from 'node:http';
import { join } from 'node:path';
import type { HttpBindings } from '@hono/node-server';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { problemAnswer } from './api.ts';
import type { Config } from './config.ts';
import { type Log, surpriseFields } from './log.ts';
import { networkOf } from './rate-limit.ts';

export type Web = Hono<{ Bindings: Partial<HttpBindings> }>;

const contentPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

const headers = {
  // Whatever may be kept says so itself.
  'cache-control': 'no-store',
  'content-security-policy': contentPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** A web application with our headers, one origin only for anything that changes state, bounded bodies, and no stack trace outside. */
export function webApp(config: Config, log: Log): Web {
  const app: Web = new Hono();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    if (config.url.startsWith('https:'))
      c.res.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  });
  app.use(async (c, next) => {
    if (foreign(c.req.raw, config)) return problemAnswer(403, 'foreign-origin', 'This request came from another site.');
    return next();
  });
  app.use(
    bodyLimit({
      maxSize: 64 * 1024 * 1024,
      onError: () => problemAnswer(413, 'too-large', 'The request is larger than 64 MB.'),
    }),
  );
  app.onError((error) => {
    log('error', 'surprise', surpriseFields(error));
    return problemAnswer(500, 'internal-server-error', 'Something went wrong on our side.');
  });
  return app;
}

// A browser names the site a changing request comes from; programs that send neither header carry no one's cookies by accident.
function foreign(request: Request, config: Config): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return false;
  const site = request.headers.get('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') return true;
  const origin = request.headers.get('origin');
  if (!origin) return false;
  return origin !== new URL(config.url).origin && origin !== new URL(request.url).origin;
}

/** The network of the asker, as far as the configured number of proxies can be believed. */
export function networkOfRequest(config: Config, request: Request, bindings: Partial<HttpBindings>): string {
  const forwarded = (request.headers.get('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const byProxy = config.trustedProxies > 0 ? forwarded.at(-config.trustedProxies) : undefined;
  return networkOf(byProxy || bindings.incoming?.socket.remoteAddress || 'unknown');
}

/**
 * The built web app: its assets for ever and packed as they were built, the page itself never from a cache; unknown paths
 * get the page, which routes them.
 */
export function serveWebApp(app: Web, folder: string): void {
  const assets = join(folder, 'assets');
  const within = (path: string) => join(folder, path);
  const kept = (path: string) => (path.startsWith(assets) ? 'public, max-age=31536000, immutable' : 'no-store');
  const onFound = (path: string, c: Context) => c.header('cache-control', kept(path));
  app.get('*', serveStatic({ rewriteRequestPath: within, precompressed: true, onFound }));
  app.get('/assets/*', (c) => c.text('not found', 404));
  app.get('*', serveStatic({ path: within('index.html'), onFound }));
  app.get('*', (c) => c.text('The web app has not been built; npm start builds it.', 503));
}

/** The address is taken; the message is meant for the person who starts the service. */
export class PortBusy extends Error {}

/** Listens and answers the port and the function that stops: no new requests, open ones finish within five seconds. */
export async function listen(app: Web, config: Config): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000 }, getRequestListener(app.fetch));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new PortBusy(`port ${config.port} on ${config.host} is in use; set PORT to another`)
          : error,
      ),
    );
    server.listen(config.port, config.host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : config.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 5000).unref();
      }),
  };
}
