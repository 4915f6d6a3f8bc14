import { type HeadingWords, outerComma } from '#domain/readers/jobs/heading-words.ts';
import {
  type HeadingLine,
  type Headings,
  marks,
  type Piece,
  partsOf,
  pipes,
  split,
} from '#domain/readers/jobs/pieces.ts';

/** Characters of a line that holds a title, its employer and the place. */
const longest = 120;
/** A title and what stands in brackets behind it. */
const bracketed = /^([^()]*\p{L})\s+\(([^()]{4,60})\)$/u;

/** Makes what tells employers by where they stand: before a dash and their place, or in brackets behind a title; `formOpens` finds a legal form alone. */
export function employerPlaces(
  {
    titleScore,
    companyScore,
    isPlace,
    readsLikeText,
    kind,
    isNamed,
    hasLegalForm,
    isSchoolName,
  }: Pick<
    HeadingWords,
    | 'titleScore'
    | 'companyScore'
    | 'isPlace'
    | 'readsLikeText'
    | 'kind'
    | 'isNamed'
    | 'hasLegalForm'
    | 'isSchoolName'
  >,
  formOpens: RegExp,
  withForm: (parts: Piece[], whole: Piece) => Piece[],
) {
  return { placedByDash, behindTeam, besideBar, inBrackets, isWhere };

  /** "Leeds, UK", and not "Leeds, Northwind Ltd" or "Leeds, Engineer". */
  function isWhere(text: string): boolean {
    return isPlace(text) && text.split(',').every((part) => titleScore(part) === 0 && !hasLegalForm(part));
  }

  /** "Operations Lead - Logistics & Compliance | American Airways": a bar parts more than a dash does. */
  function besideBar(lines: HeadingLine[]): Headings | null {
    for (const line of lines) {
      const [left, company, ...more] = split(line.text, line.from, line.row, line.bold, pipes);
      if (!left || !company || more.length > 0 || line.text.trim().includes('\t')) continue;
      const [title, unit, ...others] = partsOf(left, marks);
      if (!title || !unit || others.length > 0 || titleScore(title.text) < 2 || hasLegalForm(unit.text))
        continue;
      const isName = isNamed(company.text) && titleScore(company.text) === 0 && !isPlace(company.text);
      const isSure = companyScore(company.text) >= 3 && companyScore(company.text) >= companyScore(unit.text);
      const isField = titleScore(unit.text) === 0 && !/\d/.test(unit.text);
      if (isName && isSure && isField && !company.text.includes(',')) return { title: left, company };
    }
    return null;
  }

  /** "Engineer – Growth, Northwind; Leeds, UK": between the title's dash and the place stand the team and its employer. */
  function behindTeam(lines: HeadingLine[]): Headings | null {
    for (const line of lines) {
      if (line.text.length > longest || line.text.trim().includes('\t')) continue;
      const [title, both, place, ...more] = split(line.text, line.from, line.row, line.bold, marks);
      if (!title || !both || !place || more.length > 0 || !isPlace(place.text)) continue;
      const [team, company, ...others] = partsOf(both, outerComma);
      if (!team || !company || others.length > 0 || titleScore(title.text) < 2 || isPlace(company.text))
        continue;
      if (
        titleScore(both.text) > 0 ||
        hasLegalForm(team.text) ||
        // "Engineer | Northwind, Inc. | Leeds, UK"
        formOpens.test(company.text) ||
        !isNamed(team.text) ||
        !isNamed(company.text)
      )
        continue;
      const text = line.text.slice(title.from - line.from, team.to - line.from);
      return { title: { ...title, text, to: team.to }, company };
    }
    return null;
  }

  /** "Engineer, Localization, Northwind – Barcelona, Spain": before the place stands the employer, and its team before that. */
  function placedByDash(lines: HeadingLine[]): Headings | null {
    for (const line of lines) {
      if (line.text.length > longest || line.text.trim().includes('\t')) continue;
      const [before, place, ...more] = split(line.text, line.from, line.row, line.bold, marks);
      if (!before || !place || more.length > 0 || !isPlace(place.text)) continue;
      const parts = withForm(partsOf(before, outerComma), before);
      const [company, last] = [parts.at(-1), parts.at(-2)];
      if (!company || !last || titleScore(company.text) > 0 || isPlace(company.text)) continue;
      if (titleScore(parts[0]?.text ?? '') === 0) continue;
      const text = before.text.slice(0, last.to - before.from);
      return { title: { ...before, text, to: last.to }, company };
    }
    return null;
  }

  /** "Programmer (Northwind GmbH)": what stands in the brackets is an employer by its words, or the title of the one before them. */
  function inBrackets(piece: Piece, all: Piece[]): Piece[] {
    const [, own = '', inner = ''] = bracketed.exec(piece.text) ?? [];
    // "Northwind (Full-Stack Developer)"; one in small letters ("consultant") is as often how somebody worked there.
    const isRole =
      /^(?:\p{Lu}|[^,;]+\s)[^,;]+$/u.test(inner) &&
      titleScore(inner) >= 2 &&
      titleScore(own) === 0 &&
      companyScore(own) > 0 &&
      isNamed(own);
    const isBesideTitle = all.some((other) => other !== piece && titleScore(other.text) >= 2);
    // "Northwind (Consultant to Contoso) — Release Manager": for whom somebody worked there.
    if (isRole && isBesideTitle && /\s/.test(inner))
      return [{ ...piece, text: own, to: piece.from + own.length }];
    // "Account Manager (Retail Services)" names a field as often: an employer that is one by a word alone stands for none beside another.
    const isOther = (other: Piece) =>
      other !== piece && titleScore(other.text) === 0 && companyScore(other.text) > 0 && isNamed(other.text);
    const isSure = hasLegalForm(inner) || isSchoolName(inner) || !(/s$/iu.test(inner) || all.some(isOther));
    const isEmployer = isSure && companyScore(inner) >= 3 && titleScore(inner) === 0 && !readsLikeText(inner);
    // "Developer (Co-op)" says what sort of work it was.
    if (!((isRole && !isBesideTitle) || (titleScore(own) >= 2 && isEmployer)) || kind(inner) !== 'job')
      return [piece];
    const from = piece.from + piece.text.indexOf('(') + 1;
    return [
      { ...piece, text: own, to: piece.from + own.length },
      { ...piece, text: inner, from, to: from + inner.length },
    ];
  }
}
