import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { queries, whoAmI } from './client.ts';
import { OwnFrame, PublicFrame, SignedInFrame, StaffFrame } from './frames.tsx';
import { type CalculationSearch, readSearch } from './pages/public/calculation.ts';
import { readBankSearch } from './pages/staff/bank-search.ts';
import { readRunSearch } from './pages/staff/run-search.ts';
import { NotFound } from './parts/not-found.tsx';
import { PageFailed, PageWaits } from './parts/states.tsx';

// Every page is loaded when somebody goes there. A new page is one route here, under the frame it belongs to.

const root = createRootRoute({
  notFoundComponent: () => (
    <PublicFrame>
      <NotFound />
    </PublicFrame>
  ),
});

const open = createRoute({ getParentRoute: () => root, id: 'open', component: PublicFrame });
const own = createRoute({
  getParentRoute: () => root,
  path: '/oma',
  component: OwnFrame,
  beforeLoad: ({ location }) => only('entrepreneur', location.href),
});
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: SignedInFrame,
  beforeLoad: ({ location }) => anyone(location.href),
});
const staff = createRoute({
  getParentRoute: () => root,
  path: '/tyo',
  component: StaffFrame,
  beforeLoad: ({ location }) => only('staff', location.href),
});

const front = createRoute({
  getParentRoute: () => open,
  path: '/',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('./pages/public/front.tsx'), 'Front'),
});
const join = createRoute({
  getParentRoute: () => open,
  path: '/liity',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('./pages/join/join.tsx'), 'Join'),
});

const confirmed = createRoute({
  getParentRoute: () => open,
  path: '/liity/vahvistettu',
  validateSearch: (asked: Record<string, unknown>): CalculationSearch & { error?: string } => ({
    ...readSearch(asked),
    ...words(asked, 'error'),
  }),
  component: lazyRouteComponent(() => import('./pages/join/confirmed.tsx'), 'Confirmed'),
});
const signIn = createRoute({
  getParentRoute: () => open,
  path: '/kirjaudu',
  validateSearch: (asked: Record<string, unknown>): { takaisin?: string } => words(asked, 'takaisin'),
  component: lazyRouteComponent(() => import('./pages/join/sign-in.tsx'), 'SignIn'),
});
const setPassword = createRoute({
  getParentRoute: () => open,
  path: '/salasana',
  validateSearch: (asked: Record<string, unknown>): { token?: string; error?: string } =>
    words(asked, 'token', 'error'),
  component: lazyRouteComponent(() => import('./pages/join/set-password.tsx'), 'SetPassword'),
});

const ownData = createRoute({
  getParentRoute: () => own,
  path: '/tiedot',
  component: lazyRouteComponent(() => import('./pages/profile/overview.tsx'), 'OwnData'),
});
const accesses = createRoute({
  getParentRoute: () => own,
  path: '/tiedot/katselut',
  component: lazyRouteComponent(() => import('./pages/profile/accesses.tsx'), 'Accesses'),
});
const ownDataPart = createRoute({
  getParentRoute: () => own,
  path: '/tiedot/$osa',
  component: lazyRouteComponent(() => import('./pages/profile/part-page.tsx'), 'OwnDataPart'),
});
const safety = createRoute({
  getParentRoute: () => signedIn,
  path: '/turva',
  component: lazyRouteComponent(() => import('./pages/join/safety.tsx'), 'Safety'),
});

const customers = createRoute({
  getParentRoute: () => own,
  path: '/asiakkaat',
  validateSearch: ({ haku }): { haku?: string } => (typeof haku === 'string' && haku ? { haku } : {}),
  component: lazyRouteComponent(() => import('./pages/own/customers.tsx'), 'Customers'),
});
const newCustomer = createRoute({
  getParentRoute: () => own,
  path: '/asiakkaat/uusi',
  component: lazyRouteComponent(() => import('./pages/own/customer.tsx'), 'NewCustomer'),
});
const oneCustomer = createRoute({
  getParentRoute: () => own,
  path: '/asiakkaat/$id',
  component: lazyRouteComponent(() => import('./pages/own/customer.tsx'), 'OneCustomer'),
});

