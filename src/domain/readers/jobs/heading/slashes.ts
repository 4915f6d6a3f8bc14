import type { HeadingWords } from '#domain/readers/jobs/heading-words.ts';
import {
  type HeadingLine,
  type Headings,
  lineWith,
  type Piece,
  partsOf,
  slash,
} from '#domain/readers/jobs/pieces.ts';

/** Makes what tells whether a slash in a title parts it from its employer; null where that stays open. */
export function slashReader({
  titleScore,
  companyScore,
  readsLikeText,
}: Pick<HeadingWords, 'titleScore' | 'companyScore' | 'readsLikeText'>): (
  lines: HeadingLine[],
  read: Headings,
) => Headings | null {
  return (lines, read) => {
    const { title, company } = read;
    if (title === null || company === null) return null;
    const both = apartBySlash(lines, read);
    if (both !== null) return both;
    // A title with a slash in it is one when its employer stands on another line, or is one by its words.
    if (title.line !== company.line) return read;
    const isTold = companyScore(company.text) >= 3 || isBesideTitle(read, lines);
    return title.text.includes(' / ') && isTold ? read : null;
  };

  /**
   * "Northwind / Data Analyst" over "June 2015 – July 2018, Malmö", or over a sentence: what stood there for an employer is a place or text.
   * Null for any other title: "Frontend / Backend Engineer" over "Northwind" is one.
   */
  function apartBySlash(lines: HeadingLine[], { title, company }: Headings): Headings | null {
    if (!title || !company) return null;
    if (company.line === title.line) return teamBehindSlash(lines, title, company);
    if (company.line < title.line) return null;
    const behindDates = lines.some(
      ({ row, dated, text }) => row === company.line && dated === true && /^\s*,/u.test(text),
    );
    if (!behindDates && !readsLikeText(company.text)) return null;
    const halves = partsOf(title, slash);
    const own = halves.filter((half) => titleScore(half.text) >= 2);
    const other = halves.find((half) => titleScore(half.text) === 0);
    if (halves.length !== 2 || own.length !== 1 || !other || companyScore(other.text) <= 0) return null;
    return { title: own[0] as Piece, company: other };
  }

  /** "Calder Medical Center / Registered Nurse, Intensive Care": behind the comma stands the team where an employer by its words opens the line. */
  function teamBehindSlash(lines: HeadingLine[], title: Piece, company: Piece): Headings | null {
    const [employer, role, ...more] = partsOf(title, slash);
    if (!employer || !role || more.length > 0 || titleScore(role.text) < 2) return null;
    if (titleScore(employer.text) > 0 || companyScore(employer.text) < 3) return null;
    const line = lineWith(lines, title.from, company.to);
    if (!line || !/^,\s$/u.test(line.text.slice(title.to - line.from, company.from - line.from))) return null;
    const text = line.text.slice(role.from - line.from, company.to - line.from);
    return { title: { ...role, text, to: company.to }, company: employer };
  }

  /**
   * "Frontend / Backend Engineer, Northwind": an employer right behind the comma of its title, or in a cell beside it. A word alone before the
   * slash is no employer.
   */
  function isBesideTitle({ title, company }: Headings, lines: HeadingLine[]): boolean {
    const [first, ...others] = title ? partsOf(title, slash) : [];
    if (!title || !company || !first || others.length === 0) return false;
    if (companyScore(first.text) >= 3) return false;
    const [left, right] = title.from < company.from ? [title, company] : [company, title];
    const line = lineWith(lines, left.from, right.to);
    const between = line?.text.slice(left.to - line.from, right.from - line.from) ?? '';
    return between.includes('\t') || (left === title && !/\s/.test(first.text) && /^,\s$/u.test(between));
  }
}
