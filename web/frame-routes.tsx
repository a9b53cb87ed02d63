import { createRootRoute, createRoute, redirect } from '@tanstack/react-router';
import { OwnFrame, PublicFrame, SignedInFrame, StaffFrame } from './frames.tsx';
import { NotFound } from './parts/not-found.tsx';
import { queries, whoAmI } from './who.ts';

// The frames that pages stand in, and who may enter them.

export const root = createRootRoute({
  notFoundComponent: () => (
    <PublicFrame>
      <NotFound />
    </PublicFrame>
  ),
});

export const open = createRoute({ getParentRoute: () => root, id: 'open', component: PublicFrame });
export const own = createRoute({
  getParentRoute: () => root,
  path: '/oma',
  component: OwnFrame,
  beforeLoad: ({ location }) => only('entrepreneur', location.href),
});
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: SignedInFrame,
  beforeLoad: ({ location }) => anyone(location.href),
});
export const staff = createRoute({
  getParentRoute: () => root,
  path: '/tyo',
  component: StaffFrame,
  beforeLoad: ({ location }) => only('staff', location.href),
});

// Who is not signed in signs in first and comes back; the service itself refuses anyway, this only leads the way.
async function only(kind: 'entrepreneur' | 'staff', href: string): Promise<void> {
  const { signedIn } = await queries.ensureQueryData(whoAmI());
  if (!signedIn) throw toSignIn(href);
  if (signedIn.kind !== kind) throw redirect({ href: '/' });
  // The service lets staff do nothing without a second factor, so they set it up before anything else.
  if (kind === 'staff' && !signedIn.secondFactor) throw redirect({ href: '/turva' });
}

async function anyone(href: string): Promise<void> {
  const { signedIn } = await queries.ensureQueryData(whoAmI());
  if (!signedIn) throw toSignIn(href);
}

const toSignIn = (href: string) => redirect({ href: `/kirjaudu?${new URLSearchParams({ takaisin: href })}` });
