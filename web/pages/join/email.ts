/** Whether a text looks like an e-mail address at all; whether it exists only a letter shows. */
export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text.trim());
