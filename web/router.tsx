import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { queries, whoAmI } from './client.ts';
import { OwnFrame, PublicFrame, StaffFrame } from './frames.tsx';
import { NotFound } from './parts/not-found.tsx';
import { PageFailed, PageWaits } from './parts/states.tsx';

// Every page is loaded when somebody goes there. A new page is one route here, under the frame it belongs to.

const root = createRootRoute({
  notFoundComponent: () => (
    <PublicFrame>
      <NotFound />
    </PublicFrame>
  ),
});

const open = createRoute({ getParentRoute: () => root, id: 'open', component: PublicFrame });
const own = createRoute({
  getParentRoute: () => root,
  path: '/oma',
  component: OwnFrame,
  beforeLoad: ({ location }) => only('entrepreneur', location.href),
});
const staff = createRoute({
  getParentRoute: () => root,
  path: '/tyo',
  component: StaffFrame,
  beforeLoad: ({ location }) => only('staff', location.href),
});

const customers = createRoute({
  getParentRoute: () => own,
  path: '/asiakkaat',
  validateSearch: ({ haku }): { haku?: string } => (typeof haku === 'string' && haku ? { haku } : {}),
  component: lazyRouteComponent(() => import('./pages/own/customers.tsx'), 'Customers'),
});
const newCustomer = createRoute({
  getParentRoute: () => own,
  path: '/asiakkaat/uusi',
  component: lazyRouteComponent(() => import('./pages/own/customer.tsx'), 'NewCustomer'),
});
const oneCustomer = createRoute({
  getParentRoute: () => own,
  path: '/asiakkaat/$id',
  component: lazyRouteComponent(() => import('./pages/own/customer.tsx'), 'OneCustomer'),
});

const gallery = createRoute({
  getParentRoute: () => open,
  path: '/osat',
  component: lazyRouteComponent(() => import('./parts/gallery/gallery.tsx'), 'Gallery'),
});
const galleryHome = createRoute({
  getParentRoute: () => root,
  path: '/osat/koti',
  component: lazyRouteComponent(() => import('./parts/gallery/home.tsx'), 'GalleryHome'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    open.addChildren([gallery]),
    galleryHome,
    own.addChildren([customers, newCustomer, oneCustomer]),
    staff.addChildren([]),
  ]),
  defaultPendingComponent: PageWaits,
  defaultErrorComponent: PageFailed,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

// Who is not signed in signs in first and comes back; the service itself refuses anyway, this only leads the way.
async function only(kind: 'entrepreneur' | 'staff', href: string): Promise<void> {
  const { signedIn } = await queries.ensureQueryData(whoAmI());
  if (!signedIn) throw redirect({ href: `/kirjaudu?${new URLSearchParams({ takaisin: href })}` });
  if (signedIn.kind !== kind) throw redirect({ href: '/' });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
