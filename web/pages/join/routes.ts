import { createRoute } from '@tanstack/react-router';
import { open, signedIn } from '../../frame-routes.tsx';
import { page, words } from '../page.ts';
import { type CalculationSearch, readSearch } from '../public/calculation.ts';

const join = createRoute({
  getParentRoute: () => open,
  path: '/liity',
  validateSearch: readSearch,
  component: page(() => import('./join.tsx'), 'Join', 'join'),
});
const confirmed = createRoute({
  getParentRoute: () => open,
  path: '/liity/vahvistettu',
  validateSearch: (asked: Record<string, unknown>): CalculationSearch & { error?: string } => ({
    ...readSearch(asked),
    ...words(asked, 'error'),
  }),
  component: page(() => import('./confirmed.tsx'), 'Confirmed', 'join'),
});
const signIn = createRoute({
  getParentRoute: () => open,
  path: '/kirjaudu',
  validateSearch: (asked: Record<string, unknown>): { takaisin?: string } => words(asked, 'takaisin'),
  component: page(() => import('./sign-in.tsx'), 'SignIn', 'join'),
});
const setPassword = createRoute({
  getParentRoute: () => open,
  path: '/salasana',
  validateSearch: (asked: Record<string, unknown>): { token?: string; error?: string } =>
    words(asked, 'token', 'error'),
  component: page(() => import('./set-password.tsx'), 'SetPassword', 'join'),
});
const safety = createRoute({
  getParentRoute: () => signedIn,
  path: '/turva',
  component: page(() => import('./safety.tsx'), 'Safety', 'join', 'safety'),
});

export const joinRoutes = [join, confirmed, signIn, setPassword] as const;
/** Under the frame of whoever is signed in. */
export const safetyRoutes = [safety] as const;
