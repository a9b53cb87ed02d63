import type { Pattern } from '../rule.ts';
import { codeRules } from './codes.ts';
import { denmark } from './denmark.ts';
import { documentRules } from './document.ts';
import { germany } from './germany.ts';
import { greece } from './greece.ts';
import { iceland } from './iceland.ts';
import { italy } from './italy.ts';
import { netherlands } from './netherlands.ts';
import { norway } from './norway.ts';
import { sweden } from './sweden.ts';

/** What Peppol BIS Billing demands beyond EN 16931, release 3.0.21; each list is one pattern of the official Schematron. */
export const peppol: readonly Pattern[] = [
  ...documentRules,
  norway,
  denmark,
  italy,
  sweden,
  ...greece,
  iceland,
  netherlands,
  germany,
  codeRules,
];
