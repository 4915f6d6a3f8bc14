/* What rows below the dates of an entry tell: an employer, a title, the whole that a unit is of, or room for one more. */
import type { DateRange } from '#domain/readers/dates.ts';
import type { HeaderReader } from '#domain/readers/jobs/heading/headers.ts';
import { type Headings, type Piece, without } from '#domain/readers/jobs/pieces.ts';
import type { Row } from '#domain/readers/jobs/rows/rows.ts';
import { largeTitle } from './large-title.ts';

/** A row of a form within an entry, and such rows before the one that names the title at most. */
const labelledRow = /^\W*\p{L}[\p{L} /&-]{2,30}:\s*\S/u;
const mostLabelled = 6;

/** Characters of a duty in a line of its own. */
const longestDuty = 40;
/** "Northwind solutions": a capital and few words, without a mark at their end. */
const fewWords = /^\p{Lu}[\p{L}\p{N}&'’.-]*(?:\s[\p{L}\p{N}&'’.-]+){0,2}(?<=[\p{L}\p{N}])$/u;

/** Makes what asks such rows of the words of headings. */
export function rowsBelowReader(headers: HeaderReader) {
  return {
    isOverPlace,
    isUnderPlace,
    isNameOfEmployer,
    isTitleOfSort,
    isInOwnCell,
    isOverUnit,
    titleBelow,
    isTitleWithUnits,
    isWhole,
    withoutPlaceBeside,
  };

  /**
   * "October 2023 – May 2024 | Leeds" over "Data Clerk" over "at Northwind Ltd": rows of a heading, of which those before a title are left out where a word for it
   * leads to the employer below: what stands beside its dates is a place.
   */
  function withoutPlaceBeside(rows: Row[], heading: number[], anchor: number): number[] {
    const title = heading.find((at) => {
      const [own, below] = [rows[at], rows[at + 1]];
      const isPair = at > anchor && own && below && heading.includes(at + 1) && !own.body && !below.body;
      return isPair && headers.titleScore(own.text) >= 2 && headers.opensEmployer(below.text);
    });
    const isBeside = title !== undefined && headers.titleScore((rows[anchor] as Row).text) === 0;
    return isBeside ? heading.filter((at) => at >= title) : heading;
  }

  /** "2013–2017 Engineer, Contoso, Leeds.": title, employer and place behind dates that open the row; a full stop closes names that no list has. */
  function isWhole({ text, head }: Row, range: DateRange): boolean {
    const told = text.slice(range.to, head).trim();
    const parts = told.replace(/\.$/u, '').split(/,\s+/u);
    const [title = '', company = '', ...place] = parts;
    const isClosed =
      told.endsWith('.') && parts.length <= 3 && parts.slice(1).every((part) => headers.isNamed(part));
    return (
      range.from < 3 &&
      parts.length > 2 &&
      headers.titleScore(title) >= 2 &&
      headers.titleScore(company) === 0 &&
      headers.companyScore(company) > 0 &&
      !headers.isPlace(company) &&
      (isClosed || headers.isPlace(place.join(', ')))
    );
  }

  /** "Assistant Professor / Project Lead, Electrical Engineering Department, Wireless Sensing Lab": a title and where, in a long line. */
  function isTitleWithUnits(text: string): boolean {
    const [title = '', ...units] = text.split(', ');
    return units.length > 0 && headers.titleScore(title) >= 2 && !headers.readsLikeText(text);
  }

  /** The index of the row that names the title of dates without one, by its label or in larger letters; null where none does. */
  function titleBelow(rows: Row[], anchor: number, end: number): number | null {
    const dated = rows[anchor] as Row;
    if (headers.titleScore(dated.range ? without(dated.text, dated.range) : dated.text) > 0) return null;
    return labelledTitle(rows, anchor, end) ?? largeTitle(headers, rows, anchor, end);
  }

  /**
   * "Mar 2015 – Sep 2016 – Northwind" over "Customer: …", "Team Size: …" and "Project Role: Lead Developer": the index of the row that names the
   * title, behind nothing but labelled rows; null where none does.
   */
  function labelledTitle(rows: Row[], anchor: number, end: number): number | null {
    for (let at = anchor + 1; at < Math.min(end, anchor + 1 + mostLabelled); at++) {
      const { text, range } = rows[at] as Row;
      if (range || !labelledRow.test(text)) return null;
      if (headers.label(text, true) === 'title') return at;
    }
    return null;
  }

  /** "June 2018 – May 2019" over "Northwind" over "Leeds, UK" over the title: a place among the rows below dates leaves room for one more. */
  function isOverPlace(rows: Row[], anchor: number): boolean {
    const [name, place, title] = rows.slice(anchor + 1, anchor + 4);
    if (!name || !place || !title || [name, place, title].some(({ body, range }) => body || range))
      return false;
    const isPlace = headers.isPlace(place.text) || headers.isTownInCountry(place.text);
    return isPlace && headers.titleScore(name.text) === 0 && headers.titleScore(title.text) >= 2;
  }

  /** "Cairo, Egypt" over "Team Leader" over "Northwind": below dates with nothing else the place of an entry, its title and a name. */
  function isUnderPlace(rows: Row[], anchor: number): boolean {
    const [place, title, name, next] = rows.slice(anchor + 1, anchor + 5);
    if (!name || !place || !title || [name, place, title].some(({ body, range }) => body || range))
      return false;
    if (headers.titleScore(title.text) >= 2 && headers.opensEmployer(name.text))
      return headers.titleScore(place.text) === 0;
    if (!headers.isPlace(place.text) && !headers.isTownInCountry(place.text)) return false;
    const own = name.text.replace(/\s\([^()]*\)$/u, '');
    const isName =
      (headers.isNamed(own) || fewWords.test(own)) && !headers.readsLikeText(own) && !headers.isDeed(own);
    // Lists of tools and of duties stand so too, and go on in lines as short.
    const isClosed =
      next !== undefined && (next.range !== null || next.body || next.text.length > longestDuty);
    if (!isClosed || headers.isField(own) || headers.isSubject(own) || headers.isTeam(own)) return false;
    return headers.titleScore(title.text) >= 2 && headers.titleScore(name.text) === 0 && isName;
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

  /** "Research and Strategy" over "Heard Library, Northbrook University, Nashville, TN": what is done at a school that stands with its place. */
  function isOverSchool(unit: string, text: string): boolean {
    const [first = '', ...more] = text.split(', ');
    const isPlaced = more.some((_part, at) => headers.isPlace(more.slice(at).join(', ')));
    return isPlaced && headers.isSchoolName(text) && headers.isNamed(first) && !headers.isSchoolName(unit);
  }

  /** "Northbrook University, Nashville, TN" below what is taught there or the unit, which stood for the employer above it. */
  function isOverUnit(
    company: Piece | null,
    row: Row,
    { at, anchor, most }: { at: number; anchor: number; most: number },
  ): boolean {
    if (company === null || at > anchor + most || company.line !== at - 1 || row.body) return false;
    const isUnit =
      headers.isUnit(company.text) || headers.isSubject(company.text) || isOverSchool(company.text, row.text);
    if (!isUnit || headers.hasLegalForm(company.text) || headers.titleScore(row.text) > 0) return false;
    const [first = ''] = row.text.split(/,\s+|\s\(/u);
    return headers.companyScore(first) >= 3 && !headers.isUnit(first) && headers.isNamed(first);
  }
}
