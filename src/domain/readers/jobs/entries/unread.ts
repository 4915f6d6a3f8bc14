/* An employer of a heading that was not understood. */
import { endsInStop } from '#domain/readers/jobs/pieces.ts';
import type { Draft } from '../drafts/drafts.ts';
import { holdsLongDash } from '../heading/glued-dash.ts';
import type { HeaderReader } from '../heading/headers.ts';
import { isLongName } from '../heading/long-name.ts';

/** True where a line up to the title and the dates holds words that neither is, and no place: an employer, as far as that may be told. */
export function holdsMore(
  { lines, anchor, used, title }: Draft,
  titled: number,
  headers: HeaderReader,
): boolean {
  // "Store Manager—Northwind", whose dash parted nothing.
  if (title && holdsLongDash(title.text)) return true;
  return lines.some(({ row, text }) => {
    if (row === titled || row > Math.max(anchor, titled) || !used.has(row)) return false;
    // Names of some words that a stop closes are no sentence: "Temporary." is a note.
    const isNote = endsInStop(text) && !isLongName(text.replace(/\.\s*$/u, ''), headers);
    if (isNote || headers.readsLikeText(text)) return false;
    const words = text.replace(/^[\s,|•·–—-]+|[\s,|•·–—.-]+$/gu, '');
    return (
      /\p{L}{3}/u.test(words) &&
      !headers.isPlace(words) &&
      !headers.isAside(words) &&
      headers.label(words) === null
    );
  });
}
