/*
 * Where white space parts columns: a gutter with text on both sides that do not belong together. Rows that share their base lines
 * (a title and its date, a label and its text) do.
 */

import type { PlacedWord } from '../document.ts';
import { largest, smallest } from '../extremes.ts';
import { centredHeadings } from './centred.ts';
import { areFewLabels, areLabels, areOfTwoSorts, gapBetween, isFlowing, isStacked } from './column-kinds.ts';
import {
  areDates,
  beforeDates,
  behindDates,
  type Columns,
  dated,
  flushDates,
  longestLabel,
} from './date-cells.ts';
import { sameEdge } from './edges.ts';
import { gridHeads } from './grid-heads.ts';
import type { Row } from './lines.ts';
import { isBeside, lineOf, rowsOf, sharedHeight } from './rows.ts';

/** Points of white space that part columns; beside lines stacked on an edge of their own less is enough. */
const minGutter = 9;
const closest = 5;
/** Points between base lines that are one, and how unlike heights tell a label. */
const sameBase = 1.6;
const unlikeHeights = 1.15;
/** Points of white space that count for a gutter. */
const widestGutter = 40;
/** The share of a gutter's weight that another one has at least in its place. */
const leastOfWeight = 0.9;
/** Points before a column's own edge from which a row is none of it. */
const outsideBy = 10;
/** Points of room between the rows of one column. */
const roomOfColumn = 40;
/** Rows of each column beside the other's. */
const fewestBeside = 2;

/** Rows of a column that mostly stand on the lines of another: cells of the same lines. */
const fewestColumn = 4;
/** The share of rows on the other side's base lines from which all of them may be cells. */
const mostlyBeside = 0.9;
/** Labels that stand apart. */
const mostLabels = 9;
/** Rows of a column that is looked for eagerly. */
const fewestEager = 5;

/** The gutter that parts the most text, or null when the rows belong together; `eager` takes columns that share base lines too. */
export function bestGutter(rows: Row[], eager: boolean): Columns | null {
  const candidates = new Set<number>();
  for (const row of rows) {
    for (let at = 1; at < row.words.length; at++) {
      const [a, b] = [row.words[at - 1] as PlacedWord, row.words[at] as PlacedWord];
      if (b.x0 - a.x1 >= minGutter) {
        candidates.add(Math.round(b.x0 - 3));
        candidates.add(Math.round(a.x1 + 3));
      }
    }
    const first = row.words[0];
    if (first) candidates.add(Math.round(first.x0 - 4));
  }
  const ends = { over: centredHeadings(rows), heads: gridHeads(rows) };
  let best: Columns | null = null;
  const all: Columns[] = [];
  for (const x of [...candidates].sort((a, b) => a - b)) {
    for (const gutter of runsAt(rows, x, eager, ends)) {
      all.push(gutter);
      if (best === null || gutter.weight > best.weight) best = gutter;
    }
  }
  return best && beforeDates(behindDates(withHeadings(best, all), all), all);
}

/** Points within which two gutters are one. */
const sameGutter = 20;

/** The same gutter a little further left or right that holds more rows, such as headings set out from their text, where it parts as much. */
function withHeadings(best: Columns, all: Columns[]): Columns {
  const wider = all.filter(
    ({ first, last, x, weight }) =>
      first <= best.first &&
      last >= best.last &&
      last - first > best.last - best.first &&
      Math.abs(x - best.x) < sameGutter &&
      weight > best.weight * leastOfWeight,
  );
  return wider.reduce((one, other) => (other.last - other.first > one.last - one.first ? other : one), best);
}

/** Rows that end columns: headings over all of them, and those of other columns, which begin with them. */
interface Ends {
  over: ReadonlySet<Row>;
  heads: ReadonlySet<Row>;
}

/** Runs of rows that leave a gutter at `x` free and have text on both sides of it. */
function runsAt(rows: Row[], x: number, eager: boolean, ends: Ends): Columns[] {
  const found: Columns[] = [];
  const crossed = rows.map(({ words }) => words.some((word) => word.x0 < x + 2 && word.x1 > x - 2));
  const cells = new Set<Row>();
  // What is told by the rows around counts: a page has other columns further down.
  for (let from = 0, to = 0; from < rows.length; from = to + 1) {
    to = from;
    while (crossed[to] === false) to += 1;
    for (const cell of flushDates(rows.slice(from, to), x)) cells.add(cell);
  }
  let start = 0;
  const close = (end: number) => {
    const gutter = gutterOf(rows.slice(start, end + 1), x, eager);
    if (gutter) found.push({ ...gutter, first: gutter.first + start, last: gutter.last + start });
  };
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as Row;
    if (crossed[at] || cells.has(row) || ends.over.has(row)) {
      close(crossed[at] ? lastAbove(rows, start, at, x) : at - 1);
      start = at + 1;
    } else if (ends.heads.has(row) && at > start && areApart(leftOf(rows.slice(start, at), x))) {
      close(at - 1);
      start = at;
    }
  }
  close(rows.length - 1);
  return found;
}

