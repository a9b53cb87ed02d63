import type { Language } from '../../../src/basics/money.ts';

// Finland first, then the rest of the EU, the European Economic Area, Switzerland, the United Kingdom and the United States.
const others = 'AT BE BG CH CY CZ DE DK EE ES FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK US'.split(
  ' ',
);

/** The countries a customer may be in, Finland first and the others by name. */
export function countries(language: Language): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const named = (value: string) => ({ value, label: names.of(value) ?? value });
  const { compare } = new Intl.Collator(language === 'en' ? 'en' : 'fi');
  return [named('FI'), ...others.map(named).sort((a, b) => compare(a.label, b.label))];
}
