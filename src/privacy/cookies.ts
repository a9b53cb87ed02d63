/** What this service itself puts in a browser: sign-in cookies, set only when somebody signs in, and two settings of the web app. */
export const cookies = [
  { name: 'better-auth.session_token', use: 'session', minutes: 12 * 60 },
  { name: 'better-auth.two_factor', use: 'second-factor', minutes: 10 },
  { name: 'better-auth.better-auth-passkey', use: 'passkey', minutes: 5 },
  { name: 'better-auth.dont_remember', use: 'session-only', minutes: null },
] as const;

/** Kept in the browser and never sent to us; stays until the browser's site data is cleared. */
export const browserSettings = [
  { name: 'kevyt.language', use: 'language' },
  { name: 'kevyt.theme', use: 'theme' },
] as const;

export type CookieUse = (typeof cookies)[number]['use'];
export type SettingUse = (typeof browserSettings)[number]['use'];

/** A cookie's name as the browser shows it: over https it carries the prefix that keeps it there. */
export const nameInBrowser = (name: string, url: string): string =>
  url.startsWith('https:') ? `__Secure-${name}` : name;
