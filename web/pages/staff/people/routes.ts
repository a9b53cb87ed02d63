import { createRoute } from '@tanstack/react-router';
import { staff } from '../../../frame-routes.tsx';
import { page, words } from '../../page.ts';

const people = createRoute({
  getParentRoute: () => staff,
  path: '/henkilot',
  validateSearch: (asked: Record<string, unknown>): { haku?: string } => words(asked, 'haku'),
  component: page(() => import('./people.tsx'), 'People', 'staff-people'),
});
const identityCases = createRoute({
  getParentRoute: () => staff,
  path: '/henkilot/tapaukset',
  component: page(() => import('./identity-cases.tsx'), 'IdentityCases', 'staff-people'),
});
const staffList = createRoute({
  getParentRoute: () => staff,
  path: '/henkilot/henkilosto',
  component: page(() => import('./staff-list.tsx'), 'StaffList', 'staff-people'),
});
const inviteStaff = createRoute({
  getParentRoute: () => staff,
  path: '/henkilot/henkilosto/kutsu',
  component: page(() => import('./invite-staff.tsx'), 'InviteStaff', 'staff-people'),
});
const onePerson = createRoute({
  getParentRoute: () => staff,
  path: '/henkilot/$id',
  component: page(() => import('./person.tsx'), 'OnePerson', 'staff-people'),
});
const garnishments = createRoute({
  getParentRoute: () => staff,
  path: '/henkilot/$id/maksukiellot',
  component: page(() => import('./garnishments.tsx'), 'Garnishments', 'staff-garnishments'),
});
const recordGarnishment = createRoute({
  getParentRoute: () => staff,
  path: '/henkilot/$id/maksukiellot/uusi',
  component: page(() => import('./record-garnishment.tsx'), 'RecordGarnishment', 'staff-garnishments'),
});

export const peopleRoutes = [
  people,
  identityCases,
  staffList,
  inviteStaff,
  onePerson,
  garnishments,
  recordGarnishment,
] as const;
