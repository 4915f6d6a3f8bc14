/*
 * Words with their boxes to lines in reading order, whatever the order of the stream:
 *   one column · a sidebar beside the text · two equal columns · tables and right-aligned dates (one line, the
 *   parts parted by a tab) · label rails · headers and footers repeated on pages.
 * A page is cut where a gutter of white space parts rows that do not belong together; rows that share their
 * base lines (a title and its date) are joined instead.
 */

import type { Document } from '../document.ts';
import { largest, smallest } from '../extremes.ts';
import { inBands } from './bands.ts';
import { type PlacedLine, type PlacedPage, type PlacedWord, type Row, rowText, writeLines } from './lines.ts';

/** Points of white space that part columns; beside lines stacked on an edge of their own less is enough. */
const minGutter = 9;
const closest = 5;

/** Lines of all pages as a Document's text and lines, without the facts that only the format knows. */
export function composeLines(pages: PlacedPage[]): Pick<Document, 'text' | 'lines'> {
  const lines: PlacedLine[] = [];
  const hidden: PlacedLine[] = [];
  for (const [index, page] of pages.entries()) {
    const visible = page.words.filter((word) => word.hiding === null);
    const rows = rowsOf(visible);
    for (const part of cut(rows)) {
      let last: Row | null = null;
      const indented = indentsOf(part.rows);
      for (const row of part.rows) {
        const leading = last ? row.y0 - last.y1 : 99;
        lines.push({ row, page: index + 1, flow: part.flow, leading, indented: indented.has(leftOf(row)) });
        last = row;
      }
    }
    for (const row of rowsOf(page.words.filter((word) => word.hiding !== null))) {
      for (const run of byHiding(row))
        hidden.push({ row: run, page: index + 1, flow: 'main', leading: 0, indented: false });
    }
  }
  return writeLines([...repeatedAsHeaders(lines, pages), ...hidden]);
}

function leftOf(row: Row): number {
  return Math.round(row.words[0]?.x0 ?? 0);
}

/**
 * Left edges that at least three rows share, a little in from the edge that most bold rows keep. An edge at which
 * many rows have dates or a part set apart is that of headings.
 */
function indentsOf(rows: Row[]): Set<number> {
  const tally = new Map<number, number>();
  const parted = new Map<number, number>();
  for (const row of rows) {
    tally.set(leftOf(row), (tally.get(leftOf(row)) ?? 0) + 1);
    const { text } = rowText(row);
    if (text.includes('\t') || /(?:19|20)\d\d/.test(text))
      parted.set(leftOf(row), (parted.get(leftOf(row)) ?? 0) + 1);
  }
  const outer = smallest([...tally].filter(([, count]) => count >= 2).map(([left]) => left));
  return new Set(
    [...tally]
      .filter(([left, count]) => count >= 3 && left >= outer + 7 && left <= outer + 45)
      .filter(([left, count]) => (parted.get(left) ?? 0) < Math.max(2, count * 0.2))
      .map(([left]) => left),
  );
}

/** One row a way of hiding, so that a line has one reason. */
function byHiding(row: Row): Row[] {
  const kinds = [...new Set(row.words.map((word) => word.hiding))];
  return kinds.map((kind) => ({ ...row, words: row.words.filter((word) => word.hiding === kind) }));
}

/** Words that share a base line, top to bottom; the words of a row from left to right. */
function rowsOf(words: PlacedWord[]): Row[] {
  const rows: Row[] = [];
  const sorted = [...words].sort((a, b) => a.base - b.base || a.x0 - b.x0);
  for (const word of sorted) {
    let home: Row | null = null;
    for (let at = rows.length - 1; at >= 0 && at >= rows.length - 6; at--) {
      const row = rows[at] as Row;
      const height = Math.max(word.y1 - word.y0, row.y1 - row.y0);
      const shared = Math.min(word.y1, row.y1) - Math.max(word.y0, row.y0);
      const near = Math.abs(word.base - row.base) <= Math.max(1.5, height * 0.12);
      if (near || (shared > height * 0.6 && Math.abs(word.base - row.base) < height * 0.35)) {
        home = row;
        break;
      }
    }
    if (home) {
      home.words.push(word);
      home.y0 = Math.min(home.y0, word.y0);
      home.y1 = Math.max(home.y1, word.y1);
    } else rows.push({ words: [word], y0: word.y0, y1: word.y1, base: word.base });
  }
  for (const row of rows) row.words.sort((a, b) => a.x0 - b.x0 || a.base - b.base);
  return rows.sort((a, b) => a.base - b.base || (a.words[0]?.x0 ?? 0) - (b.words[0]?.x0 ?? 0));
}

interface Part {
  rows: Row[];
  flow: 'main' | 'side';
}