const invoices = createRoute({
  getParentRoute: () => own,
  path: '/laskut',
  validateSearch: ({ tila }): { tila?: 'draft' | 'in-review' | 'issued' } =>
    tila === 'draft' || tila === 'in-review' || tila === 'issued' ? { tila } : {},
  component: lazyRouteComponent(() => import('./pages/own/invoices.tsx'), 'Invoices'),
});
const newInvoice = createRoute({
  getParentRoute: () => own,
  path: '/laskut/uusi',
  validateSearch: ({ asiakas }): { asiakas?: string } => (typeof asiakas === 'string' ? { asiakas } : {}),
  component: lazyRouteComponent(() => import('./pages/own/draft/new-invoice.tsx'), 'NewInvoice'),
});
const oneInvoice = createRoute({
  getParentRoute: () => own,
  path: '/laskut/$id',
  component: lazyRouteComponent(() => import('./pages/own/invoice.tsx'), 'OneInvoice'),
});
const writeInvoice = createRoute({
  getParentRoute: () => own,
  path: '/laskut/$id/muokkaa',
  validateSearch: ({ vaihe }): { vaihe?: 'asiakas' | 'rivit' | 'tarkistus' } =>
    vaihe === 'asiakas' || vaihe === 'rivit' || vaihe === 'tarkistus' ? { vaihe } : {},
  component: lazyRouteComponent(() => import('./pages/own/draft/write-invoice.tsx'), 'WriteInvoice'),
});

const ownHome = createRoute({
  getParentRoute: () => own,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/own/home.tsx'), 'OwnHome'),
});
const payslips = createRoute({
  getParentRoute: () => own,
  path: '/palkat',
  component: lazyRouteComponent(() => import('./pages/own/payslips.tsx'), 'Payslips'),
});
const onePayslip = createRoute({
  getParentRoute: () => own,
  path: '/palkat/$id',
  component: lazyRouteComponent(() => import('./pages/own/payslip.tsx'), 'OnePayslip'),
});

