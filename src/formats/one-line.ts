/**
 * Text in one line and so many characters, without the character pairs that the tax authorities refuse anywhere in a message
 * (schema documents of the Incomes Register §1.2 and of DAC7).
 */
export const inLine = (text: string, characters: number): string =>
  [...text.replace(/\s+/g, ' ').replace(/\/\*+/g, '/').replace(/-{2,}/g, '-').trim()]
    .slice(0, characters)
    .join('')
    .trim();

/** The same of a text that may be missing, or nothing but spaces. */
export const inLineOrNot = (text: string | undefined, characters: number): string | undefined =>
  text === undefined ? undefined : inLine(text, characters) || undefined;