interface Gutter {
  first: number;
  last: number;
  x: number;
  left: Row[];
  right: Row[];
  weight: number;
}

/** Splits rows at the best gutter, again and again. */
function cut(rows: Row[], depth = 0): Part[] {
  if (rows.length < 3 || depth > 6) return [{ rows, flow: 'main' }];
  const banded = inBands(rows);
  if (banded !== null) return [{ rows: banded, flow: 'main' }];
  const gutter = bestGutter(rows);
  if (gutter === null) return [{ rows, flow: 'main' }];
  const above = cut(rows.slice(0, gutter.first), depth + 1);
  const below = cut(rows.slice(gutter.last + 1), depth + 1);
  const left = cut(gutter.left, depth + 1);
  const right = cut(gutter.right, depth + 1);
  const [leftWidth, rightWidth] = [textWidth(gutter.left), textWidth(gutter.right)];
  const side = (parts: Part[]): Part[] => parts.map((part) => ({ ...part, flow: 'side' }));
  const filled = (parts: Part[]) => parts.filter((part) => part.rows.length > 0);
  let middle: Part[];
  if (leftWidth < rightWidth * 0.7) middle = [...right, ...side(left)];
  else if (rightWidth < leftWidth * 0.7) middle = [...left, ...side(right)];
  else middle = [...left, ...right];
  return filled([...above, ...middle, ...below]);
}

function textWidth(rows: Row[]): number {
  const left = smallest(rows.map((row) => row.words[0]?.x0 ?? 0));
  const right = largest(rows.map((row) => row.words.at(-1)?.x1 ?? 0));
  return right - left;
}

/** The gutter that parts the most text, or null when the rows belong together. */
function bestGutter(rows: Row[]): Gutter | null {
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
  let best: Gutter | null = null;
  for (const x of [...candidates].sort((a, b) => a - b)) {
    for (const gutter of runsAt(rows, x)) {
      if (best === null || gutter.weight > best.weight) best = gutter;
    }
  }
  return best;
}

/** Runs of rows that leave a gutter at `x` free and have text on both sides of it. */
function runsAt(rows: Row[], x: number): Gutter[] {
  const found: Gutter[] = [];
  let start = 0;
  const close = (end: number) => {
    const gutter = gutterOf(rows, start, end, x);
    if (gutter) found.push(gutter);
  };
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as Row;
    const crossed = row.words.some((word) => word.x0 < x + 2 && word.x1 > x - 2);
    if (crossed) {
      close(at - 1);
      start = at + 1;
    }
  }
  close(rows.length - 1);
  return found;
}

function gutterOf(rows: Row[], from: number, to: number, x: number): Gutter | null {
  let [first, last] = [from, to];
  const isLeft = (word: PlacedWord) => word.x1 <= x;
  const has = (row: Row | undefined, left: boolean) =>
    row?.words.some((word) => isLeft(word) === left) ?? false;
  const sideBegins = (left: boolean) => {
    for (let at = from; at <= to; at++) if (has(rows[at], left)) return at;
    return to + 1;
  };
  const sideEnds = (left: boolean) => {
    for (let at = to; at >= from; at--) if (has(rows[at], left)) return at;
    return from - 1;
  };
  first = Math.max(sideBegins(true), sideBegins(false));
  last = Math.min(sideEnds(true), sideEnds(false));
  if (first > last) return null;
  // Rows of one side only that stand right above or below belong to their column.
  while (first > from && gapBetween(rows[first - 1], rows[first]) < 14) first--;
  while (last < to && gapBetween(rows[last], rows[last + 1]) < 30) last++;
  const run = rows.slice(first, last + 1);
  const pick = (left: boolean) => {
    const words = run.flatMap((row) => row.words.filter((word) => isLeft(word) === left));
    return rowsOf(words);
  };
  const [left, right] = [pick(true), pick(false)];
  if (left.length < 3 || right.length < 3) return null;
  const narrow = left.length <= right.length ? left : right;
  const wide = narrow === left ? right : left;
  const aligned = narrow.filter((row) => wide.some((other) => Math.abs(other.base - row.base) < 1.6)).length;
  const share = aligned / narrow.length;
  if (areDates(narrow, wide)) return null;
  if (share > 0.7 && !isFlowing(narrow, wide)) return null;
  const clear = gutterWidth(run, x);
  if (clear < (isStacked(narrow, wide) ? closest : minGutter) && share > 0.4) return null;
  const characters = (side: Row[]) =>
    side.reduce((sum, row) => sum + row.words.reduce((n, w) => n + w.text.length, 0), 0);
  const weight = Math.min(characters(left), characters(right)) * (1 - share / 2) + clear;
  return { first, last, x, left, right, weight };
}

