/**
 * Text in pieces of at most so many characters, for elements that repeat; white space is single spaces, since the guide
 * wants every element on one line. Pieces end between words where they can; a piece that had to be cut within a word is
 * full, so that `joinedPieces` can tell. None is shorter than two characters unless the whole text is.
 */
export function pieces(text: string, most: number): string[] {
  let rest = text.replace(/\s+/g, ' ').trim();
  const found: string[] = [];
  while (rest.length > most) {
    const end = endOfPiece(rest, most);
    found.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  if (rest !== '') found.push(rest);
  return found;
}

/** The one text whose pieces these are. */
export const joinedPieces = (texts: readonly string[], most: number): string =>
  texts.reduce((whole, text, at) => {
    if (at === 0) return text;
    return (texts[at - 1] ?? '').length >= most ? whole + text : `${whole} ${text}`;
  }, '');

/** Whether a piece goes on with the next, as far as can be told: the next one's first word had no room left in it. */
export const goesOn = (piece: string, next: string, most: number): boolean =>
  piece.length + 1 + (next.split(' ', 1)[0] ?? '').length >= most;

/**
 * At most so many pieces of at most so many characters, for text that is not longer than all of them together: where
 * ends between words would take one more, words are cut instead.
 */
export function fewPieces(text: string, most: number, count: number): string[] {
  const whole = pieces(text, most);
  if (whole.length <= count) return whole;
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  const size = Math.ceil(characters.length / count);
  return Array.from({ length: count }, (_, at) =>
    characters
      .slice(at * size, (at + 1) * size)
      .join('')
      .trim(),
  );
}

function endOfPiece(text: string, most: number): number {
  // One character less than there is room for: a full piece means that a word was cut.
  let end = text.lastIndexOf(' ', most - 1);
  if (text.length - end < 3) end = text.lastIndexOf(' ', end - 1);
  if (end > most / 2) return end;
  const cut = text.slice(most).trimStart().length < 2 ? most - 2 : most;
  const isInsideSurrogatePair = /[\udc00-\udfff]/.test(text.charAt(cut));
  return isInsideSurrogatePair ? cut - 1 : cut;
}
