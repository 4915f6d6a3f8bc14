/* An employer without what stands behind its name: its place, what was done there, what is taught there. */
import { type HeadingWords, outerComma } from '#domain/readers/jobs/heading-words.ts';
import { type Piece, partsOf } from '#domain/readers/jobs/pieces.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { listAlternatives } from '#domain/words/patterns.ts';

/** Behind a full stop that ends a name: what was used there, in brackets, or one word that labels what follows. */
const behindStop = /(?<=[\p{L}\d]{3})\.\s+(?:\([^()]*\)\.?|\p{Lu}\p{Ll}{3,})$/u;

/** "IT Department"; a longer name may be that of the whole as well, and behind one in words what it does stands as often. */
const isShort = (text: string) => /^[\p{Lu}&]{2,3}\s\S+$/u.test(text);

/** Makes what gives the employer of a piece. */
export function employerCleaner(
  {
    companyScore,
    hasLegalForm,
    isSchoolName,
    isDepartment,
    isPartOfSchool,
    isUnit,
    isField,
    isPlace,
    isTownInState,
    isSort,
    kind,
  }: HeadingWords,
  languages: Words[],
): (piece: Piece) => Piece {
  const name = `\\p{Lu}[\\p{L}'’.-]+`;
  /** Names parted by commas of which the last two are joined. */
  const and = `(?:&|${listAlternatives(languages, (grammar) => grammar.joins)})`;
  const partners = new RegExp(
    `^${name}(?:,\\s${name})*,?\\s${and}\\s${name}$|^${name}\\s${name}(?:,\\s${name})+,\\s${and}\\s${name}$`,
    'u',
  );
  const isPart = (text: string) => isPartOfSchool(text) || isDepartment(text);

  /** "School of Family Sciences, Acme University", "Engineering Group, Acme Capital Markets": behind a part of it the name of the whole. */
  function wholeOf(all: Piece[]): Piece | undefined {
    const [head, ...behind] = all;
    const endsInUnit = head !== undefined && isUnit(head.text.split(/\s+/).at(-1) ?? '');
    if (!head || !(isPart(head.text) || endsInUnit)) return undefined;
    const isName = (text: string) => companyScore(text) > 0 && !isField(text);
    return behind.find(
      ({ text }, at) =>
        !isTownInState(`${text}, ${behind[at + 1]?.text}`) &&
        !isPart(text) &&
        !isPlace(text) &&
        !isUnit(text) &&
        (isSchoolName(text) ||
          // "IT Department, Northwind"
          (isDepartment(head.text) && endsInUnit && isShort(head.text) && isName(text)) ||
          (!isPartOfSchool(head.text) && companyScore(text) >= 3 && !isField(text))),
    );
  }

  const forFirms = listAlternatives(languages, (grammar) => grammar.forFirms);
  const opensForFirm = new RegExp(`^(?:${forFirms})\\s+(?:\\p{Ll}{2,3}\\s+)?(?=\\p{Lu})`, 'u');

  /** "für die Contoso GmbH" without what leads to the name, which its form tells. */
  function withoutFor(piece: Piece): Piece {
    const skip = opensForFirm.exec(piece.text)?.[0].length ?? 0;
    if (skip === 0 || !hasLegalForm(piece.text)) return piece;
    return { ...piece, text: piece.text.slice(skip), from: piece.from + skip };
  }

  /** "Contoso / Leeds" without the town behind its slash. */
  function beforeTown(piece: Piece): Piece {
    const [, name, town] = /^(.*[^\s/])\s*\/\s+([^/]+)$/u.exec(piece.text) ?? [];
    if (name === undefined || town === undefined || !isPlace(town) || isPlace(name)) return piece;
    return { ...piece, text: name, to: piece.from + name.length };
  }

  return (given) => alone(beforeTown(withoutFor(given)));

  function alone(given: Piece): Piece {
    const told = given.text.replace(behindStop, '');
    const whole =
      told === given.text || hasLegalForm(told)
        ? given
        : { ...given, text: told, to: given.from + told.length };
    // "Northwind: seat planning": what was done there stands behind the colon.
    const before = /^(?:[^:(]|\([^()]*\)){2,60}(?=:\s)/u.exec(whole.text)?.[0];
    const piece = before ? { ...whole, text: before, to: whole.from + before.length } : whole;
    if (!piece.text.includes(', ')) return piece;
    const parts = partsOf(piece, outerComma);
    // "Northwind, College Station, TX": a town beside its state is no school.
    const isFirm = ({ text }: Piece) => isSchoolName(text) || companyScore(text) >= 3;
    const town = parts.findIndex(
      ({ text }, at) =>
        at > 0 && isTownInState(`${text}, ${parts[at + 1]?.text}`) && !parts.slice(at + 2).some(isFirm),
    );
    const named = town > 0 ? parts.slice(0, town) : parts;
    // "Developer - Intern, Northwind Systems": before the name stands what sort of work it was.
    const [sort, ...behind] = named;
    const isInternship = sort !== undefined && kind(sort.text) === 'internship' && isSort(sort.text);
    const all = isInternship && behind.some((part) => isFirm(part) && !isUnit(part.text)) ? behind : named;
    // "Smith, Jones & Brown": names that belong together.
    const isWhere = ({ text }: Piece) => isPlace(text) || isPlace(text.replace(/^\p{Ll}+\s/u, ''));
    if (partners.test(piece.text) && !all.some(isWhere)) return piece;
    // "Pryce, Lowe & Swift LLP": a legal form behind a comma closes the name that began before it.
    const form = all.findIndex((part) => hasLegalForm(part.text));
    const [head, tail] = [all[0], all[form]];
    if (head && tail && form > 0) {
      const to = tail.to - piece.from;
      return { ...head, text: piece.text.slice(0, to), to: tail.to };
    }
    const over = wholeOf(all);
    if (over) return over;
    // "Social Science, University of Leeds": what is taught there names no employer.
    const school = all.find((one) => isSchoolName(one.text));
    if (school && head && companyScore(head.text) < 3 && !isSchoolName(head.text)) return school;
    return all.find((one) => companyScore(one.text) > -2) ?? piece;
  }
}
