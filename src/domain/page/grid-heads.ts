/* Headings of three columns and more that stand beside one another: what is above them is laid out in its own way. */
import type { PlacedWord } from '../document.ts';
import type { Row } from './lines.ts';

/** Cells of such a row, points of white space between them, and words of each. */
const fewestCells = 3;
const widest = 20;
const mostWords = 3;
/** White space above it, in heights of the row. */
const room = 1;
/** Points between the left edges of a heading and of its text. */
const sameEdge = 24;

/** Rows of short cells below white space over the whole width, under two of which text begins. */
export function gridHeads(rows: Row[]): Set<Row> {
  return new Set(
    rows.filter((row, at) => {
      const { words } = row;
      if (words.length < fewestCells || !words.every(isShort)) return false;
      if (
        !words.every((word, index) => index === 0 || word.x0 - (words[index - 1] as PlacedWord).x1 >= widest)
      )
        return false;
      const [above, below] = [rows[at - 1], rows[at + 1]];
      if (!above || !below || row.y0 - above.y1 < (row.y1 - row.y0) * room) return false;
      const under = below.words.filter(({ x0 }) => words.some((word) => Math.abs(word.x0 - x0) <= sameEdge));
      return below.words.length >= fewestCells - 1 && under.length >= fewestCells - 1;
    }),
  );
}

const isShort = ({ text }: PlacedWord) => text.trim().split(/\s+/).length <= mostWords && !/\d/.test(text);
