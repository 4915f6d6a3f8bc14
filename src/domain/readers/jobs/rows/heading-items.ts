/* Headings whose facts are list items: "Data Engineer" over "- Northwind Foods" over "- Berlin, Germany" over "- 2021 - Now". */
import { type Document, type Line, lineFrom, textOf } from '#domain/document.ts';
import { bulletLength, isBullet } from '#domain/page/lines.ts';
import type { DateReader } from '#domain/readers/dates.ts';
import type { HeaderReader } from '../heading/headers.ts';

/** Items of such a heading, characters of one, and of the line above. */
const mostItems = 4;
const longestItem = 60;
const longestTitle = 80;
/** Such headings that make them the habit of a document. */
const fewest = 2;

/** Gives the lines of a section without the marks of items that are facts of a heading, where two headings and more have such. */
export function withoutFactMarks(
  document: Document,
  lines: Line[],
  dates: DateReader,
  headers: HeaderReader,
): Line[] {
  const texts = lines.map((line) => textOf(document, line));
  const isItem = (at: number) => lines[at] !== undefined && (lines[at].bullet || isBullet(texts[at] ?? ''));
  const found = lines.flatMap((_line, at) => {
    const count = factsBelow(at);
    return count > 0 ? [{ at, count }] : [];
  });
  if (found.length < fewest) return lines;
  const facts = new Set(
    found.flatMap(({ at, count }) => Array.from({ length: count }, (_, n) => at + 1 + n)),
  );
  return lines.map((line, at) => {
    if (!facts.has(at)) return line;
    const skip = bulletLength(texts[at] ?? '');
    return { ...lineFrom(line, skip), bullet: false };
  });

  /** How many items below a title are its facts, up to the one that is dates alone. */
  function factsBelow(at: number): number {
    const title = texts[at] ?? '';
    if (isItem(at) || title.length > longestTitle || headers.titleScore(title) < 2) return 0;
    if (headers.readsLikeText(title) || dates(title).length > 0) return 0;
    for (let count = 1; count <= mostItems && isItem(at + count); count++) {
      const item = (texts[at + count] ?? '').slice(bulletLength(texts[at + count] ?? '')).trim();
      const [range] = dates(item);
      if (range && !range.single && range.from < 2 && item.length - range.to < 2) return count;
      if (range || item.length > longestItem || /[.;:]$/.test(item) || headers.readsLikeText(item)) return 0;
    }
    return 0;
  }
}
