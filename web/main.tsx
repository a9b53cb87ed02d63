import './app.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { startTheme } from './parts/theme.ts';
import { router } from './router.ts';
import { startSaying } from './say/say.ts';
import { queries, whoAmI } from './who.ts';

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no place for the app');
startTheme();
// Not awaited by this module: what it loads needs the module itself, and would wait for it in turn.
void start(place);

async function start(place: HTMLElement): Promise<void> {
  const saying = startSaying();
  // Who asks and the page's own code are asked for beside the first texts, not after them.
  void queries.prefetchQuery(whoAmI());
  for (const { routeId } of router.matchRoutes(router.latestLocation))
    void router.loadRouteChunk(router.routesById[routeId as keyof typeof router.routesById]);
  await saying;
  // React keeps a placeholder up for a third of a second once it has shown one, so a page that is nearly there is waited for.
  await Promise.race([router.load(), new Promise((wait) => setTimeout(wait, 300))]);
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Suspense>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </StrictMode>,
  );
}
