import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useLanguage } from '../say/say.ts';

const locales = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

/** Around what React Aria draws, which would otherwise follow the browser: days come first and weeks start on Monday in all three. */
export function ReaderLocale({ children }: { children: ReactNode }) {
  return <I18nProvider locale={locales[useLanguage()]}>{children}</I18nProvider>;
}
