/*
 * Where the entries of a section begin: every range of dates anchors one, and the short rows around it are its heading. How many
 * stand above the dates is learnt from the entries of the same section.
 */

import { largest } from '#domain/extremes.ts';
import type { HeaderReader } from '#domain/readers/jobs/heading/headers.ts';
import { addressless } from '#domain/readers/jobs/heading/told.ts';
import { endsInStop, without } from '#domain/readers/jobs/pieces.ts';
import {
  inBrackets,
  isAlone,
  isPlain,
  isRailed,
  isSinceAlone,
  isTrailed,
} from '#domain/readers/jobs/rows/dates-in-rows.ts';
import type { Row } from '#domain/readers/jobs/rows/rows.ts';
import { isWithin } from '#domain/tenure.ts';
import { aboveReader, isSmallOver } from './above-heading.ts';
import { dateOrder, datesBeside, isTitleRow, partedAlike } from './date-order.ts';
import { entryOrders, reach } from './entry-orders.ts';
import { promotionReader } from './promotion.ts';

/** Rows of an entry as indices: of its dates, its first, and the one behind its last. */
export interface Block {
  anchor: number;
  first: number;
  end: number;
  /** True where the dates stand below the text of their entry. */
  closing?: boolean;
  /** The first row of what tells of the employer between the heading and the dates alone below it. */
  told?: number;
}

