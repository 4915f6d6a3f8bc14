/* Titles and employers that no mark of headings parts: a legal form, a colon or a full stop does. */
import { type HeadingWords, outerComma } from '#domain/readers/jobs/heading-words.ts';
import { colon, type Piece, partsOf } from '#domain/readers/jobs/pieces.ts';
import { inEmployer } from '#domain/readers/jobs/told-words.ts';
import { looseAlternatives } from '#domain/words/patterns.ts';
import type { SharedWords } from '#domain/words/shared-words.ts';
import { alternatives } from '#domain/words/words.ts';

/** Letters that are a title of persons as often as a name. */
const shortestName = 3;
/** Words behind a colon that tell what was done. */
const fewestOfDeed = 3;
/** A hyphen behind a word that room parts from the next one. */
const clingingHyphen = /(?<=\p{L}{3})-\s+(?=\p{Lu})/gu;
/** A blank behind Han letters. */
const hanBlank = /(?<=\p{Script=Han}[)）]?)\s+(?=\p{Script=Han}|\p{Lu})/gu;

/** Makes what parts pieces of a heading. */
export function titleParter(
  {
    titleScore,
    companyScore,
    isNamed,
    hasLegalForm,
  }: Pick<HeadingWords, 'titleScore' | 'companyScore' | 'isNamed' | 'hasLegalForm'>,
  shared: SharedWords,
) {
  const forms = looseAlternatives(shared.legalForms.filter((form) => form.length > 2));
  const formInside = new RegExp(`^.{2,60}?\\s(?:${forms})\\.?\\s+(?=\\p{Lu}.)`, 'iu');
  const openingPlace = new RegExp(`^(?:${alternatives(shared.places)})[\\s,]+(?=\\p{Lu})`, 'iu');
  /** A full stop behind a word that is no abbreviation. */
  const stop = new RegExp(
    `(?<=\\p{L}{4}|\\p{Lu}{3}|\\p{L}\\))(?<!${alternatives(shared.titleAbbreviations)})\\.\\s+(?=\\d?\\p{Lu})`,
    'gu',
  );
  return { afterColon, partedByColon, withoutDeed, afterForm, ofFirm, atStop, atHanBlank, atHyphen };

  /** "某软件有限公司 高级工程师": in Han letters a blank parts the employer from the title. */
  function atHanBlank(piece: Piece): Piece[] {
    const parts = partsOf(piece, hanBlank);
    const titled = parts.filter((part) => titleScore(part.text) >= 2);
    const firm = parts.find((part) => companyScore(part.text) >= 3);
    return parts.length > 1 && titled.length === 1 && firm && firm !== titled[0] ? parts : [piece];
  }

  /** "Founder of The Brainery Inc": a title, and behind its small word a name that a legal form closes. */
  function ofFirm(piece: Piece, whole: Piece[]): Piece[] {
    const found = inEmployer.exec(piece.text);
    if (!found || titleScore(piece.text) > 0) return [piece];
    // "Baker of Leeds Ltd" beside "Clerk" is a name whole.
    const others = whole.filter(({ from, to }) => to <= piece.from || from >= piece.to);
    if (others.some(({ text }) => titleScore(text) > 0)) return [piece];
    const [head, at] = [piece.text.slice(0, found.index), found.index + found[0].length];
    const rest = piece.text.slice(at);
    const name = rest.split(outerComma)[0] ?? '';
    if (titleScore(head) < 2 || !hasLegalForm(name) || titleScore(name) > 0) return [piece];
    return [
      { ...piece, text: head, to: piece.from + head.length },
      { ...piece, text: rest, from: piece.from + at },
    ];
  }

  /** "Northwind Music Company- Web Developer": a hyphen that clings to an employer. */
  function atHyphen(piece: Piece): Piece[] {
    const parts = partsOf(piece, clingingHyphen);
    const [first, last] = parts;
    const isBoth = parts.length === 2 && first && last && titleScore(last.text) >= 2;
    return isBoth && titleScore(first.text) === 0 && companyScore(first.text) >= 3 ? parts : [piece];
  }

  /** "Northwind. Lead Engineer." */
  function atStop(piece: Piece): Piece[] {
    const parts = partsOf(piece, stop);
    const titled = parts.filter((part) => titleScore(part.text) >= 2);
    const others = parts.filter((part) => titleScore(part.text) === 0);
    if (parts.length === 2 && titled.length === 1 && others.length === 1) return parts;
    // "Northwind University. Writing Program. Course Director.": the unit between is neither.
    const [first, last] = [parts[0], parts.at(-1)];
    const isBoth = parts.length === 3 && first && last && titled.length === 1 && last === titled[0];
    return isBoth && companyScore(first.text) >= 3 && isNamed(first.text) ? [first, last] : [piece];
  }

  /** "Institute of Physics: Head of Linux Services", "Northwind Ltd: Key Accounts". */
  function afterColon(piece: Piece): Piece[] {
    const parts = partsOf(piece, colon);
    const [first, last] = parts;
    if (parts.length !== 2 || !first || !last || titleScore(first.text) > 0) return [piece];
    return titleScore(last.text) > 0 || (hasLegalForm(first.text) && isNamed(first.text)) ? parts : [piece];
  }

  /** The pieces parted where a title stands before a colon; themselves where none does. `isRow` says that they are one row with its dates. */
  function partedByColon(pieces: Piece[], isRow: boolean): Piece[] {
    const finer = pieces.flatMap((piece) => {
      const halves = beforeColon(piece, isRow);
      // "Backend Developer: Core Team<tab>Northwind, Leeds": the employer has a cell of its own.
      const isUnsure = companyScore(halves[1]?.text ?? '') < 3;
      return halves.length > 1 && isUnsure && pieces.some((other) => isNameBehind(other, piece))
        ? halves.slice(0, 1)
        : halves;
    });
    return finer.every((piece, at) => piece === pieces[at]) ? pieces : finer;
  }

  /** True for a name behind another piece of its line: one of a firm, or with its place. */
  function isNameBehind({ text, line, from }: Piece, before: Piece): boolean {
    const [name = '', place] = text.split(outerComma);
    if (line !== before.line || from < before.to || titleScore(name) > 0) return false;
    return companyScore(name) >= (place === undefined ? 3 : 1);
  }

  /** "Backend Developer: moved the orders to a new store": the title before what was done. */
  function withoutDeed(piece: Piece): Piece {
    const [, title, deed = ''] = /^([^:]{3,60}?)\s?:\s+(\p{Ll}.*)$/u.exec(piece.text) ?? [];
    if (title === undefined || titleScore(title) < 2 || deed.split(/\s+/u).length < fewestOfDeed)
      return piece;
    // A name in it may be the employer's.
    if (/\p{Lu}\p{Ll}|^\p{Ll}+\p{Lu}/u.test(deed) || hasLegalForm(deed)) return piece;
    return { ...piece, text: title, to: piece.from + title.length };
  }

  /** "Engineer: Northwind Ltd": a title before an employer that is one by its words, or a name that its dates follow. */
  function beforeColon(piece: Piece, dated: boolean): Piece[] {
    const parts = partsOf(piece, colon);
    const [first, last] = parts;
    if (parts.length !== 2 || !first || !last || titleScore(first.text) < 2 || titleScore(last.text) > 0)
      return [piece];
    const name = last.text.split(outerComma)[0] ?? '';
    // "Instructor: Dr. Jane Doe" names one.
    const isFirm = companyScore(name) >= 3 || (dated && name.length > shortestName);
    // "Copywriter: contoso ltd": a legal form tells a name in small letters.
    return (isNamed(name) || hasLegalForm(name)) && isFirm ? parts : [piece];
  }

  /** "Contoso Ltd. Hong Kong Trainee": a legal form closes the employer's name before a title. */
  function afterForm(piece: Piece): Piece[] {
    const form = formInside.exec(piece.text);
    // "Senior SAS Analyst": behind a rank nothing is a legal form.
    if (!form || titleScore(form[0].trim().replace(/\s\S+$/u, '')) === 1) return [piece];
    const cut = form.index + form[0].length;
    const rest = piece.text.slice(cut);
    const place = openingPlace.exec(rest)?.[0].length ?? 0;
    if (titleScore(rest) === 0) return [piece];
    const name = piece.text.slice(0, cut).trimEnd();
    return [
      { ...piece, text: name, to: piece.from + name.length },
      { ...piece, text: rest.slice(place), from: piece.from + cut + place },
    ];
  }
}
