import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type BusinessId, parseBusinessId } from '../basics/identifiers/business-id.ts';
import { type Iban, parseIban } from '../basics/identifiers/iban.ts';
import { ovtOf } from '../basics/identifiers/ovt.ts';
import { isRefusal } from '../basics/refusal.ts';

const yesNo = z.enum(['yes', 'no']).transform((word) => word === 'yes');
const iban = z.string().transform((text, issues) => {
  const parsed = parseIban(text);
  if (!isRefusal(parsed)) return parsed;
  issues.addIssue({ code: 'custom', message: `is not an IBAN (${parsed.refused})` });
  return z.NEVER;
});
const businessId = z.string().transform((text, issues) => {
  const parsed = parseBusinessId(text);
  if (!isRefusal(parsed)) return parsed;
  issues.addIssue({ code: 'custom', message: `is not a Finnish business id (${parsed.refused})` });
  return z.NEVER;
});

// Every setting, its environment name and its default; docs/operating.md explains them in the same order.
const settings = z.strictObject({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  KEVYT_DATA: z.string().min(1).default('.data'),
  KEVYT_ROLE: z.enum(['all', 'web', 'work']).default('all'),
  KEVYT_URL: z.url({ protocol: /^https?$/ }).optional(),
  KEVYT_DEMO: yesNo.optional(),
  KEVYT_KEYS: z.string().min(1).optional(),
  KEVYT_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Kevyt <kevyt@localhost>'),
  OPERATOR_NAME: z.string().min(1).default('Kevyt Demo Oy'),
  OPERATOR_BUSINESS_ID: businessId.prefault('9900001-8'),
  OPERATOR_STREET: z.string().min(1).default('Esimerkkikatu 1'),
  OPERATOR_POST_CODE: z
    .string()
    .regex(/^\d{5}$/)
    .default('00100'),
  OPERATOR_TOWN: z.string().min(1).default('Helsinki'),
  OPERATOR_PHONE: z.string().min(1).default('020 000 0000'),
  OPERATOR_EMAIL: z.email().default('asiakaspalvelu@kevyt.example'),
  OPERATOR_IBAN: iban.prefault('FI2112345600000785'),
  OPERATOR_BIC: z
    .string()
    .regex(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/)
    .default('NDEAFIHH'),
  OPERATOR_E_ADDRESS: z.string().min(1).optional(),
  OPERATOR_INTERMEDIATOR: z.string().min(1).optional(),
  PRIVACY_CONTACT: z.string().min(1).default('Tietosuojavastaava'),
  E_INVOICE_FOLDER: z.string().min(1).optional(),
  BANK_FOLDER: z.string().min(1).optional(),
  REGISTER_FOLDER: z.string().min(1).optional(),
});

export type Operator = {
  name: string;
  businessId: BusinessId;
  street: string;
  postCode: string;
  town: string;
  phone: string;
  email: string;
  iban: Iban;
  bic: string;
  /** Where the operator's e-invoices come from: its OVT and its bank unless told otherwise. */
  eAddress: string;
  intermediator: string;
  privacyContact: string;
};

export type Config = {
  port: number;
  host: string;
  url: string;
  dataDir: string;
  role: 'all' | 'web' | 'work';
  /** Whether a database born now is a demo town; an existing one keeps what it was born as. */
  demoIfNew: boolean;
  keyFile: string;
  trustedProxies: number;
  databaseUrl: string | undefined;
  mail: { smtpUrl: string | undefined; from: string };
  operator: Operator;
  folders: { eInvoices: string; bank: string; reports: string; outbox: string; files: string };
};

/** A setting is wrong; the message names it and is meant for the person who starts the service. */
export class WrongSetting extends Error {}

/**
 * Reads the configuration from the environment over the JSON file named by KEVYT_CONFIG, if any.
 * Throws WrongSetting that names every wrong or unknown setting.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const known = Object.keys(settings.shape);
  const given: Record<string, unknown> = fromFile(environment.KEVYT_CONFIG);
  for (const name of known)
    if (environment[name] !== undefined && environment[name] !== '') given[name] = environment[name];
  const misspelt = Object.keys(environment).filter(
    (name) =>
      /^(KEVYT|OPERATOR)_/.test(name) && name !== 'KEVYT_CONFIG' && name !== 'KEVYT_FIXTURES' && !known.includes(name),
  );
  const parsed = settings.safeParse(given);
  if (!parsed.success || misspelt.length > 0)
    throw new WrongSetting(
      [
        ...misspelt.map((name) => `${name}: there is no such setting`),
        ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
      ].join('; '),
    );
  const s = parsed.data;
  const dataDir = resolve(s.KEVYT_DATA);
  return {
    port: s.PORT,
    host: s.HOST,
    url: (s.KEVYT_URL ?? `http://localhost:${s.PORT}`).replace(/\/$/, ''),
    dataDir,
    role: s.KEVYT_ROLE,
    demoIfNew: s.KEVYT_DEMO ?? s.DATABASE_URL === undefined,
    keyFile: resolve(s.KEVYT_KEYS ?? `${dataDir}/keys.json`),
    trustedProxies: s.KEVYT_PROXIES,
    databaseUrl: s.DATABASE_URL,
    mail: { smtpUrl: s.SMTP_URL, from: s.MAIL_FROM },
    operator: {
      name: s.OPERATOR_NAME,
      businessId: s.OPERATOR_BUSINESS_ID,
      street: s.OPERATOR_STREET,
      postCode: s.OPERATOR_POST_CODE,
      town: s.OPERATOR_TOWN,
      phone: s.OPERATOR_PHONE,
      email: s.OPERATOR_EMAIL,
      iban: s.OPERATOR_IBAN,
      bic: s.OPERATOR_BIC,
      eAddress: s.OPERATOR_E_ADDRESS ?? ovtOf(s.OPERATOR_BUSINESS_ID),
      intermediator: s.OPERATOR_INTERMEDIATOR ?? s.OPERATOR_BIC,
      privacyContact: s.PRIVACY_CONTACT,
    },
    folders: {
      eInvoices: resolve(s.E_INVOICE_FOLDER ?? `${dataDir}/e-invoices`),
      bank: resolve(s.BANK_FOLDER ?? `${dataDir}/bank`),
      reports: resolve(s.REGISTER_FOLDER ?? `${dataDir}/reports`),
      outbox: `${dataDir}/outbox`,
      files: `${dataDir}/files`,
    },
  };
}

function fromFile(path: string | undefined): Record<string, unknown> {
  if (!path) return {};
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch (error) {
    throw new WrongSetting(
      `KEVYT_CONFIG: cannot read ${path} as JSON (${error instanceof Error ? error.message : 'unreadable'})`,
    );
  }
  throw new WrongSetting(`KEVYT_CONFIG: ${path} is not a JSON object`);
}
