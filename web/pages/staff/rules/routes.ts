import { createRoute } from '@tanstack/react-router';
import { staff } from '../../../frame-routes.tsx';
import { page } from '../../page.ts';

const rules = createRoute({
  getParentRoute: () => staff,
  path: '/maksut/luvut',
  component: page(() => import('./rules.tsx'), 'Rules', 'staff-rules', 'staff-runs'),
});

export const rulesRoutes = [rules] as const;
