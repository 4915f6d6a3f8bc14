/* What stands above dates and their heading, and whose it is. */
import { isBullet } from '#domain/page/lines.ts';
import type { HeaderReader } from '#domain/readers/jobs/heading/headers.ts';
import { endsInStop, without } from '#domain/readers/jobs/pieces.ts';
import { isAlone } from '#domain/readers/jobs/rows/dates-in-rows.ts';
import type { Row } from '#domain/readers/jobs/rows/rows.ts';

/** Rows between a heading and its dates that tell of the employer at most. */
const mostTold = 3;

/** Of the letters of a heading: those of the text above it are smaller. */
const smaller = 0.93;

/** True for a row in smaller letters than the one below it, from which room parts it: above a whole heading it ends the text of the entry before. */
export function isSmallOver(row: Row | undefined, below: Row | undefined): boolean {
  const [size, next] = [row?.line.size ?? 0, below?.line.size ?? 0];
  return below?.line.gap === true && size > 0 && size < next * smaller;
}

/** Makes what tells such rows. */
export function aboveReader(headers: HeaderReader) {
  return { toldAbove, isOthers, isLinkOver };

  /** "Northwind Mortgage - https://northwind.example" over "Developer, Contoso": what was made in the job above, and where it stands. */
  function isLinkOver({ text }: Row, below: Row): boolean {
    const [, name] = /^(\p{Lu}[^()]{2,60})\s[-–—]\s+https?:\/\/\S+\s*$/u.exec(text) ?? [];
    if (name === undefined || headers.hasLegalForm(name)) return false;
    const parts = without(below.text, below.range ?? { from: 0, to: 0 }).split(/,\s|\t|\s[-–—|]\s/u);
    const isFirm = (part: string) =>
      headers.titleScore(part) === 0 &&
      headers.companyScore(part) > 0 &&
      headers.isNamed(part) &&
      ![headers.isPlace, headers.isUnit, headers.isTeam, headers.isField].some((test) => test(part));
    return parts.length > 1 && parts.some((part) => headers.titleScore(part) >= 2) && parts.some(isFirm);
  }

  /**
   * "Contoso Ltd, Leeds — Engineer" over "Contoso sells insurance to small firms." over dates alone, with the text of the job below: the
   * first row of what tells of the employer; null where nothing does.
   */
  function toldAbove(rows: Row[], anchor: number, floor: number): number | null {
    const below = rows[anchor + 1];
    if (!isAlone(rows[anchor]) || rows[anchor]?.range?.single !== false || below?.body === false) return null;
    let at = anchor;
    while (at - 1 > floor && anchor - at < mostTold && isProse(rows[at - 1] as Row)) at -= 1;
    if (at === anchor || !/\p{L}\.\s*$/u.test(rows[anchor - 1]?.text ?? '')) return null;
    const heading = [rows[at - 1], rows[at - 2]].filter(
      (row, step) => row !== undefined && at - 1 - step > floor && !row.body && row.range === null,
    ) as Row[];
    const isTitled = heading.some(({ text }) => headers.titleScore(text) >= 2);
    const before = rows[at - 1 - heading.length];
    const isParted = before === undefined || before.body || before.range === null;
    return heading[0] === rows[at - 1] && isTitled && isParted ? at : null;
  }

  /** A line of running text without dates. */
  function isProse({ body, line, range, text }: Row): boolean {
    return body && range === null && !line.bullet && !isBullet(text);
  }

  /**
   * True for a line that room parts from a heading below it that tells title and employer: "Northwind Society (Member)", "Managed the servers.", and
   * with `behind` another entry what is no name.
   */
  function isOthers(text: string, rows: Row[], behind: boolean): boolean {
    const lines = rows.map(({ text, range, line }, row) => ({
      text: range ? without(text, range) : text,
      from: line.start,
      row,
      bold: line.bold,
    }));
    const { title, company } = headers.read(lines);
    if (title === null || company === null || headers.titleScore(title.text) < 2) return false;
    const isName = headers.isNamed(text.replace(/\s[-–—|•·]\s/gu, ' ')) || headers.isEmployer(text);
    if (behind && !isName && headers.titleScore(text) === 0) return true;
    const aside = /\(([^()]+)\)\s*$/u.exec(text)?.[1] ?? '';
    const isOther = headers.titleScore(text) > 0 || headers.titleScore(aside) > 0 || endsInStop(text);
    const isTold = !isName && /(?:^|\s)\p{Ll}/u.test(text);
    return isOther && (isTold || company.line !== title.line || headers.companyScore(company.text) >= 3);
  }
}
