/*
 * A table of jobs in three columns (dates, title and employer, what was done): read row by row of the table, so that
 * what was done follows its own title. A row of the table begins where a date stands at its left edge.
 */

import type { PlacedWord } from '../document.ts';
import { smallest } from '../extremes.ts';
import { dated } from './date-cells.ts';
import { usualEdges } from './edges.ts';
import { type Row, rowText } from './lines.ts';

const fewestJobs = 3;
/** Points of white space between columns. */
const narrowest = 9;

/** The rows of such a table in reading order, what was done after its title; null when the rows are none. */
export function inBands(rows: Row[]): Row[] | null {
  const left = smallest(rows.map((row) => row.words[0]?.x0 ?? 0));
  const anchors = rows.flatMap((row, at) => (isAnchor(row, left) ? [at] : []));
  const [first] = anchors;
  if (first === undefined || anchors.length < fewestJobs) return null;
  const last = tableEnd(rows, anchors.at(-1) as number, left);
  const table = rows.slice(first, last + 1);
  const x = columnOf(
    table,
    anchors.map((at) => rows[at] as Row),
  );
  if (x === null) return null;
  const ordered: Row[] = [...rows.slice(0, first)];
  for (const [order, at] of anchors.entries()) {
    const band = rows.slice(at, anchors[order + 1] ?? last + 1);
    for (const word of sideOf(band, (one) => one.x0 < x)) ordered.push(word);
    for (const word of sideOf(band, (one) => one.x0 >= x)) ordered.push(word);
  }
  return [...ordered, ...rows.slice(last + 1)];
}

/** A row whose first cell is a date at the left edge, with a title beside it. */
function isAnchor(row: Row, left: number): boolean {
  const [cell = '', ...rest] = rowText(row).text.split('\t');
  return (row.words[0]?.x0 ?? 0) <= left + 8 && rest.length > 0 && cell.length < 30 && dated.test(cell);
}

/** The last row of the table: the next that begins at its left edge without a date ends it. */
function tableEnd(rows: Row[], anchor: number, left: number): number {
  let end = anchor;
  while (end + 1 < rows.length && (rows[end + 1]?.words[0]?.x0 ?? 0) > left + 20) end += 1;
  return end;
}

/** Where the third column begins: an edge that most of its rows keep, with white space before it all the way down. */
function columnOf(table: Row[], anchors: Row[]): number | null {
  const [edge, count] = usualEdges(table.map(({ words }) => words[0]?.x0 ?? 0))[0] ?? [0, 0];
  if (count < table.length * 0.4) return null;
  const x = edge - 1;
  const crossed = table.some((row) => row.words.some((word) => word.x0 < x && word.x1 > x - narrowest + 4));
  if (crossed) return null;
  // The anchors have a title before the column and words in it.
  const titled = anchors.filter((row) => row.words.filter((word) => word.x1 <= x).length >= 2).length;
  const told = anchors.filter((row) => row.words.some((word) => word.x0 >= x)).length;
  return titled >= anchors.length * 0.8 && told >= anchors.length * 0.6 ? x : null;
}

function sideOf(rows: Row[], has: (word: PlacedWord) => boolean): Row[] {
  return rows.flatMap((row) => {
    const words = row.words.filter(has);
    return words.length > 0 ? [{ ...row, words }] : [];
  });
}
