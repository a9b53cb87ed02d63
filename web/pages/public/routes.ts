import { createRoute } from '@tanstack/react-router';
import { open } from '../../frame-routes.tsx';
import { page } from '../page.ts';
import { readSearch } from './calculation.ts';

const front = createRoute({
  getParentRoute: () => open,
  path: '/',
  validateSearch: readSearch,
  component: page(() => import('./front.tsx'), 'Front', 'front', 'pay-steps'),
});

export const publicRoutes = [front] as const;