/** How much larger than its text a heading is at least. */
const largerBy = 1.25;

/** The index of the last row of columns that end above the row `end`, from `start` on: a heading over that row, in larger letters on one side, is none of them. */
function lastAbove(rows: Row[], start: number, end: number, x: number): number {
  const [last, below] = [rows[end - 1], rows[end]];
  if (!last || !below || end - 1 <= start) return end - 1;
  const size = (row: Row) => largest(row.words.map((word) => word.size));
  const isOneSided = last.words.every((word) => word.x1 <= x);
  const isLarger = [below, rows[end - 2] as Row].every((row) => size(last) >= size(row) * largerBy);
  const isOver = Math.abs((last.words[0]?.x0 ?? 0) - (below.words[0]?.x0 ?? 0)) < outsideBy;
  return isOneSided && isLarger && isOver ? end - 2 : end - 1;
}

/** What of some rows stands left of a gutter, as rows. */
function leftOf(rows: Row[], x: number): Row[] {
  return rowsOf(rows.flatMap(({ words }) => words.filter((word) => word.x1 <= x)));
}

function gutterOf(rows: Row[], x: number, eager: boolean): Columns | null {
  const isLeft = (word: PlacedWord) => word.x1 <= x;
  const has = (row: Row, left: boolean) => row.words.some((word) => isLeft(word) === left);
  const bounds = [true, false].map((left) => [
    rows.findIndex((row) => has(row, left)),
    rows.findLastIndex((row) => has(row, left)),
  ]) as [[number, number], [number, number]];
  const [[leftBegins, leftEnds], [rightBegins, rightEnds]] = bounds;
  if (leftBegins < 0 || rightBegins < 0) return null;
  let [first, last] = [Math.max(leftBegins, rightBegins), Math.min(leftEnds, rightEnds)];
  if (first > last) return null;
  // What stands beside one another before the columns are followed up and down: one line is a title and its date.
  const beside = rows.slice(first, last + 1);
  if (
    beside.filter((row) => has(row, true)).length < fewestBeside ||
    beside.filter((row) => has(row, false)).length < fewestBeside
  )
    return null;
  const edges = [true, false].map((left) =>
    smallest(beside.flatMap((row) => row.words.filter((word) => isLeft(word) === left).map(({ x0 }) => x0))),
  );
  /** A row that begins before the column does is a heading over both, or what comes behind them. */
  const isOutside = (row: Row | undefined) => {
    const begin = row?.words[0];
    return begin !== undefined && begin.x0 < (edges[isLeft(begin) ? 0 : 1] as number) - outsideBy;
  };
  // Rows of one side only that stand right above or below belong to their column.
  /** A row at the edge of the right column goes on with it over more room: nothing is set there over both. */
  const isOfRight = (row: Row | undefined) =>
    Math.abs((row?.words[0]?.x0 ?? 0) - (edges[1] as number)) < sameEdge;
  const isNear = (above: Row | undefined, below: Row | undefined, row: Row | undefined, room: number) =>
    gapBetween(above, below) < (isOfRight(row) ? Math.max(room, roomOfColumn) : room) && !isOutside(row);
  while (first > 0 && isNear(rows[first - 1], rows[first], rows[first - 1], 14)) first--;
  while (last < rows.length - 1 && isNear(rows[last], rows[last + 1], rows[last + 1], 30)) last++;
  const run = rows.slice(first, last + 1);
  const pick = (left: boolean) => {
    const words = run.flatMap((row) => row.words.filter((word) => isLeft(word) === left));
    return rowsOf(words);
  };
  const [left, right] = [pick(true), pick(false)];
  if (left.length < 3 || right.length < 3) return null;
  const narrow = left.length <= right.length ? left : right;
  const wide = narrow === left ? right : left;
  // What stands above or below the other column tells nothing of how they stand beside each other.
  const [top, bottom] = [wide[0]?.y0 ?? 0, wide.at(-1)?.y1 ?? 0];
  const within = narrow.filter((row) => row.y1 > top && row.y0 < bottom);
  const stands = areApart(within) ? overlaps : shareLine;
  const aligned = within.filter((row) => wide.some((other) => stands(other, row))).length;
  const share = aligned / Math.max(1, within.length);
  // A rail of dates over several lines has more rows than what it dates.
  if (areDates(narrow, wide) || areDates(wide, narrow) || isForm(left, right)) return null;
  if (share > mostlyBeside && areOfTwoSorts(right)) return null;
  const clear = gutterWidth(run, x);
  if (!eager && share >= 0.5 && (areFewLabels(narrow) || (share > 0.6 && narrow.length <= fewestColumn)))
    return null;
  if (eager && (clear < closest || narrow.length < fewestEager || areLabels(narrow, wide))) return null;
  if (!eager && share > 0.7 && !isFlowing(narrow, wide)) return null;
  if (!eager && clear < (isStacked(narrow, wide) ? closest : minGutter) && share > 0.4) return null;
  const characters = (side: Row[]) =>
    side.reduce((sum, row) => sum + row.words.reduce((n, w) => n + w.text.length, 0), 0);
  // More than a gutter's width of white space says no more: short lines leave it too.
  const weight =
    Math.min(characters(left), characters(right)) * (1 - share / 2) + Math.min(clear, widestGutter);
  return { first, last, x, left, right, weight };
}

