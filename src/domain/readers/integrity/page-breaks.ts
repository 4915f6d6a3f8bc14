/* Lines that a page break cuts: browsers draw them on both pages, on one of which they lie beyond its edge. */
import type { Document, Line } from '#domain/document.ts';
import { fold } from '#domain/words/words.ts';

/** Lines at the end of a page and at the beginning of the next that may be drawn on both. */
const mostLines = 3;
/** Share of a line's letters that stand in another: ligatures are drawn by themselves and may lie on the page. */
const share = 0.7;

/**
 * Makes what is true for a line beyond the edge of its page whose letters, in their order, are those of a line at the near edge of the page
 * beside it.
 */
export function breakTest({ text, lines }: Document): (line: Line) => boolean {
  const pages = Map.groupBy(
    lines.filter(({ hiding }) => hiding === null),
    ({ page }) => page,
  );
  return (line) => {
    if (line.hiding !== 'off_page' || line.page === null) return false;
    const own = lettersOf(text.slice(line.start, line.end));
    const near = [
      ...(pages.get(line.page - 1) ?? []).slice(-mostLines),
      ...(pages.get(line.page + 1) ?? []).slice(0, mostLines),
    ];
    return near.some((one) => {
      const whole = lettersOf(text.slice(one.start, one.end));
      return own.length >= whole.length * share && isWithin(own, whole);
    });
  };
}

const lettersOf = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

/** True when the letters of one text stand in another in their order. */
function isWithin(some: string, all: string): boolean {
  let at = 0;
  for (const letter of all) if (letter === some[at]) at += 1;
  return at === some.length;
}
