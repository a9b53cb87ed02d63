import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { PublicFrame } from './frames.tsx';
import { NotFound } from './parts/not-found.tsx';

const root = createRootRoute({ notFoundComponent: NotFound });
const open = createRoute({ getParentRoute: () => root, id: 'open', component: PublicFrame });

const gallery = createRoute({
  getParentRoute: () => open,
  path: '/osat',
  component: lazyRouteComponent(() => import('./parts/gallery/gallery.tsx'), 'Gallery'),
});

export const router = createRouter({ routeTree: root.addChildren([open.addChildren([gallery])]) });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
