import { join } from 'node:path';
import type { Context as HonoContext } from 'hono';
import { compress } from 'hono/compress';
import { bankingJobs } from './banking/jobs.ts';
import { bankingRoutes } from './banking/routes.ts';
import { bankingTables } from './banking/tables.ts';
import type { Table } from './basics/tables.ts';
import { contract } from './contract.ts';
import { serveDemoSignIn } from './demo/sign-in.ts';
import { publicInvoice, publicInvoicePdf } from './invoicing/actions/open-public-invoice.ts';
import { lostInvoicePage, publicInvoicePage } from './invoicing/documents/public-page.ts';
import { invoicingJobs } from './invoicing/jobs.ts';
import { invoicingRoutes } from './invoicing/routes.ts';
import { invoicingTables } from './invoicing/tables.ts';
import { sealLedgerJob } from './ledger/actions/seal-ledger.ts';
import { ledgerJobs } from './ledger/jobs.ts';
import { ledgerTables } from './ledger/tables.ts';
import { hearSignIn } from './members/actions/hear-sign-in.ts';
import { noteUse } from './members/actions/note-use.ts';
import { membersJobs } from './members/jobs.ts';
import { membersRoutes } from './members/routes.ts';
import { membersTables } from './members/tables.ts';
import { payoutsJobs, payoutsListeners } from './payouts/jobs.ts';
import { payoutsRoutes } from './payouts/routes.ts';
import { payoutsTables } from './payouts/tables.ts';
import { type ApiRouter, apiHandler, problemAnswer } from './platform/api.ts';
import { apiDocument } from './platform/api-document.ts';
import { apiPage } from './platform/api-page.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import type { Services } from './platform/context.ts';
import { type Database, openDatabase } from './platform/database.ts';
import { filesIn } from './platform/files.ts';
import { forgetEndedJob, platformJobs } from './platform/forget-ended.ts';
import { installationMode } from './platform/installation.ts';
import { type Handler, type Listener, type Schedule, startJobs } from './platform/jobs.ts';
import { jsonLog, type Log } from './platform/log.ts';
import { mailWith } from './platform/mail.ts';
import { migrate } from './platform/migrations.ts';
import { type Host, languageOf } from './platform/page.ts';
import { servePageAssets } from './platform/page-assets.ts';
import { rateLimit } from './platform/rate-limit.ts';
import { readKeys, secretsWith } from './platform/secrets.ts';
import { networkOfRequest, serveWebApp, type Web, webApp } from './platform/server.ts';
import { askerBy, signInOver } from './platform/sign-in.ts';
import { platformTables } from './platform/tables.ts';
import { recordSeenIn } from './privacy/actions/record-seen.ts';
import { noticeOf } from './privacy/actions/show-notice.ts';
import { noticePage } from './privacy/documents/notice-page.ts';
import { privacyRoutes } from './privacy/routes.ts';
import { privacyTables } from './privacy/tables.ts';
import { reportingJobs, reportingListeners, reportingSchedules } from './reporting/jobs.ts';
import { reportingRoutes } from './reporting/routes.ts';
import { reportingTables } from './reporting/tables.ts';
import { tariffsRoutes } from './tariffs/routes.ts';
import { tariffsTables } from './tariffs/tables.ts';

// The one place that knows every folder: tables, routes, jobs and who listens to whose news.

export const tables: Record<string, Table> = {
  ...platformTables,
  ...privacyTables,
  ...ledgerTables,
  ...membersTables,
  ...tariffsTables,
  ...invoicingTables,
  ...bankingTables,
  ...payoutsTables,
  ...reportingTables,
};

const router: ApiRouter = {
  members: membersRoutes,
  privacy: privacyRoutes(Object.values(tables)),
  tariffs: tariffsRoutes,
  invoicing: invoicingRoutes,
  banking: bankingRoutes,
  payouts: payoutsRoutes,
  reporting: reportingRoutes,
} as ApiRouter;

export const handlers: Handler<Services>[] = [
  ...platformJobs,
  ...ledgerJobs,
  ...membersJobs,
  ...invoicingJobs,
  ...bankingJobs,
  ...payoutsJobs,
  ...reportingJobs,
];
const listeners: Listener[] = [...payoutsListeners, ...reportingListeners];
// Late at night, after the day's last bank statement and before the staff's first run.
const schedules: Schedule[] = [
  { job: sealLedgerJob, cron: '30 2 * * *' },
  { job: forgetEndedJob, cron: '50 2 * * *' },
  ...reportingSchedules,
];

/** The database of the configuration: the server at DATABASE_URL, else the embedded one in the data directory. */
export const databaseOf = (config: Config): Promise<Database> =>
  openDatabase(config.databaseUrl ? { url: config.databaseUrl } : { directory: join(config.dataDir, 'db') });