/** Entries that open with their dates, from which all of a section do. */
const fewestOfRail = 3;
/** Heading rows above or below dates at most. */
const mostAbove = 3;
/** "Northwind – www.northwind.example", "Northwind (509) 555-0135": in a section of work a name before its address is an employer's. */
const firmWithAddress =
  /^\P{L}{0,4}\p{Lu}[^|:@]{1,40}\s(?:https?:\/\/|www\.)\S+\s*$|^\P{L}{0,4}\p{Lu}[^|:@\d]{1,40}:?\s\(?\+?\d[\d\s().-]{8,}\d\s*$/u;

/** Makes what finds the blocks of a section; with `needTitle` only dates beside a title anchor one. */
export function blockReader(headers: HeaderReader) {
  const isPromotion = promotionReader(headers);
  const { toldAbove, isOthers, isLinkOver } = aboveReader(headers);
  const orders = entryOrders(headers, mostAbove);
  const { areEnded, areBegun, areOverTitles, areOverEmployers, areClosing, closesAgain } = orders;
  return (rows: Row[], needTitle: boolean, banners: ReadonlySet<number>): Block[] => {
    const anchors = anchorsOf(rows, needTitle, banners);
    if (areClosing(rows, anchors))
      return anchors.map((anchor, order) => ({
        anchor,
        first: order === 0 ? 0 : (anchors[order - 1] as number) + 1,
        end: anchor + 1,
        closing: true,
      }));
    const above = rowsAbove(rows, anchors);
    // A form whose entries begin with "Dates": what stands above them is the entry's before.
    const [top] = anchors;
    const opened = top === 0 && headers.label(rows[top]?.text ?? '', true) === 'dates';
    // Dates alone that open the section and stand above each entry: nothing above the first can be its own.
    const begun =
      areBegun(rows, anchors) ||
      (top === 0 &&
        anchors.length > 1 &&
        anchors.every((at) => isAlone(rows[at]) && !isTitledAbove(rows, at)));
    const ended = areEnded(rows, anchors);
    const overTitles = areOverTitles(rows, anchors);
    const overEmployers = areOverEmployers(rows, anchors);
    const told = anchors.map((anchor, order) =>
      toldAbove(rows, anchor, order === 0 ? -1 : (anchors[order - 1] as number)),
    );
    const starts = anchors.map((anchor, order) => {
      const floor = order === 0 ? -1 : (anchors[order - 1] as number);
      // Whatever stands between the text of the entry before and these dates belongs to these.
      const parted = order === 0 || rows.slice(floor + 1, anchor).some((row) => row.body);
      const apart = !parted && above > 0 && opensApart(rows, anchors, order);
      const most = parted || apart || closesAgain(rows, anchors, order) ? mostAbove : above;
      let first = anchor;
      if (begun || overEmployers || (overTitles && order > 0)) return first;
      if (ended) return floor + 1;
      if (opened && headers.label(rows[anchor]?.text ?? '', true) === 'dates') return first;
      const bottom = told[order] ?? anchor;
      for (let at = bottom - 1; at > floor && bottom - at <= most; at--) {
        const text = rows[at]?.text ?? '';
        const own = addressless(text);
        if (headers.isOfFirm(own) && at - 1 > floor && bottom - at < most) continue;
        const isFirm = !needTitle && firmWithAddress.test(text);
        const isReach = reach.test(isFirm ? own : text) && headers.titleScore(own) < 2;
        if (rows[at]?.body || banners.has(at) || isAside(own) || isReach || isLastDeed(rows, at)) break;
        if (at + 1 < anchor && isLinkOver(rows[at] as Row, rows[at + 1] as Row)) break;
        if (apart && at + 1 < anchor && rows[at + 1]?.line.gap) break;
        if (order > 0 && anchor - at > 2 && isSmallOver(rows[at], rows[at + 1])) break;
        if (rows[at + 1]?.line.gap && endsInStop(text) && !headers.isNamed(text)) break;
        if (rows[at + 1]?.line.gap && isOthers(text, rows.slice(at + 1, anchor + 1), order > 0)) break;
        first = at;
      }
      return first;
    });
    return anchors.map((anchor, order) => ({
      anchor,
      first: starts[order] as number,
      end: starts[order + 1] ?? rows.length,
      ...(told[order] === null ? {} : { told: told[order] as number }),
    }));
  };

  /**
   * True where room parts an entry from the one before, however many lines its heading has: "Developer" over "Delta Ltd" over its dates, below
   * an entry that has its title and its dates.
   */
  function opensApart(rows: Row[], anchors: number[], order: number): boolean {
    const [before = -1, floor, anchor] = [
      anchors[order - 2],
      anchors[order - 1] as number,
      anchors[order] as number,
    ];
    const between = rows.slice(floor + 1, anchor);
    const holdsTitle = ({ body, text }: Row) => !body && headers.titleScore(text) >= 2;
    const gaps = between.filter(({ line }) => line.gap);
    if (gaps.length !== 1 || rows[anchor]?.line.gap || !holdsTitle(gaps[0] as Row)) return false;
    return rows.slice(before + 1, floor + 1).some(holdsTitle);
  }

  /** "Reported directly to owner" below what else was done: the last thing of the job above, without a full stop. */
  function isLastDeed(rows: Row[], at: number): boolean {
    const { text, line } = rows[at] as Row;
    return rows[at - 1]?.body === true && !line.bold && headers.isDeed(text);
  }

  /** True for a line of its own label; "Career break: parenting" is the heading of the dates below it, and "Contoso: Labs<tab>Leeds, UK" a name. */
  function isAside(text: string): boolean {
    return headers.isAside(text) && !headers.isNotWork(text) && !isPlacedCell(text);
  }

  /** Indices of rows that date an entry. */
  function anchorsOf(rows: Row[], needTitle: boolean, banners: ReadonlySet<number>): number[] {
    const ranges = rows.filter((row) => row.range && !row.range.single);
    const ranged = ranges.length > 0;
    const isRail =
      ranges.length >= fewestOfRail && ranges.every(({ range }) => range !== null && range.from < 3);
    const isMonth = ({ range }: Row) => range?.single === true && range.start.month !== null;
    const isInOrder = (row: Row) =>
      isMonth(row) || (row.range?.single === true && (isAlone(row) || isRailed(row) || isTrailed(row)));
    const hasSingle = rows.some(isInOrder);
    const order = hasSingle ? dateOrder(rows, headers) : null;
    const isBeside = hasSingle ? datesBeside(rows, headers) : null;
    const isAlike = needTitle ? partedAlike(rows, (index) => titleIn(rows[index]?.text ?? '') > 0) : null;
    return rows.flatMap((row, index) => {
      if (!row.range || banners.has(index) || isBegun(rows, index) || isPromotion(rows, index)) return [];
      const above = rows[index - 1];
      // The employer may stand between a title and the date of a job.
      const first = row.range.single && isPlain(above) ? index - 2 : index - 1;
      const near = rows.slice(Math.max(0, first), index + 2).flatMap((one) => one.text.split('\n'));
      // Dates alone over an employer over its title, or below both.
      const isBeyond = () =>
        (isAlone(row) && isPlain(rows[index + 1]) && isTitle(rows[index + 2])) ||
        (isPlain(above) && isTitle(rows[index - 2]));
      const titled = () => near.some((line) => titleIn(line) > 0) || isBeyond();
      if (row.range.single && headers.label(row.text) === 'dates') return [index];
      if (row.range.single && ranged && (isYearBelow(rows, index) || isYearBehind(rows, index)))
        return [index];
      if (isInOrder(row) && (order?.(index) || isBeside?.(index))) return [index];
      if (row.range.single && isRangeAlone(rows[index + 1])) return [];
      const own = without(row.text.slice(0, row.head), row.range);
      if (row.range.single && (ranged ? titleIn(own) < 2 : !titled())) return [];
      if (row.range.single && isRail && closesWords(row)) return [];
      // Dates by their label are a form's, whose title stands lines below.
      const isForm = headers.label(row.text, true) === 'dates';
      return needTitle && !isForm && !titled() && !isAlike?.(index) ? [] : [index];
    });
  }

  /**
   * "Wrote the Statistician's Handbook 2015" where dates stand before their entries: the year of what was done. A title opens an entry of its
   * own: "Intern, Northwind 2009".
   */
  function closesWords({ text, range }: Row): boolean {
    const words = range === null ? '' : text.slice(0, range.from);
    if (words.length < 4 || range?.start.month !== null || !/[\p{L}\p{N}]\s$/u.test(words)) return false;
    const opening = /^\P{L}*(\S+(?:\s\S+)?)/u.exec(words)?.[1] ?? '';
    return !words.includes(',') && headers.titleScore(opening) === 0;
  }

  /** "Engineer, team lead (from 2020)" above the employer and the dates of the job: when a part of it began. */
  function isBegun(rows: Row[], index: number): boolean {
    const { range, text } = rows[index] as Row;
    if (range === null || !isSinceAlone(text, range)) return false;
    // "Lead: Northwind Ltd, since February 2017, Leeds" has an employer of its own.
    if (/:\s+\p{Lu}[^:]*,\s*$/u.test(text.slice(0, range.from))) return false;
    // "Consulting (Manager)" is one of its bracket.
    const own = ({ text }: Row) =>
      text.replace(/\s*\(([^()]*)\)$/u, (all, inner) => (headers.titleScore(inner) >= 2 ? all : ''));
    return [1, 2].some((step) => {
      const between = rows.slice(index + 1, index + step);
      const below = rows[index + step];
      const isOther = (row: Row) => row.body || row.range !== null || headers.titleScore(own(row)) >= 2;
      if (!below?.range || below.range.single || below.body || between.some(isOther)) return false;
      // A row with a title of its own is another job.
      if (headers.titleScore(without(below.text, below.range)) > 0) return false;
      const begun = { start: range.start, end: range.start };
      return isWithin(begun, below.range) && range.start.year > below.range.start.year;
    });
  }

  function isRangeAlone(row: Row | undefined): boolean {
    if (row?.range?.single !== false) return false;
    return (
      without(row.text, row.range)
        .replace(/\([^)]*\)/gu, '')
        .trim().length < 3
    );
  }

  /** True where a title stands between a text and the dates in the row `at`: they are that title's. */
  function isTitledAbove(rows: Row[], at: number): boolean {
    let above = at - 1;
    while (isPlain(rows[above]) && !isTitle(rows[above])) above--;
    return isTitle(rows[above]) && rows[above - 1]?.body === true;
  }

  /** True for such a row that holds a title. */
  function isTitle(row: Row | undefined): boolean {
    return isTitleRow(row, headers);
  }

  /** The score of the title among the parts of a line: "Intern - Contoso Inc". */
  function titleIn(text: string): number {
    return largest(text.split(/\s[-–—|]\s/u).map(headers.titleScore), 0);
  }

  /**
   * A year at the end of the line below a title that nothing else dates: "Intern" over "City of Valinhos | 2013", or over the
   * year alone.
   */
  function isYearBelow(rows: Row[], index: number): boolean {
    const [before, above, row] = [rows[index - 2], rows[index - 1], rows[index] as Row];
    if (row.body || !row.range) return false;
    const alone = isAlone(row);
    const closes =
      row.text.length - row.range.to < 2 && /[\t|—–,(-]\s*$/u.test(row.text.slice(0, row.range.from));
    if (!alone && !closes) return false;
    const employer = above && !above.body && !above.range && titleIn(above.text) === 0;
    // "Intern" over "Contoso Ltd" over the year alone.
    const plain = before && !before.body && !before.range;
    if (alone && employer && plain && headers.titleScore(before.text) >= 2) return isEnd(rows[index - 3]);
    if (!above || above.body || above.range || titleIn(above.text) < 2) return false;
    if (above.line.gap) return true;
    // "Contoso Ltd" over "Intern" over the year alone.
    if (alone && plain && headers.titleScore(before.text) === 0 && headers.companyScore(before.text) > 0)
      return isEnd(rows[index - 3]);
    return isEnd(before);
  }

  /** True for what may stand above an entry: nothing, the text of the one before, or its dates below its heading. */
  function isEnd(row: Row | undefined): boolean {
    return row === undefined || row.body || isAlone(row) || (row.range === null && headers.isDeed(row.text));
  }

  /** "Contoso, Leeds (2016)" over its title, where other entries open with their employer and "(2014 – 2015)", or with either behind a tab. */
  function isYearBehind(rows: Row[], index: number): boolean {
    const isOpening = (at: number) => {
      const [row, below] = [rows[at], rows[at + 1]];
      if (!row?.range || row.body || !below || below.body || below.range) return false;
      const behind = row.text.slice(row.range.to);
      const closes = /^\s*\)\s*$/u.test(behind) && inBrackets(row.text, row.range);
      const apart = behind.trim() === '' && /\t\s*$/.test(row.text.slice(0, row.range.from));
      // "Contoso<tab>2019" over "Software Development<tab>Leeds, UK": what was done there beside its place.
      const isTold = headers.titleScore(below.text) >= 2 || (apart && isPlacedCell(below.text));
      return (closes || apart) && headers.titleScore(row.text) === 0 && isTold;
    };
    return isOpening(index) && rows.some((row, at) => row.range?.single === false && isOpening(at));
  }

  /** True for two cells, the second of which is a place. */
  function isPlacedCell(text: string): boolean {
    const [own = '', place = '', ...more] = text.split('\t');
    return more.length === 0 && /\p{L}{3}/u.test(own) && headers.isPlace(place);
  }

  function rowsAbove(rows: Row[], anchors: number[]): number {
    const counts = anchors.map((anchor, order) => {
      const floor = order === 0 ? -1 : (anchors[order - 1] as number);
      let count = 0;
      for (let at = anchor - 1; at > floor; at--) {
        if (rows[at]?.body || isAside(rows[at]?.text ?? '')) break;
        count++;
      }
      const exact = order === 0 || rows.slice(floor + 1, anchor).some((row) => row.body);
      return exact ? Math.min(count, mostAbove) : null;
    });
    const known = counts.filter((count): count is number => count !== null);
    const tally = [0, 1, 2, 3].map((count) => known.filter((one) => one === count).length);
    const best = Math.max(...tally);
    return known.length === 0 ? 0 : tally.lastIndexOf(best);
  }
}
