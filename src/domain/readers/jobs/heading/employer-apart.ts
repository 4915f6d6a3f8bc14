import { largest } from '#domain/extremes.ts';
import { type HeadingWords, outerComma } from '#domain/readers/jobs/heading-words.ts';
import {
  type HeadingLine,
  type Headings,
  marks,
  opensDeed,
  type Piece,
  partsOf,
  pipes,
  split,
  tabs,
} from '#domain/readers/jobs/pieces.ts';

/** Bars and points part a title from an employer, where dashes and commas may part it from its team. */
const bars = /\s*[|]\s*|\s+[·•∙⋅]\s+/gu;

/** Makes what reads headings in which the employer has a line of its own; `atName` parts a title from an employer. */
export function employerApartReader(
  words: HeadingWords,
  atName: RegExp,
  employerOf: (piece: Piece) => Piece,
): (lines: HeadingLine[]) => Headings | null {
  const { titleScore, companyScore, isPlace, hasLegalForm } = words;
  return employerApart;

  /**
   * A title on a line of its own below or above a line that holds the employer: dashes, commas and small words in it
   * part nothing ("Tech Lead - Service Engineering" under "Northwind Health<tab>Leeds, UK").
   */
  function employerApart(lines: HeadingLine[]): Headings | null {
    const rows = [...Map.groupBy(lines, (line) => line.row).values()];
    if (rows.length < 2) return null;
    const score = (row: HeadingLine[]) => largest(row.flatMap((line) => line.text.split('\t')).map(titleIn));
    const titled = rows.filter((row) => score(row) >= 2);
    const [own] = titled;
    if (titled.length !== 1 || !own) return null;
    const cells = own.flatMap((line) => split(line.text, line.from, line.row, line.bold, tabs));
    const cell = cells.find((one) => titleIn(one.text) >= 2);
    if (!cell) return null;
    const besideCell = cells.some((one) => one !== cell && !isPlace(one.text) && companyScore(one.text) > 0);
    const parts = partsOf(cell, marks).flatMap((part) => partsOf(part, outerComma));
    if (parts.length < 2 || parts.some((part) => part !== parts[0] && hasLegalForm(part.text))) return null;
    // "Pollen & Co. — Founder" holds both.
    if (titleScore(parts[0]?.text ?? '') < 2) return null;
    // What a bar or a point parts may be the employer as well.
    if (partsOf(cell, bars).some((part) => titleIn(part.text) === 0 && !isPlace(part.text))) return null;
    const at = rows.indexOf(own);
    const beside = [rows[at - 1], rows[at + 1]].flatMap((row) => (row && isEmployerRow(row) ? [row] : []));
    const [employer] = beside;
    // An employer with the dates leaves a place for the other cell.
    if (besideCell && !employer?.some((line) => line.dated)) return null;
    if (!employer || atName.test(cell.text)) {
      atName.lastIndex = 0;
      return null;
    }
    const company = employer
      .flatMap((line) => split(line.text, line.from, line.row, line.bold, marks))
      .find((one) => companyScore(one.text) > 0);
    if (!company) return null;
    // "External Lecturer, Northwind University" over "Department of Economics".
    if (words.isUnit(company.text) && parts.slice(1).some((part) => isWhole(part.text))) return null;
    return { title: titleOfCell(withoutPlace(cell, parts)), company: employerOf(company) };
  }

  /** An employer by its words that is no part of another one. */
  function isWhole(name: string): boolean {
    return companyScore(name) >= 3 && titleScore(name) === 0 && !words.isUnit(name);
  }

  /** What a cell says of a title, by its first half too: "Service Professional – Summer Program" ends in none. */
  function titleIn(text: string): number {
    return Math.max(titleScore(text), titleScore(text.split(/\s[-–—]\s/u)[0] ?? ''));
  }

  /** A title without the place, or the way to work, that ends its cell. */
  function withoutPlace(cell: Piece, parts: Piece[]): Piece {
    const at = parts.findIndex(
      (_part, index) =>
        index > 0 &&
        isPlace(
          parts
            .slice(index)
            .map((part) => part.text)
            .join(', '),
        ),
    );
    const last = parts[at - 1];
    if (!last) return cell;
    return { ...cell, text: cell.text.slice(0, last.to - cell.from), to: last.to };
  }

  /** A line that holds an employer beside or before its place, or an employer by its words. */
  function isEmployerRow(row: HeadingLine[]): boolean {
    const parts = row.flatMap((line) => split(line.text, line.from, line.row, line.bold, marks));
    const [first, ...rest] = parts;
    if (!first || companyScore(first.text) <= 0) return false;
    // "July 2018 – April 2023, Malmö": a comma behind dates opens a place.
    if (row.some((line) => line.dated && /^\s*,/u.test(line.text))) return false;
    // "Python Development for a bank's software" tells what was done.
    if (companyScore(first.text) >= 3)
      return words.isNamed(first.text) || (hasLegalForm(first.text) && !opensDeed.test(first.text));
    if (rest.length === 0 && words.isTownInCountry(first.text)) return false;
    if (rest.length === 0 && row.some((line) => line.dated) && !words.readsLikeText(first.text)) return true;
    const [name, ...behind] = partsOf(first, outerComma).map((part) => ({
      ...part,
      // "Northwind, Plano, TX (hybrid)"
      text: part.text.replace(/\s*\([^()]*\)$/u, ''),
    }));
    const placed = [...rest.map((part) => part.text), behind.map((part) => part.text).join(', ')];
    return (
      name !== undefined && companyScore(name.text) > 0 && placed.some((text) => text !== '' && isPlace(text))
    );
  }

  /** A title in a cell of its own: whole, but for what a bar parts from it that is no title. */
  function titleOfCell(cell: Piece): Piece {
    const parts = partsOf(cell, pipes);
    if (parts.every((part) => titleScore(part.text) > 0)) return cell;
    return parts.find((part) => titleScore(part.text) > 0) ?? cell;
  }
}
