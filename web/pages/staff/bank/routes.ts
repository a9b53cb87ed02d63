import { createRoute } from '@tanstack/react-router';
import { staff } from '../../../frame-routes.tsx';
import { page } from '../../page.ts';
import { readBankSearch } from './search.ts';

const bankEntries = createRoute({
  getParentRoute: () => staff,
  path: '/pankki',
  validateSearch: readBankSearch,
  component: page(() => import('./entries.tsx'), 'BankEntries', 'staff-bank'),
});
const bankStatements = createRoute({
  getParentRoute: () => staff,
  path: '/pankki/tiliotteet',
  component: page(() => import('./statements.tsx'), 'BankStatements', 'staff-bank'),
});
const oneBankEntry = createRoute({
  getParentRoute: () => staff,
  path: '/pankki/$id',
  component: page(() => import('./entry.tsx'), 'OneBankEntry', 'staff-bank'),
});

export const bankRoutes = [bankEntries, bankStatements, oneBankEntry] as const;
