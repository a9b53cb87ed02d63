import { type TestService, testService, type Visitor } from '../../dev/service.ts';
import { serviceOver } from '../../src/app.ts';
import { listen } from '../../src/platform/server.ts';
import { builtWeb } from './built-web.ts';
import { type Browsing, browse, type Look } from './chromium.ts';

export type Running = {
  service: TestService;
  /** A page of the app as the visitor sees it. */
  open: (visitor: Visitor, path: string, look?: Look) => Promise<Browsing>;
  close: () => Promise<void>;
};

/** The whole service over its own database with the web app built from the sources, listening on a free port. */
export async function serveWhole(now = '2026-06-01T09:00:00Z'): Promise<Running> {
  const folder = await builtWeb();
  const service = await testService();
  service.setNow(now);
  const app = serviceOver(service.services, folder);
  const { port, close } = await listen(app, { ...service.services.config, port: 0 });
  const address = `http://127.0.0.1:${port}`;
  return {
    service,
    open: async (visitor, path, look = {}) => {
      const browsing = await browse(address, look);
      await browsing.context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: address })));
      await browsing.page.clock.setFixedTime(now);
      await browsing.page.goto(path);
      await browsing.page.getByRole('heading', { level: 1 }).waitFor();
      return browsing;
    },
    close: async () => {
      await close();
      await service.close();
    },
  };
}
