/* Headings in larger letters beside the first line of their text, whose base lines differ. */
import type { Row } from './lines.ts';
import { sharedHeight } from './rows.ts';

/** Such headings, their words, and points of white space behind them. */
const fewestLabels = 2;
const mostWords = 2;
const narrowest = 9;
/** How much higher than its text a heading is at most: a name is larger. */
const mostLarge = 1.7;
/** The share of the lower row's height that both have. */
const share = 0.8;

/** The rows with each such heading on the row of its text; as they are where fewer than two stand so. */
export function withLabelRows(rows: Row[]): Row[] {
  const joined: Row[] = [];
  let labels = 0;
  for (const row of rows) {
    const above = joined.at(-1);
    const pair = above && (isLabelOf(above, row) || isLabelOf(row, above));
    if (!pair) {
      joined.push(row);
      continue;
    }
    labels += 1;
    const words = [...above.words, ...row.words].sort((a, b) => a.x0 - b.x0);
    joined[joined.length - 1] = {
      ...above,
      words,
      y0: Math.min(above.y0, row.y0),
      y1: Math.max(above.y1, row.y1),
    };
  }
  return labels >= fewestLabels ? joined : rows;
}

function isLabelOf(label: Row, text: Row): boolean {
  const [word, ...more] = label.words;
  if (!word || more.length > 0 || word.text.trim().split(/\s+/).length > mostWords || /\d/.test(word.text))
    return false;
  if ((text.words[0]?.x0 ?? 0) - word.x1 < narrowest) return false;
  const [height, other] = [label.y1 - label.y0, text.y1 - text.y0];
  const isLarger = height > other && height < other * mostLarge;
  return isLarger && sharedHeight(label, text) >= Math.min(height, other) * share;
}
