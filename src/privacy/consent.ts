import type { Language } from '../basics/money.ts';

/** What a person may consent to; each on its own, never a condition of anything. */
export const consentKeys = ['analytics'] as const;
export type ConsentKey = (typeof consentKeys)[number];

/** The words a person consents to. Nothing is collected on this ground yet; whoever begins changes the words, and so asks anew. */
export const consentTexts: Record<ConsentKey, Record<Language, string>> = {
  analytics: {
    fi: 'Palvelun käyttöäni saa mitata, jotta palvelua voidaan parantaa. Lupa on vapaaehtoinen, ja voin perua sen milloin tahansa.',
    sv: 'Min användning av tjänsten får mätas för att tjänsten ska kunna förbättras. Lovet är frivilligt, och jag kan återkalla det när som helst.',
    en: 'My use of the service may be measured so that the service can be improved. This is voluntary, and I can withdraw it at any time.',
  },
};

export type Decision = 'given' | 'withdrawn';

/** Whether the newest decision is a yes to the words of today; no decision is a no, and so is a yes to other words. */
export const consents = (
  newest: { decision: Decision; textVersion: string } | undefined,
  versionNow: string,
): boolean => newest?.decision === 'given' && newest.textVersion === versionNow;
