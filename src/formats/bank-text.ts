/**
 * Text that a bank cut into pieces, in one line again: a piece of a full width goes on in the next, inside a word or not;
 * other pieces are lines of their own. Null where nothing was written.
 */
export function inOneLine(pieces: readonly string[], isFull: (length: number) => boolean): string | null {
  const whole = pieces.reduce((line, piece) => line + piece + (isFull(piece.length) ? '' : ' '), '');
  return whole.replace(/\s+/g, ' ').trim() || null;
}
