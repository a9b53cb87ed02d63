import { createRoute } from '@tanstack/react-router';
import { own } from '../../frame-routes.tsx';
import { page, words } from '../page.ts';

const customers = createRoute({
  getParentRoute: () => own,
  path: '/asiakkaat',
  validateSearch: (asked: Record<string, unknown>): { haku?: string } => words(asked, 'haku'),
  component: page(() => import('./customers.tsx'), 'Customers', 'customers'),
});
const newCustomer = createRoute({
  getParentRoute: () => own,
  path: '/asiakkaat/uusi',
  component: page(() => import('./customer.tsx'), 'NewCustomer', 'customers'),
});
const oneCustomer = createRoute({
  getParentRoute: () => own,
  path: '/asiakkaat/$id',
  component: page(() => import('./customer.tsx'), 'OneCustomer', 'customers'),
});
const invoices = createRoute({
  getParentRoute: () => own,
  path: '/laskut',
  validateSearch: ({ tila }): { tila?: 'draft' | 'in-review' | 'issued' } =>
    tila === 'draft' || tila === 'in-review' || tila === 'issued' ? { tila } : {},
  component: page(() => import('./invoices.tsx'), 'Invoices', 'invoicing'),
});
const newInvoice = createRoute({
  getParentRoute: () => own,
  path: '/laskut/uusi',
  validateSearch: (asked: Record<string, unknown>): { asiakas?: string } => words(asked, 'asiakas'),
  component: page(() => import('./draft/new-invoice.tsx'), 'NewInvoice', 'customers', 'invoicing'),
});
const oneInvoice = createRoute({
  getParentRoute: () => own,
  path: '/laskut/$id',
  component: page(() => import('./invoice.tsx'), 'OneInvoice', 'invoicing', 'payslips'),
});
const writeInvoice = createRoute({
  getParentRoute: () => own,
  path: '/laskut/$id/muokkaa',
  validateSearch: ({ vaihe }): { vaihe?: 'asiakas' | 'rivit' | 'tarkistus' } =>
    vaihe === 'asiakas' || vaihe === 'rivit' || vaihe === 'tarkistus' ? { vaihe } : {},
  component: page(() => import('./draft/write-invoice.tsx'), 'WriteInvoice', 'customers', 'invoicing', 'pay-steps'),
});
const ownHome = createRoute({
  getParentRoute: () => own,
  path: '/',
  component: page(() => import('./home.tsx'), 'OwnHome', 'invoicing', 'own', 'profile'),
});
const payslips = createRoute({
  getParentRoute: () => own,
  path: '/palkat',
  component: page(() => import('./payslips.tsx'), 'Payslips', 'payslips'),
});
const onePayslip = createRoute({
  getParentRoute: () => own,
  path: '/palkat/$id',
  component: page(() => import('./payslip.tsx'), 'OnePayslip', 'pay-steps', 'payslips'),
});

export const ownRoutes = [
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
] as const;
