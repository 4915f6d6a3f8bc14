/* What a column beside another is: text that flows, a stack of short lines, labels. */

import { largest, smallest } from '../extremes.ts';
import type { Row } from './lines.ts';
import { lineOf } from './rows.ts';

/** Points behind a column's edge from which a row that ends at the other one is no indented line of it. */
const farBehind = 100;
const sameEnd = 3;
/** The share of such rows from which what seems a column is cells at the other edge and text behind labels. */
const leastFar = 0.4;

/** Labels that are few. */
const mostFewLabels = 4;

/** Points of room between two rows; without end above the first and below the last. */
export function gapBetween(above: Row | undefined, below: Row | undefined): number {
  return above && below ? below.y0 - above.y1 : Number.POSITIVE_INFINITY;
}

/** True when aligned rows are text of their own (a column set on the same grid) rather than dates or labels. */
export function isFlowing(narrow: Row[], wide: Row[]): boolean {
  if (narrow.length < 8 || narrow.length < wide.length * 0.45) return false;
  if (areLabels(narrow, wide)) return false;
  if (isStacked(narrow, wide)) return true;
  // Labels of a form repeat from entry to entry ("Dates", "Position held"); a text's lines do not.
  if ([narrow, wide].some((side) => side.length > 5 && repeats(side))) return false;
  const long = (rows: Row[]) => rows.filter((row) => lineOf(row).length > 32).length;
  const digits = narrow.filter((row) => /\d{4}/.test(lineOf(row))).length;
  return digits < narrow.length * 0.4 && (long(narrow) > narrow.length * 0.3 || narrow.length > 16);
}

/** True for short lines of which some come again and again. */
function repeats(side: Row[]): boolean {
  const lines = side.map(lineOf);
  return lines.every((line) => line.length < 40) && new Set(lines).size < lines.length * 0.75;
}

/**
 * True for short lines that stand close under one another to the right of long ones: a sidebar on the same grid. Dates
 * and places beside headings stand apart.
 */
export function isStacked(narrow: Row[], wide: Row[]): boolean {
  const left = smallest(narrow.map((row) => row.words[0]?.x0 ?? 0));
  if (narrow.length < 8 || wide.some((row) => (row.words.at(-1)?.x1 ?? 0) > left)) return false;
  const close = narrow.filter((row, at) => gapBetween(row, narrow[at + 1]) < (row.y1 - row.y0) * 0.9).length;
  const long = wide.filter((row) => lineOf(row).length > 32).length;
  const edges = new Set(narrow.map((row) => Math.round(row.words[0]?.x0 ?? 0))).size;
  return close >= narrow.length * 0.6 && long >= wide.length * 0.4 && edges <= 3;
}

/** True for a few lines of a word or two, such as headings beside what they head. */
export function areFewLabels(rows: Row[], most = mostFewLabels): boolean {
  return rows.length <= most && rows.every((row) => lineOf(row).split(/\s+/).length <= 2);
}

/** True for labels set flush right before their text, each on the base line of a row of it. */
export function areLabels(narrow: Row[], wide: Row[]): boolean {
  const edges = narrow.map((row) => Math.round(row.words.at(-1)?.x1 ?? 0));
  const usual = [...edges].sort((a, b) => a - b)[Math.floor(edges.length / 2)] ?? 0;
  const flush = edges.filter((edge) => Math.abs(edge - usual) <= 2).length;
  const leftmost = new Set(narrow.map((row) => Math.round(row.words[0]?.x0 ?? 0))).size;
  const before = (wide[0]?.words[0]?.x0 ?? 0) > usual;
  return before && flush >= narrow.length * 0.8 && leftmost > narrow.length * 0.4;
}

/**
 * True for cells at the right edge of a page above or below text behind labels: places and dates of entries, and "Python, SQL" behind
 * "Languages". Together they have no edge.
 */
export function areOfTwoSorts(rows: Row[]): boolean {
  const left = smallest(rows.map((row) => row.words[0]?.x0 ?? 0));
  const right = largest(rows.map((row) => row.words.at(-1)?.x1 ?? 0));
  const isFar = (row: Row) => (row.words[0]?.x0 ?? 0) > left + farBehind;
  const [far, near] = [rows.filter(isFar), rows.filter((row) => !isFar(row))];
  const isAtEdge = (row: Row) => Math.abs((row.words.at(-1)?.x1 ?? 0) - right) < sameEnd;
  // The cells of a sidebar alternate with its headings; those of entries stand together.
  const changes = rows.filter((row, at) => at > 0 && isFar(row) !== isFar(rows[at - 1] as Row));
  return (
    changes.length <= 2 &&
    far.length >= rows.length * leastFar &&
    far.every(isAtEdge) &&
    near.filter(isAtEdge).length * 2 <= near.length
  );
}
