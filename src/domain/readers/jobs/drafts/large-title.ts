/* The title of an entry in larger letters below its employer, the place and the trade, as some sites print résumés. */
import type { HeaderReader } from '#domain/readers/jobs/heading/headers.ts';
import type { Row } from '#domain/readers/jobs/rows/rows.ts';

/** Rows between the dates of an entry and such a title at most, and how much larger its letters are than those of the rows around it. */
const [mostBetween, larger] = [12, 1.15];
/** Characters of such a title. */
const longest = 110;

/** The index of the row below `anchor`, of dates without a title, and before `end` whose larger letters tell that it is the title; null where none do. */
export function largeTitle(headers: HeaderReader, rows: Row[], anchor: number, end: number): number | null {
  const sizeAt = (at: number) => rows[at]?.line.size ?? 0;
  const last = Math.min(end, anchor + 1 + mostBetween);
  for (let at = anchor + 2; at < last; at++) {
    const above = sizeAt(at - 1);
    if (above === 0 || sizeAt(at) <= above * larger) continue;
    const { text, range, line } = rows[at] as Row;
    // What stands last is followed by nothing that it could be larger than.
    const isOver = at + 1 >= end || sizeAt(at) > sizeAt(at + 1) * larger;
    const isTitle = headers.titleScore(text) >= 2 && text.length <= longest && !headers.readsLikeText(text);
    return isOver && isTitle && range === null && !line.bullet ? at : null;
  }
  return null;
}
