/**
 * What a person or another system wrote, without what carries no meaning: white space of every kind is gone, typographic
 * dashes are hyphens, a–z are A–Z. Only ASCII letters change case, since the Turkish ı would otherwise pass for an I.
 */
export const typed = (text: string): string =>
  text
    .replace(/[\s\u180e\u200b\u2060\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase());

/** The remainder of ISO 7064 MOD 97-10, letters counting as 10–35; `text` holds only digits and A–Z. */
export function mod97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

/** Text in groups of four from the left, as IBANs and RF references are printed. */
export const inFours = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ');
