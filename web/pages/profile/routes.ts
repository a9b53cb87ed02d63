import { createRoute } from '@tanstack/react-router';
import { own } from '../../frame-routes.tsx';
import { page } from '../page.ts';

const ownData = createRoute({
  getParentRoute: () => own,
  path: '/tiedot',
  component: page(() => import('./overview.tsx'), 'OwnData', 'profile'),
});
const accesses = createRoute({
  getParentRoute: () => own,
  path: '/tiedot/katselut',
  component: page(() => import('./accesses.tsx'), 'Accesses', 'profile'),
});
const ownDataPart = createRoute({
  getParentRoute: () => own,
  path: '/tiedot/$osa',
  component: page(() => import('./part-page.tsx'), 'OwnDataPart', 'profile'),
});

export const profileRoutes = [ownData, accesses, ownDataPart] as const;
