/* Employers before letters of a state or a country: "Lantern BC", "Novatek, DK". */
import type { HeadingWords } from '#domain/readers/jobs/heading-words.ts';
import { type HeadingLine, lineWith, type Piece, piecesOf } from '#domain/readers/jobs/pieces.ts';

/** Makes what gives the employer of a heading that has a title and no other name; null where there is none. */
export function beforeCodeReader({
  isPlace,
  isTownInState,
  isNamed,
  titleScore,
}: Pick<HeadingWords, 'isPlace' | 'isTownInState' | 'isNamed' | 'titleScore'>) {
  return beforeCode;

  /** "Lantern BC", "Novatek, DK" beside a title and no other name: before letters of a state or a country a name that no town has. */
  function beforeCode(lines: HeadingLine[], title: Piece): Piece | null {
    const [piece, ...more] = lines
      .flatMap(piecesOf)
      .filter(({ from, to }) => to <= title.from || from >= title.to);
    const [, name, code] = /^(\p{Lu}[\p{L}&' -]{2,40}?),?\s(\p{Lu}{2})$/u.exec(piece?.text ?? '') ?? [];
    if (!piece || more.length > 0 || name === undefined || code === undefined) return null;
    const beside = lineWith(lines, title.from, piece.to);
    // Behind the comma of a title stands its place.
    if (beside && !/[|\t]\s*$/u.test(beside.text.slice(0, piece.from - beside.from))) return null;
    const isTown = isPlace(name) || isTownInState(`${name}, ${code}`);
    if (isTown || !isPlace(piece.text) || !isNamed(name) || titleScore(name) > 0) return null;
    return { ...piece, text: name, to: piece.from + name.length };
  }
}
