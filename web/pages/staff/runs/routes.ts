import { createRoute } from '@tanstack/react-router';
import { staff } from '../../../frame-routes.tsx';
import { page } from '../../page.ts';
import { readRunSearch } from './run-search.ts';

const payoutRuns = createRoute({
  getParentRoute: () => staff,
  path: '/maksut',
  component: page(() => import('./runs.tsx'), 'Runs', 'staff-runs'),
});
const register = createRoute({
  getParentRoute: () => staff,
  path: '/maksut/tulorekisteri',
  component: page(() => import('./register.tsx'), 'Register', 'staff-register', 'staff-runs'),
});
const oneDelivery = createRoute({
  getParentRoute: () => staff,
  path: '/maksut/tulorekisteri/$id',
  component: page(() => import('./register-delivery.tsx'), 'OneDelivery', 'staff-register'),
});
const oneStaffPayout = createRoute({
  getParentRoute: () => staff,
  path: '/maksut/maksu/$id',
  component: page(() => import('./payout.tsx'), 'OnePayout', 'pay-steps', 'staff-runs'),
});
const oneRun = createRoute({
  getParentRoute: () => staff,
  path: '/maksut/$id',
  validateSearch: readRunSearch,
  component: page(() => import('./run.tsx'), 'OneRun', 'staff-register', 'staff-runs'),
});

export const runsRoutes = [payoutRuns, register, oneDelivery, oneStaffPayout, oneRun] as const;
