/*
 * Dates among columns: rails of them beside the entries that they date, and cells at the ends of lines. None of them is a column of its
 * own.
 */

import type { PlacedWord } from '../document.ts';
import { largest } from '../extremes.ts';
import { sameEdge } from './edges.ts';
import type { Row } from './lines.ts';
import { isBeside, lineOf, rowsOf } from './rows.ts';

/** Rows from `first` to `last` that are parted at `x`, and how much that says. */
export interface Columns {
  first: number;
  last: number;
  x: number;
  left: Row[];
  right: Row[];
  weight: number;
}

/** A line that holds a year, or whose words are months with short ones: "Dec. 16 –", "Jun ’19", "05/11". */
export const dated =
  /(?:^|[^\d])(?:19|20)\d{2}(?:[^\d]|$)|^(?:(?:\p{L}{3,9}\.?\s?['’]?|(?:0?[1-9]|1[0-2])[/.])\d{2}(?:\s*[-–—]\s*|$)){1,2}$/u;
/** Characters of a label or of dates. */
export const longestLabel = 34;
/** Points between right edges that are nearly one. */
const nearEdge = 6;
/** Dates of a rail between two columns, and how many of them stand on a line of what they date. */
const fewestDates = 3;
const shareOfRail = 0.8;
/** Points between base lines that are one, of letters of two sizes. */
const sameLine = 3;

/** Of some gutters the first that parts the most; null for none. */
function heaviest(gutters: Columns[]): Columns | null {
  return gutters.reduce<Columns | null>((one, two) => (one && one.weight >= two.weight ? one : two), null);
}

/**
 * The gutter behind a rail of dates that stands between two columns: the dates are those of the text on their left. Gives `best` where
 * there is none.
 */
export function behindDates(best: Columns, all: Columns[]): Columns {
  const further = all.filter(({ x, first, last }) => x > best.x && first <= best.last && last >= best.first);
  const beside = (rail: Row[], texts: Row[]) =>
    rail.filter((row) => texts.some((text) => isBeside(text, row))).length;
  const behind = further.filter(({ left, right }) => {
    const rail = rowsOf(left.flatMap((row) => row.words.filter((word) => word.x0 >= best.x)));
    const texts = rowsOf(left.flatMap((row) => row.words.filter((word) => word.x1 <= best.x)));
    const isRail = rail.every((row) => dated.test(lineOf(row)) && lineOf(row).length < longestLabel);
    // A rail before its text shares the lines of what follows it.
    return isRail && rail.length >= fewestDates && beside(rail, texts) > beside(rail, right);
  });
  return heaviest(behind) ?? best;
}

/** A date broken over two lines, at its dash or before it. */
const open = /[-–—]\s*$/u;
const opensWithDash = /^\s*[-–—]\s*\S/u;

/** Runs of lines with no more than a line's height between them. */
function blocksOf(rows: Row[]): Row[][] {
  const blocks: Row[][] = [];
  for (const row of rows) {
    const above = blocks.at(-1)?.at(-1);
    if (above && row.y0 - above.y1 <= row.y1 - row.y0) blocks.at(-1)?.push(row);
    else blocks.push([row]);
  }
  return blocks;
}

/** True where there is one block for each date, and each stands beside what its date is of. */
function areCells(blocks: Row[][], dates: Row[]): boolean {
  if (blocks.length !== dates.length) return false;
  return dates.every((date, at) => {
    const [first, last] = [blocks[at]?.[0], blocks[at]?.at(-1)];
    const next = dates[at + 1]?.y0 ?? Number.POSITIVE_INFINITY;
    return first !== undefined && last !== undefined && first.y1 > date.y0 - nearEdge && last.y0 < next;
  });
}

/**
 * The gutter before a rail of dates that stands between a sidebar and the text that they date: white space behind the rail parts more
 * text, and would leave the dates to the sidebar. Gives `best` where there is none.
 */
export function beforeDates(best: Columns, all: Columns[]): Columns {
  const nearer = all.filter(({ x, first, last }) => x < best.x && first <= best.last && last >= best.first);
  const sharing = (dates: Row[], texts: Row[]) =>
    dates.filter((date) => texts.some((text) => Math.abs(text.base - date.base) < sameLine)).length;
  const before = nearer.filter(({ x }) => {
    const rail = rowsOf(best.left.flatMap((row) => row.words.filter((word) => word.x1 > x)));
    const sidebar = rowsOf(best.left.flatMap((row) => row.words.filter((word) => word.x1 <= x)));
    // The second line of one that is broken, at its dash or before it, is beside what stands below.
    const firsts = rail.filter((row, at) => {
      const [own, above] = [lineOf(row), rail[at - 1]];
      return !opensWithDash.test(own) && !(above && open.test(lineOf(above)) && !open.test(own));
    });
    const opening = firsts.filter((row) => dated.test(lineOf(row)));
    const others = firsts.filter((row) => !dated.test(lineOf(row)));
    const edge = rail[0]?.words[0]?.x0 ?? 0;
    return (
      sidebar.length >= fewestDates &&
      opening.length >= fewestDates &&
      others.length <= opening.length &&
      sharing(others, best.right) === 0 &&
      rail.every(
        (row) =>
          lineOf(row).length < longestLabel && Math.abs((row.words[0] as PlacedWord).x0 - edge) < nearEdge,
      ) &&
      sharing(opening, best.right) >= opening.length * shareOfRail &&
      sharing(opening, best.right) > sharing(opening, sidebar) &&
      // Names in cells of a table are as many as its dates; dates of the text itself leave the others to the sidebar.
      !areCells(blocksOf(sidebar), opening) &&
      best.right.filter((row) => dated.test(lineOf(row))).length * 2 < opening.length
    );
  });
  return heaviest(before) ?? best;
}

/**
 * Rows whose words behind `x` are dates set flush right beside a text, where all that stands behind it is short: an address in the head
 * of a page, places and dates at the ends of lines. A column's lines begin at one edge.
 */
export function flushDates(rows: Row[], x: number): Set<Row> {
  const behind: { row: Row; words: PlacedWord[]; isBesideText: boolean }[] = [];
  for (const row of rows) {
    const words = row.words.filter((word) => word.x0 >= x);
    const isBesideText = row.words.some((word) => word.x1 <= x);
    const length = words.reduce((sum, word) => sum + word.text.length + 1, -1);
    if (isBesideText && length >= longestLabel) return new Set();
    if (words.length > 0) behind.push({ row, words, isBesideText });
  }
  const edges = behind.map(({ words }) => (words[0] as PlacedWord).x0);
  const flush = largest(behind.map(({ words }) => words.at(-1)?.x1 ?? 0));
  const cells = behind.filter(({ row, words, isBesideText }) => {
    if (!isBesideText || flush - (words.at(-1)?.x1 ?? 0) >= nearEdge) return false;
    const own = edges.filter((edge) => Math.abs(edge - (words[0] as PlacedWord).x0) < sameEdge).length;
    return own < 2 && dated.test(lineOf({ ...row, words }));
  });
  return new Set(cells.map(({ row }) => row));
}

/** True when the narrow side is a rail of dates beside the entries that they date. */
export function areDates(narrow: Row[], wide: Row[]): boolean {
  const dates = narrow.filter((row) => dated.test(lineOf(row)) && lineOf(row).length < longestLabel);
  // Nothing but dates is no text of its own, wherever it stands beside another.
  if (dates.length === narrow.length) return dates.length >= 2;
  const beside = dates.filter((row) => wide.some((other) => other.y0 < row.y1 && other.y1 > row.y0));
  const short = narrow.filter((row) => lineOf(row).length < longestLabel).length;
  const share = short >= narrow.length * 0.9 ? 0.35 : 0.5;
  const labels = narrow.filter((row) => row.words.every((word) => word.bold)).length;
  const railed = dates.length + labels >= narrow.length * 0.9;
  return (
    dates.length >= 2 &&
    (railed || dates.length >= narrow.length * share) &&
    beside.length >= dates.length * 0.7
  );
}
