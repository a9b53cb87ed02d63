import { createRouter } from '@tanstack/react-router';
import { open, own, root, signedIn, staff } from './frame-routes.tsx';
import { joinRoutes, safetyRoutes } from './pages/join/routes.ts';
import { ownRoutes } from './pages/own/routes.ts';
import { profileRoutes } from './pages/profile/routes.ts';
import { publicRoutes } from './pages/public/routes.ts';
import { staffRoutes } from './pages/staff/routes.ts';
import { framelessRoutes, galleryRoutes } from './parts/gallery/routes.ts';
import { PageFailed, PageWaits } from './parts/states.tsx';

/** Every page under its frame; a new page is one route in the `routes.ts` of its folder. */
export const router = createRouter({
  routeTree: root.addChildren([
    ...framelessRoutes,
    open.addChildren([...publicRoutes, ...joinRoutes, ...galleryRoutes]),
    signedIn.addChildren([...safetyRoutes]),
    own.addChildren([...ownRoutes, ...profileRoutes]),
    staff.addChildren([...staffRoutes]),
  ]),
  defaultPendingComponent: PageWaits,
  defaultErrorComponent: PageFailed,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
