import type { Language } from '../../src/basics/money.ts';
import { changeLanguage, languages, useLanguage, useSay } from '../say/say.ts';
import { classes } from './classes.ts';
import { setTheme, themes, useTheme } from './theme.ts';

// Each language is named in itself, so that its reader finds it in any other.
const names = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

const option = (chosen: boolean) =>
  classes(
    'min-h-11 min-w-11 cursor-pointer rounded-control px-2.5 text-small whitespace-nowrap',
    chosen ? 'bg-brand-wash font-semibold text-brand-ink' : 'text-ink-soft hover:bg-sunken hover:text-ink',
  );

/** Finnish, Swedish, English; `short` shows their codes where there is little room. */
export function LanguageSwitch({ short, onChange }: { short?: boolean; onChange?: (language: Language) => void }) {
  const say = useSay('parts');
  const present = useLanguage();
  return (
    <fieldset className="flex">
      <legend className="sr-only">{say('language')}</legend>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-label={short ? `${language.toUpperCase()} – ${names[language]}` : undefined}
          aria-pressed={language === present}
          onClick={async () => {
            await changeLanguage(language);
            onChange?.(language);
          }}
          className={option(language === present)}
        >
          {short ? language.toUpperCase() : names[language]}
        </button>
      ))}
    </fieldset>
  );
}

/** Light, dark, or as the device. */
export function ThemeSwitch() {
  const say = useSay('parts');
  const present = useTheme();
  return (
    <fieldset className="flex">
      <legend className="sr-only">{say('theme.legend')}</legend>
      {themes.map((theme) => (
        <button
          key={theme}
          type="button"
          aria-pressed={theme === present}
          onClick={() => setTheme(theme)}
          className={option(theme === present)}
        >
          {say(`theme.${theme}`)}
        </button>
      ))}
    </fieldset>
  );
}
