/* Lines between an employer with its dates and the title below it that tell what the employer is. */
import type { HeaderReader } from '#domain/readers/jobs/heading/headers.ts';
import { without } from '#domain/readers/jobs/pieces.ts';
import type { Row } from '#domain/readers/jobs/rows/rows.ts';

/** Words of a line that tells what an employer is; below one with its place. */
const [fewestTold, fewestPlaced] = [3, 2];

/** Makes what tells such lines, of which `at` is the row and `end` that behind the entry. */
export function betweenReader(headers: HeaderReader) {
  return { isMotto, isTrade, isToldOf, isToldAbove, isAsideOverTitle };

  /** True where a title without dates stands below in the entry; with `plain` one that does not read like text. */
  function isOverTitle(rows: Row[], at: number, end: number, plain: boolean): boolean {
    const below = rows[at + 1];
    if (at + 1 >= end || !below || below.body || below.range || headers.titleScore(below.text) < 2)
      return false;
    return !plain || !headers.readsLikeText(below.text);
  }

  /** "Advisor: Jane Doe" between an employer with its dates and the title. */
  function isAsideOverTitle(rows: Row[], at: number, end: number): boolean {
    return headers.isAside((rows[at] as Row).text) && isOverTitle(rows, at, end, true);
  }

  /** "Northwind acquired Lowtide in May 2015.", "A leading maker of pumps." between an employer with its dates and the title of the job. */
  function isToldOf(rows: Row[], at: number, end: number): boolean {
    const [above, own, next] = [rows[at - 1] as Row, rows[at] as Row, rows[at + 2]];
    if (!isOverTitle(rows, at, end, true)) return false;
    const isSentence = /[\p{Ll}\d]\.\s*$/u.test(own.text) || (own.body && headers.readsLikeText(own.text));
    // Nothing beside the dates above: the employer is still to come.
    const isFirst = above.range !== null && without(above.text, above.range).trim() === '';
    if (own.line.bullet || !isSentence || (isFirst && isNameWithStop(own.text))) return false;
    // "Northwind connects people with gears." over "Title: Engineer"
    if (headers.label((rows[at + 1] as Row).text, true) === 'title') return own.range === null;
    if (next?.range || headers.titleScore(own.text) > 0 || (own.range && !own.range.single)) return false;
    const rest = above.range ? without(above.text, above.range).trim() : '';
    return (
      rest !== '' && headers.titleScore(rest) === 0 && headers.companyScore(rest.split('\t')[0] ?? '') > 0
    );
  }

  /** "Northwind Services Pvt. Ltd.": the employer itself, whose form closes with a stop. */
  function isNameWithStop(text: string): boolean {
    const name = text.replace(/\.\s*$/u, '');
    const isName = headers.isNamed(name) && headers.companyScore(name) > 0;
    return isName && (headers.hasLegalForm(text) || !headers.readsLikeText(text));
  }

  /** "Global retail pricing and planning strategic advisors" between an employer and its title with the dates, all in small letters; "(A subsidiary of Contoso)". */
  function isToldAbove(rows: Row[], at: number, anchor: number): boolean {
    const [above, own, dated] = [rows[at - 1], rows[at] as Row, rows[anchor] as Row];
    if (above && !own.range && headers.isOfFirm(own.text) && headers.titleScore(own.text) === 0) return true;
    if (!above || at !== anchor - 1 || own.body || own.range || own.line.bold || own.text.includes('\t'))
      return false;
    const words = own.text.trim().split(/\s+/u);
    const [name = '', ...where] = above.text.split(/\s[-–—|]\s|,\s|\t/u);
    const isPlaced = where.length > 0 && headers.isPlace(where.join(', '));
    if (words.length < (isPlaced ? fewestPlaced : fewestTold)) return false;
    if (words.slice(1).some((word) => /^[^\p{Ll}&]/u.test(word))) return false;
    const title = dated.range ? without(dated.text, dated.range) : '';
    return (
      headers.titleScore(title) >= 2 &&
      !above.body &&
      above.range === null &&
      headers.isNamed(name) &&
      !headers.isPlace(name) &&
      !headers.isSchoolName(name) &&
      headers.titleScore(name) === 0 &&
      headers.companyScore(name) > 0
    );
  }

  /** "Improving literacy through technology" between an employer with its dates and the title. */
  function isMotto(rows: Row[], at: number, end: number): boolean {
    const [above, own] = [rows[at - 1] as Row, rows[at] as Row];
    if (own.body || /\.\s*$/u.test(own.text)) return false;
    return isOverTitle(rows, at, end, true) && headers.titleScore(above.text) === 0;
  }

  /** "Maker of storage software" between an employer with its place and dates and the title. */
  function isTrade(rows: Row[], at: number, end: number): boolean {
    const [above, own] = [rows[at - 1] as Row, rows[at] as Row];
    if (above.range === null || own.range || own.body || headers.titleScore(own.text) > 0) return false;
    if (headers.hasLegalForm(own.text) || own.text.includes('\t')) return false;
    if (!isOverTitle(rows, at, end, false)) return false;
    const [name = '', ...place] = without(above.text, above.range)
      .trim()
      .split(/,\s+|\t/u);
    const isPlaced = place.length > 0 && headers.isPlace(place.join(', '));
    return isPlaced && headers.titleScore(name) === 0 && headers.companyScore(name) > 0;
  }
}
