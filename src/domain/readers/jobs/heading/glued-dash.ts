/*
 * Dashes with a blank on one side or none: "Sr. Developer– Northwind Ltd", "Marketing Manager -Contoso Services", "Code RGV- Illustrator Instructor", "Northwind—Fitter". They part a title from an
 * employer only where nothing else does: "Manager- Global Operations" is one title, "Rolls- Royce" and "Vice- President" are one word.
 */
import type { HeadingWords } from '#domain/readers/jobs/heading-words.ts';
import type { HeadingLine } from '#domain/readers/jobs/pieces.ts';
import { isLongName } from './long-name.ts';

const glued = /(?<=\p{L}{2})[–-](?=\s\p{Lu})|(?<=\s)[–-](?=\p{Lu})|(?<=\p{L}{2})—(?=\p{Lu})/u;
/** True for a text with a long dash between two words, which part of it is a title and which a name. */
export const holdsLongDash = (text: string) => /\p{L}—\p{Lu}/u.test(text);

/** Words before the dash at least: of one it is a prefix as often. */
const fewestBefore = 2;

/** Makes what gives the lines of a heading with a bar in the place of such a dash; null where none parts them. */
export function gluedDashes(words: HeadingWords): (lines: HeadingLine[]) => HeadingLine[] | null {
  const { titleScore, companyScore, hasLegalForm, isPlace } = words;
  const isFirm = (text: string) =>
    hasLegalForm(text) ||
    (companyScore(text) >= 3 && titleScore(text) === 0 && !words.isField(text) && !words.isUnit(text));

  return (lines) => {
    const parted = lines.map(partedLine);
    return parted.some((line, at) => line !== lines[at]) ? parted : null;
  };

  function partedLine(line: HeadingLine): HeadingLine {
    const found = glued.exec(line.text);
    if (!found) return line;
    const [before, behind] = [line.text.slice(0, found.index), line.text.slice(found.index + 1)];
    const [left = '', right = ''] = [
      before.split(/[\t|]/u).at(-1)?.trim(),
      behind.split(/[\t|]/u)[0]?.trim(),
    ];
    const isLong = found[0] === '—';
    if (!isLong && left.split(/\s+/u).length < fewestBefore) return line;
    const isTitled = titleScore(left) >= 2 && titleScore(right) === 0;
    const isTurned = titleScore(right) >= 2 && titleScore(left) === 0;
    // "Sr. Developer– Northwind Traders": a long dash stands for one with blanks around it, a short one as often within a word.
    const isName = found[0] === '–' && isLongName(right, words);
    const parts =
      (isTitled && (isFirm(right) || isName || isPlace(right))) ||
      (isTurned && (words.isNamed(left) || isPlace(left) || (isLong && companyScore(left) >= 3)));
    return parts ? { ...line, text: `${before}|${behind}` } : line;
  }
}
