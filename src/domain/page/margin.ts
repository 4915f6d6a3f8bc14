/* Headings in the margin over two lines ("WORK" over "EXPERIENCE") beside the text that they head: read before that text. */

import type { Columns } from './date-cells.ts';
import type { Row } from './lines.ts';
import { isBeside, lineOf, sharedHeight } from './rows.ts';

/** Headings of a margin, at least one of them over several lines, and lines of one. */
const [fewest, most, mostLines] = [3, 12, 3];
/** Words and characters of a line of one. */
const [mostWords, longest] = [3, 24];
/** Room in heights of a line: less parts no two lines of a heading, and more stands above the next heading. */
const [within, apart] = [0.5, 0.8];
/** How much more room than between most lines of the text stands above a line that a heading of the margin is beside. */
const roomier = 1.2;

/** The rows of such columns in reading order, each heading before the row that it stands beside; null where the left column is none. */
export function inMargin({ left, right }: Columns): Row[] | null {
  const headings: Row[][] = [];
  for (const row of left) {
    const above = headings.at(-1)?.at(-1);
    const gap = above ? row.y0 - above.y1 : Number.POSITIVE_INFINITY;
    const height = row.y1 - row.y0;
    if (gap < height * within) headings.at(-1)?.push(row);
    else if (gap > height * apart) headings.push([row]);
    else return null;
  }
  if (headings.length < fewest || headings.length > most || headings.every((lines) => lines.length === 1))
    return null;
  if (headings.some((lines) => lines.length > mostLines || !lines.every(isHeading))) return null;
  const rooms = right.slice(1).map((row, at) => row.y0 - (right[at] as Row).y1);
  const usual = [...rooms].sort((a, b) => a - b)[rooms.length >> 1] ?? 0;
  const before = new Map<Row, Row[]>();
  for (const lines of headings) {
    const [first] = lines as [Row];
    const at = right.findIndex(
      (row) => isBeside(first, row) || sharedHeight(first, row) > (first.y1 - first.y0) / 2,
    );
    const beside = right[at];
    if (!beside || before.has(beside)) return null;
    // A list beside a text starts anywhere.
    const room = rooms[at - 1] ?? Number.POSITIVE_INFINITY;
    if (room <= usual * roomier) return null;
    before.set(beside, lines);
  }
  return right.flatMap((row) => [...(before.get(row) ?? []), row]);
}

/** True for a line of capitals or bold letters that is short and holds no figure. */
function isHeading(row: Row): boolean {
  const text = lineOf(row);
  if (text.length > longest || text.split(/\s+/u).length > mostWords || /[\d@:,]/u.test(text)) return false;
  return !/\p{Ll}/u.test(text) || row.words.every((word) => word.bold);
}
