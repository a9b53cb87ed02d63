import { problemAnswer } from '../platform/api.ts';
import type { Services } from '../platform/context.ts';
import type { Web } from '../platform/server.ts';
import { startSession } from '../platform/sign-in.ts';
import { demoEmail, demoSignIns } from './people.ts';

/**
 * One click per role, second factor included: only in an installation that was born as a demo, where every person is made up.
 * Elsewhere the addresses do not exist at all.
 */
export function serveDemoSignIn(app: Web, services: Services): void {
  if (services.mode !== 'demo') return;
  app.get('/api/demo/people', (c) => c.json(demoSignIns, 200, { 'cache-control': 'no-store' }));
  app.post('/api/demo/sign-in/:key', async (c) => {
    const person = demoSignIns.find(({ key }) => key === c.req.param('key'));
    const found =
      person &&
      (await services.db.pool.query<{ id: string }>('select id from "user" where email = $1', [demoEmail(person.key)]))
        .rows[0];
    if (!found) return problemAnswer(404, 'not-found', 'There is no such person in the demo town.');
    const { db, secrets, clock, config } = services;
    const { name, value } = await startSession(db, secrets, clock, config.url, found.id);
    const secure = config.url.startsWith('https:') ? '; Secure' : '';
    return c.json({ signedIn: true }, 200, {
      'set-cookie': `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200${secure}`,
      'cache-control': 'no-store',
    });
  });
}
