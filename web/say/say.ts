import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../../src/basics/money.ts';
import type { Areas } from './areas.ts';

// One JSON file per area and language; Finnish is the source and gives the keys their types. A page loads only its own areas.
const files = import.meta.glob<Record<string, unknown>>('./*/*.json', { import: 'default' });

export const languages: readonly Language[] = ['fi', 'sv', 'en'];
const stored = 'kevyt.language';

export type Area = keyof Areas;
type WithoutCount<Key extends string> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key;
type KeysOf<Texts, Before extends string = ''> = {
  [Key in keyof Texts & string]: Texts[Key] extends string
    ? `${Before}${WithoutCount<Key>}`
    : KeysOf<Texts[Key], `${Before}${Key}.`>;
}[keyof Texts & string];
export type Key<A extends Area> = KeysOf<Areas[A]>;
export type Say<A extends Area> = (key: Key<A>, values?: Record<string, string | number>) => string;

/**
 * The texts of one area in the reader's language: `const say = useSay('invoicing'); say('title')`. `count` in the values picks
 * `…_one` or `…_other`. Waits (suspends) until the area has come.
 */
export function useSay<A extends Area>(area: A): Say<A> {
  const { t } = useTranslation(area);
  return t as unknown as Say<A>;
}

// Resolved once the texts of the frame are there; until then files may come, but no area can be taken into use.
let started: Promise<unknown> | undefined;

/** Loads areas before they are said, so that no page waits for its texts once it is shown. */
export async function bring(areas: readonly Area[]): Promise<void> {
  const language = i18next.language ?? firstLanguage();
  await Promise.all([started, ...areas.map((area) => files[`./${language}/${area}.json`]?.())]);
  await i18next.loadNamespaces(areas);
}

/** The language the reader uses now; the component follows when it changes. */
export function useLanguage(): Language {
  return useTranslation('parts').i18n.language as Language;
}

/** Changes the language of the whole app at once and remembers it on this device. */
export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(stored, language);
  await i18next.changeLanguage(language);
}

/** Starts the texts: language of this device or browser (Finnish where neither fits), with the frame's and refusals' areas. */
export async function startSaying(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  started = i18next
    .use(initReactI18next)
    .use({
      type: 'backend',
      read(language: string, area: string, done: (error: unknown, texts: unknown) => void) {
        const load = files[`./${language}/${area}.json`];
        if (!load) return done(new Error(`no texts: ${language}/${area}`), null);
        load().then(
          (texts) => done(null, texts),
          (error: unknown) => done(error, null),
        );
      },
    })
    .init({
      lng: firstLanguage(),
      supportedLngs: [...languages],
      fallbackLng: false,
      // Refusals too, since one may be the first answer that comes.
      ns: ['parts', 'refusals'],
      defaultNS: 'parts',
      interpolation: { escapeValue: false },
    });
  await started;
}

function firstLanguage(): Language {
  const wishes = [localStorage.getItem(stored), ...navigator.languages].map((wish) => wish?.slice(0, 2));
  return (
    languages.find((language) => language === wishes.find((wish) => languages.some((one) => one === wish))) ?? 'fi'
  );
}
