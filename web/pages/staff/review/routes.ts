import { createRoute } from '@tanstack/react-router';
import { staff } from '../../../frame-routes.tsx';
import { page } from '../../page.ts';

const reviewQueue = createRoute({
  getParentRoute: () => staff,
  path: '/tarkastus',
  component: page(() => import('./queue.tsx'), 'ReviewQueue', 'staff-review'),
});
const failedDeliveries = createRoute({
  getParentRoute: () => staff,
  path: '/tarkastus/toimitukset',
  component: page(() => import('./failed-deliveries.tsx'), 'FailedDeliveries', 'staff-review'),
});
const reviewedInvoice = createRoute({
  getParentRoute: () => staff,
  path: '/tarkastus/$id',
  component: page(() => import('./invoice.tsx'), 'ReviewInvoice', 'staff-review'),
});

export const reviewRoutes = [reviewQueue, failedDeliveries, reviewedInvoice] as const;