/** True when the narrow side is a rail of dates beside the entries that they date. */
function areDates(narrow: Row[], wide: Row[]): boolean {
  const dated = narrow.filter(
    (row) => /(?:^|[^\d])(?:19|20)\d{2}(?:[^\d]|$)/.test(lineOf(row)) && lineOf(row).length < 34,
  );
  const beside = dated.filter((row) => wide.some((other) => other.y0 < row.y1 && other.y1 > row.y0));
  const short = narrow.filter((row) => lineOf(row).length < 34).length;
  const share = short >= narrow.length * 0.9 ? 0.35 : 0.5;
  const labels = narrow.filter((row) => row.words.every((word) => word.bold)).length;
  const railed = dated.length + labels >= narrow.length * 0.9;
  return (
    dated.length >= 2 &&
    (railed || dated.length >= narrow.length * share) &&
    beside.length >= dated.length * 0.7
  );
}

function lineOf(row: Row): string {
  return row.words.map((word) => word.text).join(' ');
}

function gapBetween(above: Row | undefined, below: Row | undefined): number {
  return above && below ? below.y0 - above.y1 : Number.POSITIVE_INFINITY;
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

/** True when aligned rows are text of their own (a column set on the same grid) rather than dates or labels. */
function isFlowing(narrow: Row[], wide: Row[]): boolean {
  if (narrow.length < 8 || narrow.length < wide.length * 0.45) return false;
  if (areLabels(narrow, wide)) return false;
  if (isStacked(narrow, wide)) return true;
  // Labels of a form repeat from entry to entry ("Dates", "Position held"); a text's lines do not.
  if (new Set(narrow.map(lineOf)).size < narrow.length * 0.75) return false;
  const long = (rows: Row[]) => rows.filter((row) => lineOf(row).length > 32).length;
  const digits = narrow.filter((row) => /\d{4}/.test(lineOf(row))).length;
  return digits < narrow.length * 0.4 && (long(narrow) > narrow.length * 0.3 || narrow.length > 16);
}

/**
 * True for short lines that stand close under one another to the right of long ones: a sidebar on the same grid. Dates
 * and places beside headings stand apart.
 */
function isStacked(narrow: Row[], wide: Row[]): boolean {
  const left = smallest(narrow.map((row) => row.words[0]?.x0 ?? 0));
  if (narrow.length < 8 || wide.some((row) => (row.words.at(-1)?.x1 ?? 0) > left)) return false;
  const close = narrow.filter((row, at) => gapBetween(row, narrow[at + 1]) < (row.y1 - row.y0) * 0.9).length;
  const long = wide.filter((row) => lineOf(row).length > 32).length;
  const edges = new Set(narrow.map((row) => Math.round(row.words[0]?.x0 ?? 0))).size;
  return close >= narrow.length * 0.6 && long >= wide.length * 0.4 && edges <= 3;
}

/** True for labels set flush right before their text, each on the base line of a row of it. */
function areLabels(narrow: Row[], wide: Row[]): boolean {
  const edges = narrow.map((row) => Math.round(row.words.at(-1)?.x1 ?? 0));
  const usual = [...edges].sort((a, b) => a - b)[Math.floor(edges.length / 2)] ?? 0;
  const flush = edges.filter((edge) => Math.abs(edge - usual) <= 2).length;
  const leftmost = new Set(narrow.map((row) => Math.round(row.words[0]?.x0 ?? 0))).size;
  const before = (wide[0]?.words[0]?.x0 ?? 0) > usual;
  return before && flush >= narrow.length * 0.8 && leftmost > narrow.length * 0.4;
}

/** Marks lines at the top or bottom edge that repeat on other pages: they are no part of the text's flow. */
function repeatedAsHeaders(lines: PlacedLine[], pages: PlacedPage[]): PlacedLine[] {
  if (pages.length < 2) return lines;
  const key = (line: PlacedLine) => rowText(line.row).text.replace(/\d+/g, '#').trim();
  const atEdge = (line: PlacedLine) => {
    const height = pages[line.page - 1]?.height ?? 0;
    return line.row.y0 < height * 0.09 || line.row.y1 > height * 0.92;
  };
  const pagesOfKey = new Map<string, Set<number>>();
  for (const line of lines.filter(atEdge)) {
    pagesOfKey.set(key(line), (pagesOfKey.get(key(line)) ?? new Set()).add(line.page));
  }
  return lines.map((line) => {
    const on = pagesOfKey.get(key(line))?.size ?? 0;
    // What stands at the top of the first page is its heading, whatever repeats it.
    const isFirst = line.page === 1 && line.row.y0 < (pages[0]?.height ?? 0) / 2;
    return atEdge(line) && !isFirst && on >= 2 ? { ...line, flow: 'header' as const } : line;
  });
}