/** Opens everything that touches the world over a database, migrating it first. Tests hand in their own clock and log. */
export async function openServices(
  config: Config,
  db: Database,
  given: { clock?: Clock; log?: Log } = {},
): Promise<Services> {
  const log = given.log ?? jsonLog;
  const clock = given.clock ?? systemClock;
  await migrate(db);
  return {
    db,
    clock,
    config,
    log,
    mode: await installationMode(db, config.demoIfNew, clock.now()),
    jobs: await startJobs<Services>(db, handlers, listeners, schedules, log),
    mail: mailWith(config.mail, config.folders.outbox),
    files: filesIn(config.folders.files),
    secrets: secretsWith(readKeys(config.keyFile, true)),
    recordSeen: recordSeenIn(db),
  };
}

/** The whole service over HTTP: sign-in, the API and its documents, the server-rendered pages, the web app. */
export function serviceOver(services: Services, webFolder = join(import.meta.dirname, '../dist/web')): Web {
  const { config, clock, db, secrets, log } = services;
  const host: Host = { operator: config.operator, demo: services.mode === 'demo' };
  const app = webApp(config, log);
  const signIn = signInOver(
    db,
    secrets,
    config.url,
    hearSignIn(() => services),
    log,
  );
  const asking = askerBy(db, secrets, clock, noteUse(services));
  const answer = apiHandler(router, log);
  const signInTries = rateLimit(clock, 30, 60);
  const strangers = rateLimit(clock, 300, 60);
  let document: ReturnType<typeof apiDocument> | undefined;
  const described = () => (document ??= apiDocument(contract, config.operator));

  app.on(['GET', 'POST'], '/api/auth/*', (c) => {
    if (c.req.method === 'POST' && !signInTries(networkOfRequest(config, c.req.raw, c.env))) return tooMany();
    return signIn.handler(c.req.raw);
  });
  // Packed on its way is only what is the same for everybody: of anything else the length would tell.
  for (const path of ['/api/openapi.json', '/api/docs', '/tietosuoja', '/pages/*']) app.use(path, compress());
  app.get('/api/openapi.json', async (c) => c.json(await described()));
  app.get('/api/docs', async (c) => c.html(apiPage(await described(), host)));
  app.get('/api/health', async (c) => {
    await db.pool.query('select 1');
    return c.json({
      ok: true,
      database: db.engine,
      note: db.engine === 'embedded' ? 'evaluation: one process, not safe against power loss' : null,
    });
  });
  serveDemoSignIn(app, services);
  app.all('/api/*', async (c) => {
    const actor = await asking(c.req.header('cookie') ?? null);
    if (actor.kind === 'anyone' && !strangers(networkOfRequest(config, c.req.raw, c.env))) return tooMany();
    return answer(c.req.raw, { services, actor, key: c.req.header('idempotency-key') });
  });
  servePageAssets(app);
  servePages(app, services, host);
  serveWebApp(app, webFolder);
  return app;
}

/** What is read without the web app: the privacy notice and, by its secret link, an invoice. */
function servePages(app: Web, services: Services, host: Host): void {
  const wishOf = ({ req }: HonoContext) => languageOf(req.query('kieli'), req.header('accept-language'));
  const lost = (c: HonoContext) => c.html(lostInvoicePage(wishOf(c), host), 404, { vary: 'accept-language' });
  app.get('/tietosuoja', (c) => {
    const notice = noticeOf(Object.values(tables), services.config);
    const language = wishOf(c);
    return c.html(noticePage(notice, language, host), 200, { vary: 'accept-language', 'content-language': language });
  });
  app.get('/lasku/:token', async (c) => {
    const found = await publicInvoice(services, c.req.param('token'));
    if (!found) return lost(c);
    const language = languageOf(c.req.query('kieli'), found.invoice.language);
    return c.html(publicInvoicePage(found, language, c.req.path, host), 200, { 'content-language': language });
  });
  app.get('/lasku/:token/pdf', async (c) => {
    const found = await publicInvoicePdf(services, c.req.param('token'));
    if (!found) return lost(c);
    return c.body(await found.body.arrayBuffer(), 200, {
      'content-type': found.body.type,
      ...found.headers,
      'cache-control': 'no-store',
    });
  });
}

const tooMany = () =>
  problemAnswer(429, 'too-many-requests', 'Too many requests; try again later.', { 'retry-after': '60' });

/** Ends everything in the order that loses nothing. */
export async function closeServices(services: Services): Promise<void> {
  await services.jobs.stop();
  services.mail.close();
  await services.db.close();
}