// The operator's staff, by duty.
const staffHome = createRoute({
  getParentRoute: () => staff,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/staff/home.tsx'), 'StaffHome'),
});
const reviewQueue = createRoute({
  getParentRoute: () => staff,
  path: '/tarkastus',
  component: lazyRouteComponent(() => import('./pages/staff/review-queue.tsx'), 'ReviewQueue'),
});
const failedDeliveries = createRoute({
  getParentRoute: () => staff,
  path: '/tarkastus/toimitukset',
  component: lazyRouteComponent(() => import('./pages/staff/failed-deliveries.tsx'), 'FailedDeliveries'),
});
const reviewedInvoice = createRoute({
  getParentRoute: () => staff,
  path: '/tarkastus/$id',
  component: lazyRouteComponent(() => import('./pages/staff/review-invoice.tsx'), 'ReviewInvoice'),
});
const people = createRoute({
  getParentRoute: () => staff,
  path: '/henkilot',
  validateSearch: ({ haku }): { haku?: string } => (typeof haku === 'string' && haku ? { haku } : {}),
  component: lazyRouteComponent(() => import('./pages/staff/people.tsx'), 'People'),
});
const identityCases = createRoute({
  getParentRoute: () => staff,
  path: '/henkilot/tapaukset',
  component: lazyRouteComponent(() => import('./pages/staff/identity-cases.tsx'), 'IdentityCases'),
});
const staffList = createRoute({
  getParentRoute: () => staff,
  path: '/henkilot/henkilosto',
  component: lazyRouteComponent(() => import('./pages/staff/staff-list.tsx'), 'StaffList'),
});
const inviteStaff = createRoute({
  getParentRoute: () => staff,
  path: '/henkilot/henkilosto/kutsu',
  component: lazyRouteComponent(() => import('./pages/staff/invite-staff.tsx'), 'InviteStaff'),
});
const onePerson = createRoute({
  getParentRoute: () => staff,
  path: '/henkilot/$id',
  component: lazyRouteComponent(() => import('./pages/staff/person.tsx'), 'OnePerson'),
});
const jobs = createRoute({
  getParentRoute: () => staff,
  path: '/ajot',
  component: lazyRouteComponent(() => import('./pages/staff/jobs.tsx'), 'Jobs'),
});
const letters = createRoute({
  getParentRoute: () => staff,
  path: '/ajot/viestit',
  component: lazyRouteComponent(() => import('./pages/staff/letters.tsx'), 'Letters'),
});
const bankEntries = createRoute({
  getParentRoute: () => staff,
  path: '/pankki',
  validateSearch: readBankSearch,
  component: lazyRouteComponent(() => import('./pages/staff/bank-entries.tsx'), 'BankEntries'),
});
const bankStatements = createRoute({
  getParentRoute: () => staff,
  path: '/pankki/tiliotteet',
  component: lazyRouteComponent(() => import('./pages/staff/bank-statements.tsx'), 'BankStatements'),
});
const oneBankEntry = createRoute({
  getParentRoute: () => staff,
  path: '/pankki/$id',
  component: lazyRouteComponent(() => import('./pages/staff/bank-entry.tsx'), 'OneBankEntry'),
});
const payoutRuns = createRoute({
  getParentRoute: () => staff,
  path: '/maksut',
  component: lazyRouteComponent(() => import('./pages/staff/runs.tsx'), 'Runs'),
});
const register = createRoute({
  getParentRoute: () => staff,
  path: '/maksut/tulorekisteri',
  component: lazyRouteComponent(() => import('./pages/staff/register.tsx'), 'Register'),
});
const oneDelivery = createRoute({
  getParentRoute: () => staff,
  path: '/maksut/tulorekisteri/$id',
  component: lazyRouteComponent(() => import('./pages/staff/register-delivery.tsx'), 'OneDelivery'),
});
const oneStaffPayout = createRoute({
  getParentRoute: () => staff,
  path: '/maksut/maksu/$id',
  component: lazyRouteComponent(() => import('./pages/staff/payout.tsx'), 'OnePayout'),
});
const oneRun = createRoute({
  getParentRoute: () => staff,
  path: '/maksut/$id',
  validateSearch: readRunSearch,
  component: lazyRouteComponent(() => import('./pages/staff/run.tsx'), 'OneRun'),
});

const gallery = createRoute({
  getParentRoute: () => open,
  path: '/osat',
  component: lazyRouteComponent(() => import('./parts/gallery/gallery.tsx'), 'Gallery'),
});
const galleryHome = createRoute({
  getParentRoute: () => root,
  path: '/osat/koti',
  component: lazyRouteComponent(() => import('./parts/gallery/home.tsx'), 'GalleryHome'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    open.addChildren([front, join, confirmed, signIn, setPassword, gallery]),
    galleryHome,
    signedIn.addChildren([safety]),
    own.addChildren([
      ownData,
      accesses,
      ownDataPart,
      customers,
      newCustomer,
      oneCustomer,
      invoices,
      newInvoice,
      oneInvoice,
      writeInvoice,
      ownHome,
      payslips,
      onePayslip,
    ]),
    staff.addChildren([
      staffHome,
      reviewQueue,
      failedDeliveries,
      reviewedInvoice,
      people,
      identityCases,
      staffList,
      inviteStaff,
      onePerson,
      jobs,
      letters,
      bankEntries,
      bankStatements,
      oneBankEntry,
      payoutRuns,
      register,
      oneDelivery,
      oneStaffPayout,
      oneRun,
    ]),
  ]),
  defaultPendingComponent: PageWaits,
  defaultErrorComponent: PageFailed,
  defaultPreload: 'intent',
  scrollRestoration: true,
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

// What of an address is text; anything else in it is left out.
function words<Name extends string>(asked: Record<string, unknown>, ...names: Name[]): { [N in Name]?: string } {
  const found = names.filter((name) => typeof asked[name] === 'string').map((name) => [name, asked[name]]);
  return Object.fromEntries(found) as { [N in Name]?: string };
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
