/* Headings in the middle of a page, over all of its columns. */
import { largest, smallest } from '../extremes.ts';
import type { Row } from './lines.ts';
import { lineOf } from './rows.ts';

/** Points from the middle of all rows, and from the rows above and below in heights of the row. */
const off = 8;
const room = 0.8;
/** Characters of a heading. */
const longest = 32;
/** Points between left edges that are one, and rows that keep one. */
const sameEdge = 2;
const fewestOnEdge = 3;

/** Short rows set in the middle of all rows, apart from them, at an edge that no column has. */
export function centredHeadings(rows: Row[]): Set<Row> {
  const lefts = rows.flatMap(({ words }) => words.map(({ x0 }) => x0));
  const middle =
    (smallest(lefts) +
      largest(
        rows.flatMap(({ words }) => words.map(({ x1 }) => x1)),
        0,
      )) /
    2;
  return new Set(
    rows.filter((row, at) => {
      const [left, right] = [row.words[0]?.x0 ?? 0, row.words.at(-1)?.x1 ?? 0];
      if (Math.abs((left + right) / 2 - middle) > off || lineOf(row).length > longest) return false;
      const [above, below] = [rows[at - 1], rows[at + 1]];
      const height = row.y1 - row.y0;
      if (above && row.y0 - above.y1 < height * room) return false;
      if (below && below.y0 - row.y1 < height * room) return false;
      return lefts.filter((edge) => Math.abs(edge - left) <= sameEdge).length < fewestOnEdge;
    }),
  );
}
