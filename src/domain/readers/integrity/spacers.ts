/* Letters in the colour of the paper that widen a word: LaTeX sets columns by them. */
import type { Document, Line } from '#domain/document.ts';

/** Points between a word and the letters that are joined to it. */
const joined = 0.75;
/** A word of small letters alone, and such words in a document: more of them list something. */
const small = /^\p{Ll}{1,16}$/u;
export const mostSpacers = 3;

/**
 * True for a line of one word in small letters, in the colour of its background, that goes on without room from the letters of a word that
 * everybody sees: "Languagesingrmatic". It says nothing of anybody.
 */
export function isSpacer({ text, placed }: Document, line: Line): boolean {
  const { box, page, hiding } = line;
  if (hiding !== 'background_colour' || box === null || page === null) return false;
  if (!small.test(text.slice(line.start, line.end).trim())) return false;
  const words = placed?.[page - 1]?.words ?? [];
  return words.some(
    (word) =>
      word.hiding === null &&
      /\p{L}$/u.test(word.text.trimEnd()) &&
      Math.abs(word.x1 - box.x) <= joined &&
      word.y0 < box.y + box.height &&
      word.y1 > box.y,
  );
}
