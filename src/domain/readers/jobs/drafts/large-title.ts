/* The title of an entry in larger letters below its employer, the place and the trade, as some sites print résumés. */
import type { HeaderReader } from '#domain/readers/jobs/heading/headers.ts';
import { without } from '#domain/readers/jobs/pieces.ts';
import type { Row } from '#domain/readers/jobs/rows/rows.ts';

/** Rows between the dates of an entry and such a title at most, and how much larger its letters are than those of the rows around it. */
const [mostBetween, larger] = [12, 1.15];
/** Characters of such a title. */
const longest = 110;

/**
 * The index of the row below `anchor` and before `end` whose larger letters tell that it is the title; null where a title stands beside the dates or
 * above it.
 */
export function largeTitle(headers: HeaderReader, rows: Row[], anchor: number, end: number): number | null {
  const dated = rows[anchor] as Row;
  if (headers.titleScore(dated.range ? without(dated.text, dated.range) : dated.text) > 0) return null;
  const last = Math.min(end, anchor + 1 + mostBetween);
  for (let at = anchor + 2; at < last; at++) {
    const { text, range, line } = rows[at] as Row;
    const [above, below] = [rows[at - 1], rows[at + 1]].map((row) => row?.line.size ?? 0);
    const size = line.size ?? 0;
    const isLarge = above !== undefined && above > 0 && size > above * larger;
    if (!isLarge) continue;
    // What stands last is followed by nothing that it could be larger than.
    const isOver = at + 1 >= end || (below !== undefined && size > below * larger);
    const isTitle = headers.titleScore(text) >= 2 && text.length <= longest && !headers.readsLikeText(text);
    return isOver && isTitle && range === null && !line.bullet ? at : null;
  }
  return null;
}