/** True for a few labels of a word or two far from one another, as headings stand beside what they head. */
function areApart(rows: Row[]): boolean {
  return (
    areFewLabels(rows, mostLabels) &&
    rows.every((row, at) => at === 0 || gapBetween(rows[at - 1], row) > (row.y1 - row.y0) * 1.5)
  );
}

/** True for rows that share most of the height of the lower one, as a large heading does with the first line of its text. */
function overlaps(a: Row, b: Row): boolean {
  return isBeside(a, b) || sharedHeight(a, b) > Math.min(a.y1 - a.y0, b.y1 - b.y0) * 0.7;
}

/** True for rows of two columns on one base line, or of one that is set larger, such as a label, beside the other. */
function shareLine(a: Row, b: Row): boolean {
  if (Math.abs(a.base - b.base) < sameBase) return true;
  const [low, high] = [a.y1 - a.y0, b.y1 - b.y0].sort((x, y) => x - y) as [number, number];
  return high > low * unlikeHeights && isBeside(a, b);
}

/** Characters of text that is more than a heading. */
const shortestText = 20;
/** Rows of a form from which it is one. */
const fewestOfForm = 6;

/**
 * True for a form: labels and dates on the left, each on the base line of its text ("Telephone  555 0105", "05/2021 – now  Developer"),
 * with headings among them. What begins on the right, behind room, begins beside a label; a column has headings of its own.
 */
function isForm(labels: Row[], texts: Row[]): boolean {
  if (labels.length < fewestOfForm) return false;
  const isOneLine = (a: Row, b: Row) => Math.abs(a.base - b.base) < sameBase;
  const beside = labels.filter((row) => texts.some((text) => isOneLine(text, row)));
  if (beside.length < Math.max(fewestOfForm, labels.length * 0.6)) return false;
  if (labels.some((row) => lineOf(row).length > longestLabel)) return false;
  const dates = labels.filter((row) => dated.test(lineOf(row)));
  // The day of signing stands alone.
  const alone = dates.filter((row) => !beside.includes(row)).length;
  if (alone > dates.length * 0.2) return false;
  // Without dates the lines of a text beside short ones may go on from one to the next.
  const going = texts.filter((text) => /^\p{Ll}/u.test(lineOf(text))).length;
  if (dates.length < 2 && going > texts.length * 0.15) return false;
  const gaps = texts.slice(1).map((row, at) => gapBetween(texts[at], row));
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  const begins = texts.filter(
    (row, at) => at === 0 || (gaps[at - 1] as number) > usual + (row.y1 - row.y0) * 0.5,
  );
  // But for a heading of all or the number of the page.
  const isEdge = (text: Row) => text === texts[0] || text === texts.at(-1);
  const strange = begins.filter((text) => !labels.some((row) => isOneLine(text, row)));
  return strange.length <= 1 && strange.every((text) => isEdge(text) && lineOf(text).length < shortestText);
}

/** Width of the free strip around `x`. */
function gutterWidth(rows: Row[], x: number): number {
  let [left, right] = [0, Number.POSITIVE_INFINITY];
  for (const row of rows) {
    for (const word of row.words) {
      if (word.x1 <= x) left = Math.max(left, word.x1);
      else right = Math.min(right, word.x0);
    }
  }
  return right - left;
}
