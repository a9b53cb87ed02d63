import { createRoute } from '@tanstack/react-router';
import { open, root } from '../../frame-routes.tsx';
import { page } from '../../pages/page.ts';

const gallery = createRoute({
  getParentRoute: () => open,
  path: '/osat',
  component: page(() => import('./gallery.tsx'), 'Gallery'),
});
const galleryHome = createRoute({
  getParentRoute: () => root,
  path: '/osat/koti',
  component: page(() => import('./home.tsx'), 'GalleryHome'),
});

export const galleryRoutes = [gallery] as const;
/** A page that brings its own frame. */
export const framelessRoutes = [galleryHome] as const;
