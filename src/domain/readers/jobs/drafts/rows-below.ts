/* What rows below the dates of an entry tell: an employer, a title, the whole that a unit is of, or room for one more. */
import type { HeaderReader } from '#domain/readers/jobs/heading/headers.ts';
import type { Headings, Piece } from '#domain/readers/jobs/pieces.ts';
import type { Row } from '#domain/readers/jobs/rows/rows.ts';

/** Makes what asks such rows of the words of headings. */
export function rowsBelowReader(headers: HeaderReader) {
  return { isOverPlace, isNameOfEmployer, isTitleOfSort, isInOwnCell, isOverUnit };

  /** "June 2018 – May 2019" over "Northwind" over "Leeds, UK" over the title: a place among the rows below dates leaves room for one more. */
  function isOverPlace(rows: Row[], anchor: number): boolean {
    const [name, place, title] = rows.slice(anchor + 1, anchor + 4);
    if (!name || !place || !title || [name, place, title].some(({ body, range }) => body || range))
      return false;
    const isPlace = headers.isPlace(place.text) || headers.isTownInCountry(place.text);
    return isPlace && headers.titleScore(name.text) === 0 && headers.titleScore(title.text) >= 2;
  }

  /** "Développeur back-end" below "Stage - Contoso", where nothing but the sort of work was a title. */
  function isTitleOfSort(title: Piece | null, row: Row, at: number): boolean {
    if (title === null || title.line !== at - 1 || row.body || row.range || !headers.isSort(title.text))
      return false;
    return headers.titleScore(row.text) >= 2 && !headers.readsLikeText(row.text);
  }

  /** "Engineer<tab>Green Tarn", "Green Tarn | Engineer" over "Consulting Services<tab>Leeds": beside the title stands the employer, below it no legal form. */
  function isInOwnCell({ title, company }: Headings, { line, text }: Row, below: Row): boolean {
    if (!title || !company || title.line !== company.line) return false;
    if (below.text.split('\t').some(headers.hasLegalForm)) return false;
    // The employer's label, or a word in the place of its name, stands below.
    if (headers.isAnonymised(below.text) || headers.label(below.text) !== null) return false;
    const [from, to] = [title, company].map((piece) => piece.from - line.start).sort((a, b) => a - b);
    const between = text.slice(from, to);
    // "Engineer — Security" over "Nordwind · Remote": behind a dash stands a field as well.
    if (/^[^\t|│•]*\s[–—-]\s[^\t|│•]*$/u.test(between) && isPlacedName(below.text)) return false;
    return /\t|[|│•]|\s[–—-]\s/u.test(between) && headers.isNamed(company.text);
  }

  /** "Nordwind · Remote": a name beside a place or a way to work. */
  function isPlacedName(text: string): boolean {
    const [name = '', ...places] = text.split(/\s[·•|]\s|\t/u);
    const isName = headers.isNamed(name) && headers.titleScore(name) === 0 && headers.companyScore(name) > 0;
    return (
      isName && !headers.isPlace(name) && places.length > 0 && places.every((one) => headers.isPlace(one))
    );
  }

  /** True for an employer's name; "Service and consulting company in Leeds" tells what one does. */
  function isNameOfEmployer(text: string): boolean {
    if (isPlacedName(text)) return true;
    if (!headers.isEmployer(text)) return false;
    const words = text.replace(/[^\p{L}\p{M}\p{N}\s&.'’]+/gu, ' ');
    return headers.isNamed(words) || headers.hasLegalForm(text) || headers.isAnonymised(text);
  }

  /** "Northbrook University, Nashville, TN" below what is taught there or the unit, which stood for the employer above it. */
  function isOverUnit(
    company: Piece | null,
    row: Row,
    { at, anchor, most }: { at: number; anchor: number; most: number },
  ): boolean {
    if (company === null || at > anchor + most || company.line !== at - 1 || row.body) return false;
    const isUnit = headers.isUnit(company.text) || headers.isSubject(company.text);
    if (!isUnit || headers.hasLegalForm(company.text) || headers.titleScore(row.text) > 0) return false;
    const [first = ''] = row.text.split(/,\s+|\s\(/u);
    return headers.companyScore(first) >= 3 && !headers.isUnit(first) && headers.isNamed(first);
  }
}
