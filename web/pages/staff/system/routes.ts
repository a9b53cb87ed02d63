import { createRoute } from '@tanstack/react-router';
import { staff } from '../../../frame-routes.tsx';
import { page } from '../../page.ts';

const jobs = createRoute({
  getParentRoute: () => staff,
  path: '/ajot',
  component: page(() => import('./jobs.tsx'), 'Jobs', 'staff-system'),
});
const letters = createRoute({
  getParentRoute: () => staff,
  path: '/ajot/viestit',
  component: page(() => import('./letters.tsx'), 'Letters', 'staff-system'),
});

export const systemRoutes = [jobs, letters] as const;
