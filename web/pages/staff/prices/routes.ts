import { createRoute } from '@tanstack/react-router';
import { staff } from '../../../frame-routes.tsx';
import { page } from '../../page.ts';

const prices = createRoute({
  getParentRoute: () => staff,
  path: '/maksut/hinnasto',
  component: page(() => import('./prices.tsx'), 'Prices', 'staff-prices', 'staff-rules', 'staff-runs'),
});

export const pricesRoutes = [prices] as const;
