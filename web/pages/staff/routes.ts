import { createRoute } from '@tanstack/react-router';
import { staff } from '../../frame-routes.tsx';
import { page } from '../page.ts';
import { bankRoutes } from './bank/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { pricesRoutes } from './prices/routes.ts';
import { reviewRoutes } from './review/routes.ts';
import { rulesRoutes } from './rules/routes.ts';
import { runsRoutes } from './runs/routes.ts';
import { systemRoutes } from './system/routes.ts';

const staffHome = createRoute({
  getParentRoute: () => staff,
  path: '/',
  component: page(() => import('./home.tsx'), 'StaffHome', 'staff'),
});

/** The operator's staff, by duty. */
export const staffRoutes = [
  staffHome,
  ...reviewRoutes,
  ...bankRoutes,
  ...pricesRoutes,
  ...rulesRoutes,
  ...runsRoutes,
  ...peopleRoutes,
  ...systemRoutes,
] as const;
