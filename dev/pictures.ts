import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { serviceOver } from '../src/app.ts';
import { plantTown } from '../src/demo/plant.ts';
import { listen } from '../src/platform/server.ts';
import { launchBrowser } from './browser.ts';
import { testService } from './service.ts';

// Draws the README's pictures from the demo town on a fixed day: node dev/pictures.ts, after npm start has built the web app.

const folder = join(import.meta.dirname, '../docs/pictures');
const phone = { width: 390, height: 780 };
const desk = { width: 1280, height: 860 };

const pictures: { name: string; as: string | null; path: string; size: typeof desk }[] = [
  { name: 'front', as: null, path: '/', size: desk },
  { name: 'home', as: 'aino', path: '/oma', size: phone },
  { name: 'review', as: 'tarkastaja', path: '/tyo/tarkastus', size: desk },
  { name: 'runs', as: 'hyvaksyja', path: '/tyo/maksut', size: desk },
];

const port = 4199;
const service = await testService({ KEVYT_DEMO: 'yes', KEVYT_URL: `http://localhost:${port}` });
service.setNow('2026-11-20T09:00:00Z');
await plantTown(service.services);
const { config } = service.services;
const { close } = await listen(serviceOver(service.services), { ...config, port });
const browser = await launchBrowser();
if (!browser) throw new Error('no browser to draw with');
mkdirSync(folder, { recursive: true });
for (const { name, as, path, size } of pictures) {
  const context = await browser.newContext({
    viewport: size,
    deviceScaleFactor: 1.5,
    locale: 'fi-FI',
    colorScheme: 'light',
  });
  if (as) await context.request.post(`${config.url}/api/demo/sign-in/${as}`, { headers: { origin: config.url } });
  const page = await context.newPage();
  await page.goto(`${config.url}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForTimeout(800);
  await sharp(await page.screenshot())
    .png({ palette: true, colours: 128, effort: 10 })
    .toFile(join(folder, `${name}.png`));
  await context.close();
}
await browser.close();
await close();
await service.close();
process.exit(0);
