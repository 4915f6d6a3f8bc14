/* Small words and commas within the name of an employer, or within a title, that part nothing. */
import { type HeadingWords, outerComma } from '#domain/readers/jobs/heading-words.ts';
import type { Piece } from '#domain/readers/jobs/pieces.ts';

/** What stands between two parts of a piece. */
function between(first: Piece, second: Piece, { text, from }: Piece): string {
  return text.slice(first.to - from, second.from - from);
}

/** Makes what tells such pieces; `formOpens` finds a legal form at the head of a text, `worksFor` and `ofOwners` are words before an employer. */
export function smallWordsIn(
  words: HeadingWords,
  formOpens: RegExp,
  { worksFor, ofOwners }: { worksFor: string; ofOwners: string },
) {
  const { titleScore, companyScore, isPlace } = words;
  const isFor = new RegExp(`^\\s+(?:${worksFor})\\s`, 'u');
  const isOf = new RegExp(`^\\s+(?:${ofOwners})\\s`, 'u');
  return { isOnePiece, withForm, withNameGoingOn };

  /** True where the small words between the parts of a piece part nothing; `pieces` are all of its heading. */
  function isOnePiece(parts: Piece[], piece: Piece, pieces: Piece[]): boolean {
    return (
      isNameWithSmallWord(parts) ||
      isForField(parts, piece) ||
      isForCourse(parts, piece) ||
      isForPart(parts, piece, pieces) ||
      isOfPart(parts, piece, pieces)
    );
  }

  /** "Owner of Billing, Northwind Ltd", "Founder of the Chess Club" over "University of Leeds": a part of a firm that is named beside it. */
  function isOfPart([first, second, ...more]: Piece[], piece: Piece, pieces: Piece[]): boolean {
    if (!first || !second || more.length > 0) return false;
    if (!isOf.test(between(first, second, piece))) return false;
    const [field = '', ...behind] = second.text.split(outerComma);
    if (words.hasLegalForm(field)) return false;
    if ([words.isField, words.isTeam, words.isDepartment].some((test) => test(field))) return true;
    const isFirm = (one: string) => titleScore(one) === 0 && !isPlace(one) && companyScore(one) > 0;
    const others = pieces.filter((other) => other.to <= first.from || other.from >= second.to);
    return isPlace(field) || behind.some(isFirm) || others.some((one) => isFirm(one.text));
  }

  /** "Northwind, Corp. (consulting)": a legal form behind a comma is of the name before it. */
  function withForm(parts: Piece[], { text, from }: Piece): Piece[] {
    const all: Piece[] = [];
    for (const part of parts) {
      const name = all.at(-1);
      if (!name || all.length < 2 || !formOpens.test(part.text)) all.push(part);
      else all[all.length - 1] = { ...name, text: text.slice(name.from - from, part.to - from), to: part.to };
    }
    return all;
  }

  /** "Engineer with Centre for Acoustics": a word for a house alone is no name, which goes on over the small word behind it. */
  function withNameGoingOn(parts: Piece[], { text, from }: Piece): Piece[] {
    const [title, house, last, ...more] = parts;
    if (!title || !house || !last || more.length > 0) return parts;
    if (/\s/.test(house.text) || companyScore(house.text) < 3 || titleScore(title.text) === 0) return parts;
    return [title, { ...house, text: text.slice(house.from - from, last.to - from), to: last.to }];
  }

  /** "Deputy Director for Simulation, Northwind Laboratory": behind the field of a title the employer stands. */
  function isForField([first, second, ...more]: Piece[], piece: Piece): boolean {
    if (!first || !second || !isFor.test(between(first, second, piece))) return false;
    const [field = '', ...behind] = second.text.split(outerComma);
    const isFirm = (text: string) => companyScore(text) >= 3 && titleScore(text) === 0;
    return more.length === 0 && !isFirm(field) && !isPlace(field) && behind.some(isFirm);
  }

  /** "Teaching Fellow for Computer Science 50": a course by its number. */
  function isForCourse([first, second, ...more]: Piece[], piece: Piece): boolean {
    if (!first || !second || more.length > 0 || !/\p{L}\s\p{L}+\s\d{1,3}$/u.test(second.text)) return false;
    return isFor.test(between(first, second, piece)) && !words.hasLegalForm(second.text);
  }

  /** "Head of Sales for Europe | Northwind Ltd": beside another name what a title is for is a part of it. */
  function isForPart([first, second, ...more]: Piece[], piece: Piece, pieces: Piece[]): boolean {
    if (!first || !second || more.length > 0) return false;
    if (!isFor.test(between(first, second, piece)) || titleScore(first.text) < 2) return false;
    if (words.hasLegalForm(second.text)) return false;
    const others = pieces.filter((other) => other.to <= first.from || other.from >= second.to);
    return others.some(
      (one) => (one.line === first.line || isAbove(one, first, pieces)) && isName(one, second),
    );
  }

  /** "Northwind Traders" alone on the line above. */
  function isAbove(one: Piece, first: Piece, pieces: Piece[]): boolean {
    return one.line === first.line - 1 && pieces.filter(({ line }) => line === one.line).length === 1;
  }

  /** True for a name that is an employer's rather than what a title is for. */
  function isName(one: Piece, second: Piece): boolean {
    return (
      titleScore(one.text) === 0 &&
      !isPlace(one.text) &&
      companyScore(one.text) >= Math.max(1, companyScore(second.text)) &&
      words.isNamed(one.text)
    );
  }

  /** "Developer, Code for Northwind e.V.": behind the comma of a title a name goes on over the small word in it. */
  function isNameWithSmallWord([first, second]: Piece[]): boolean {
    const behind = first?.text.split(outerComma).slice(1).at(-1);
    if (behind === undefined || second === undefined) return false;
    const isName = titleScore(behind) === 0 || companyScore(behind) >= 3;
    return isName && words.isNamed(behind) && !isPlace(behind);
  }
}
