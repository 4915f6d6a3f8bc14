/* A title before "at" and an employer. */
import type { HeadingWords } from '#domain/readers/jobs/heading-words.ts';
import {
  type HeadingLine,
  type Headings,
  marks,
  type Piece,
  partsOf,
  piecesOf,
  split,
} from '#domain/readers/jobs/pieces.ts';

/** Makes what reads headings with such a word; `atName` finds it before a name, `pick` picks among pieces, `employerOf` gives the employer of one. */
export function outrightReader(
  words: HeadingWords,
  atName: RegExp,
  { pick, employerOf }: { pick(pieces: Piece[]): Headings; employerOf(piece: Piece): Piece },
): (lines: HeadingLine[]) => Headings | null {
  const { titleScore, companyScore, isPlace, hasLegalForm } = words;
  return atOutright;

  /** "Payments Integration at Northwind Global": what stands before the word is the title, whatever its words. */
  function atOutright(lines: HeadingLine[]): Headings | null {
    const titled = lines.filter((line) => titleScore(line.text) > 0);
    for (const line of titled.length > 0 ? titled.slice(0, 1) : lines) {
      if (line.text.length > 100 || /\t/.test(line.text.trim())) continue;
      const parts = split(line.text, line.from, line.row, line.bold, atName);
      const [left, right] = parts;
      // "Northwind @Istanbul, Turkey": the place behind the sign.
      if (
        parts.length !== 2 ||
        !left ||
        !right ||
        (titleScore(left.text) === 0 && words.isTownInCountry(right.text))
      )
        continue;
      const sure = titleScore(left.text) > 0;
      if (!sure && (words.readsLikeText(left.text) || !/^\p{Lu}/u.test(left.text))) continue;
      // Marks on either side may part more: "Engineer at Northwind | Berlin".
      if ([left, right].some((part) => partsOf(part, marks).length > 1)) {
        const [company, ...behind] = partsOf(right, marks);
        const before = partsOf(left, marks);
        // "File System Development at Northwind - Draper, UT"
        const isPlaced = before.length === 1 && behind.every((part) => isPlace(part.text));
        if (!company || !(sure || isPlaced)) continue;
        return { title: before.length === 1 ? left : pick(before).title, company: employerOf(company) };
      }
      return { title: left, company: firmAround(right, line, lines) ?? employerOf(right) };
    }
    return null;
  }

  /** "Northwind Ltd" above "Engineer at Platform Team": a unit of the firm whose name has a line of its own. */
  function firmAround({ text }: Piece, line: HeadingLine, lines: HeadingLine[]): Piece | null {
    if (!words.isUnit(text) || hasLegalForm(text) || words.isSchoolName(text)) return null;
    const others = lines.filter((other) => other.row !== line.row).flatMap(piecesOf);
    const [firm, ...more] = others.filter((one) => titleScore(one.text) === 0 && companyScore(one.text) > 0);
    return firm && more.length === 0 && words.isNamed(firm.text) ? employerOf(firm) : null;
  }
}
