/**
 * Text in pieces of at most so many characters, for elements that repeat; white space is single spaces, since the guide
 * wants every element on one line. Pieces end between words where they can, and none is shorter than two characters
 * unless the whole text is.
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
  const space = text.lastIndexOf(' ', most);
  let end = space > most / 2 ? space : most;
  if (text.slice(end).trimStart().length < 2) end -= 2;
  const isInsideSurrogatePair = /[\udc00-\udfff]/.test(text.charAt(end));
  return isInsideSurrogatePair ? end - 1 : end;
}
