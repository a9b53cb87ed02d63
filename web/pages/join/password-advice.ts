/** The fewest characters of a password, as the service demands. */
export const passwordLength = 12;

export type PasswordAdvice = 'empty' | 'short' | 'guessable' | 'enough' | 'strong';

const common = ['salasana', 'lösenord', 'losenord', 'password', 'qwerty', 'kevyt', 'asdf', 'abcdef'];

/**
 * What to say about a password while it is typed. Length is what protects; a long one is still bad where it is made of few
 * different characters, of a row of the keyboard, or of what others know of the person.
 */
export function adviseOn(password: string, known: readonly string[]): PasswordAdvice {
  if (password === '') return 'empty';
  if (password.length < passwordLength) return 'short';
  const plain = password.toLowerCase();
  const rest = [...common, ...partsOf(known)]
    .reduce((left, word) => left.replaceAll(word, ''), plain)
    .replace(/\d/g, '');
  if (new Set(plain).size < 5 || rest.length < 5) return 'guessable';
  return password.length >= 18 ? 'strong' : 'enough';
}

const partsOf = (known: readonly string[]): string[] =>
  known.flatMap((text) => text.toLowerCase().split(/[^\p{L}]+/u)).filter((part) => part.length >= 3);
