/* Titles that a mark parts and that are one: with the team behind a comma, or with a second title. */
import type { HeadingWords } from '#domain/readers/jobs/heading-words.ts';
import {
  type HeadingLine,
  type Headings,
  joinedBy,
  lineWith,
  type Piece,
} from '#domain/readers/jobs/pieces.ts';
import type { Grammar } from '#domain/words/grammar.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { listAlternatives } from '#domain/words/patterns.ts';

/** Makes what joins a title to what stands behind it. */
export function titleJoiner(
  {
    titleScore,
    companyScore,
    isPlace,
    hasLegalForm,
    isNamed,
    isField,
    isTownInState,
    isSort,
    isUnit,
  }: Pick<
    HeadingWords,
    | 'titleScore'
    | 'companyScore'
    | 'isPlace'
    | 'hasLegalForm'
    | 'isNamed'
    | 'isField'
    | 'isTownInState'
    | 'isSort'
    | 'isUnit'
  >,
  languages: Words[],
) {
  const list = (pick: (grammar: Grammar) => string[]) => listAlternatives(languages, pick);
  const directs = new RegExp(`(?<!\\p{L})(?:${list((grammar) => grammar.directingTitles)})$`, 'iu');
  const leads = new RegExp(`(?<!\\p{L})(?:${list((grammar) => grammar.leadingTitles)})$`, 'iu');
  /** "Marketing & Events": two fields at the head of a title. */
  const joins = new RegExp(`^\\p{Lu}[\\p{L}-]+\\s(?:&|${list((grammar) => grammar.joins)})\\s`, 'u');
  const field = new RegExp(`(?<!\\p{L})(?:${list((grammar) => grammar.directedFields)})$`, 'iu');
  const speciality = new RegExp(`^(?:${list((grammar) => grammar.specialities)})$`, 'iu');
  return { withTeam, withField, joined, withBehind, ofFields, ofTowns, ofTrades, isOfField };

  /** "Intern, Software Engineering": a field behind the title, and no employer. */
  function isOfField({ title, company }: Headings): boolean {
    const [own = '', field = '', ...more] = title?.text.split(', ') ?? [];
    return company === null && more.length === 0 && isSort(own) && isField(field);
  }

  /** "Director, Platform Engineering": what somebody directs is of the title, not the employer behind its comma. */
  function ofFields(parts: Piece[]): Piece[] {
    const [title, own, ...more] = parts;
    if (!title || !own || hasLegalForm(own.text)) return parts;
    const isField =
      (directs.test(title.text) && field.test(own.text)) ||
      (titleScore(title.text) >= 2 && speciality.test(own.text));
    // "Supervisor, System Administrators": those whom somebody leads.
    const led = /s$/u.test(own.text) && companyScore(own.text) < 3 && titleScore(own.text.slice(0, -1)) >= 2;
    if (!isField && !(led && leads.test(title.text))) return parts;
    const room = own.from - title.to;
    return [{ ...title, text: `${title.text},${' '.repeat(room - 1)}${own.text}`, to: own.to }, ...more];
  }

  /** "Sales, Marketing & Events Manager, Northwind Ltd": a field that a comma parts from the others of the title. */
  function ofTrades(parts: Piece[]): Piece[] {
    const [field, title, ...more] = parts;
    if (!field || !title || !more.some(({ text }) => companyScore(text) > 0 && !isPlace(text))) return parts;
    const isField =
      titleScore(field.text) === 0 && !isSort(field.text) && /^\p{Lu}[\p{L}-]+$/u.test(field.text);
    if (!isField || titleScore(title.text) < 2 || field.line !== title.line || !joins.test(title.text))
      return parts;
    const room = ' '.repeat(Math.max(1, title.from - field.to - 1));
    return [{ ...field, text: `${field.text},${room}${title.text}`, to: title.to }, ...more];
  }

  /** "Tennis Instructor, Redmond, WA": a town and its state are one part. */
  function ofTowns(parts: Piece[]): Piece[] {
    const [town, state] = parts.slice(-2);
    if (!town || !state || parts.length < 3 || !isTownInState(`${town.text}, ${state.text}`)) return parts;
    return [...parts.slice(0, -2), { ...town, text: `${town.text}, ${state.text}`, to: state.to }];
  }

  /** "Director, Software Engineering" whose employer a label names: what stands behind the comma is the title's. */
  function withBehind({ title, company }: Headings, lines: HeadingLine[]): Piece | null {
    const line = title && company && lineWith(lines, title.from, company.to);
    return (line && joinedBy(/^,\s+$/, title, company, line)) ?? title;
  }

  /** "Engineering Director, Growth, Northwind GmbH": what stands between is a part of the title, unless it is a place. */
  function withTeam(read: Headings, pieces: Piece[], lines: HeadingLine[]): Headings {
    const { title, company } = read;
    const between = title && company && pieces[pieces.indexOf(title) + 1];
    if (!between || pieces[pieces.indexOf(title) + 2] !== company || !hasLegalForm(company.text)) return read;
    const line = lineWith(lines, title.from, company.to);
    if (!line || isPlace(between.text) || companyScore(between.text) > 1) return read;
    const marksAround = [
      line.text.slice(title.to - line.from, between.from - line.from),
      line.text.slice(between.to - line.from, company.from - line.from),
    ];
    if (!marksAround.every((one) => /^,\s+$/.test(one))) return read;
    const text = line.text.slice(title.from - line.from, between.to - line.from);
    return { title: { ...title, text, to: between.to }, company };
  }

  /**
   * "Contoso | Data Engineer - Web Analytics", "Engineer – Payments" below "Contoso": behind the dash stands what the job was about where a
   * name stands before the title, or alone on the line above.
   */
  function withField(read: Headings, pieces: Piece[], lines: HeadingLine[]): Headings {
    const { title, company } = read;
    if (!title || !company) return read;
    const behind = pieces[pieces.indexOf(title) + 1];
    if (company.to < title.from && company.line === title.line && behind && isField(behind.text)) {
      const own = lineWith(lines, company.from, behind.to);
      const parted = own && /[\t|]/.test(own.text.slice(company.to - own.from, title.from - own.from));
      const titled = parted ? joinedBy(/^\s[-–—]\s+$/, title, behind, own) : null;
      if (titled) return { title: titled, company };
    }
    // "Analyst – Property Rates" over "Northwind Insurance": nothing else stands on the line of the title.
    const own = behind && company.line !== title.line ? lineWith(lines, title.from, behind.to) : undefined;
    const isTold =
      own && behind && isSpeciality(title, behind, pieces)
        ? joinedBy(/^\s[-–—]\s+$/, title, behind, own)
        : null;
    if (isTold) return { title: isTold, company };
    if (company.from < title.to || hasLegalForm(company.text)) return read;
    const line = lineWith(lines, title.from, company.to);
    const whole = line && joinedBy(/^\s[-–—]\s+$/, title, company, line);
    if (!whole) return read;
    const employer = pieces.find((piece) => {
      if (titleScore(piece.text) > 0 || companyScore(piece.text) <= 0 || !isNamed(piece.text)) return false;
      if (piece.line === title.line)
        return (
          piece.to < title.from && /[\t|]/.test(line.text.slice(piece.to - line.from, title.from - line.from))
        );
      const isAlone = pieces.filter((other) => other.line === piece.line).length === 1;
      const isNext =
        piece.line === title.line + 1 && companyScore(piece.text) >= 3 && companyScore(company.text) < 3;
      return (piece.line === title.line - 1 || isNext) && isAlone && !piece.text.includes(', ');
    });
    return employer ? { title: whole, company: employer } : read;
  }

  /** True for what a dash sets behind a title as its only company on the line, and which is no employer by its words, place or title. */
  function isSpeciality(title: Piece, behind: Piece, pieces: Piece[]): boolean {
    const isAlone =
      pieces.filter(({ line }) => line === title.line).length === 2 && behind.line === title.line;
    const isFirm = hasLegalForm(behind.text) || companyScore(behind.text) >= 3 || isUnit(behind.text);
    return (
      isAlone &&
      !isFirm &&
      titleScore(behind.text) === 0 &&
      !isPlace(behind.text) &&
      !isSort(behind.text) &&
      // "– Products Division, Home Automation" is where, and not what.
      !/[,(]/u.test(behind.text)
    );
  }

  /** "Staff Nurse - Ward Manager" is one title when both halves are one and the employer stands elsewhere. */
  function joined(read: Headings, pieces: Piece[], lines: HeadingLine[]): Headings {
    const { title, company } = read;
    if (!title) return read;
    const isBeside = company?.line === title.line;
    const same = pieces.filter((piece) => piece.line === title.line && titleScore(piece.text) >= 2);
    const [first, second] = same;
    if (same.length !== 2 || !first || !second || pieces.indexOf(second) !== pieces.indexOf(first) + 1)
      return read;
    if (!isBeside && pieces.filter((piece) => piece.line === title.line).length !== 2) return read;
    const line = lineWith(lines, first.from, second.to);
    // "Driver; Baker Foods": the second is the employer.
    if (!line || (isBeside && company.from < second.to && company.to > first.from)) return read;
    const text = line.text.slice(first.from - line.from, second.to - line.from);
    // Beside the employer another mark than its own joins them: "Contoso — Planner - Coordinator".
    const joint = line.text.slice(first.to - line.from, second.from - line.from);
    // "Senior Developer - Vice President - Contoso": the employer behind both.
    const isBehind = isBeside && company.from > second.to && line.text.split(joint).length === 3;
    const isOwn =
      !isBeside ||
      /^;\s+$/u.test(joint) ||
      (/^\s[-–—/]\s$/u.test(joint) && (isBehind || line.text.split(joint).length === 2));
    const isApart = company !== null && !isBeside;
    return text.includes('\t') || (text.includes('|') && !isApart) || !isOwn
      ? read
      : { title: { ...first, text, to: second.to }, company };
  }
}
