/*
 * Headings whose facts are list items: "Data Engineer" over "- Northwind Foods" over "- Berlin, Germany" over "- 2021 - Now", "Northwind
 * Foods: Data Engineer" over "- Department of Sales" over "- 2021 - Now", "Summer 2015: Research Assistant" over "- Northwind University".
 */
import { type Document, type Line, lineFrom, textOf } from '#domain/document.ts';
import { bulletLength, isBullet } from '#domain/page/lines.ts';
import type { DateReader } from '#domain/readers/dates.ts';
import { without } from '#domain/readers/jobs/pieces.ts';
import type { HeaderReader } from '../heading/headers.ts';

/** Items of such a heading, characters of one, and of the line above. */
const mostItems = 4;
const longestItem = 80;
const longestTitle = 80;
/** Such headings that make them the habit of a document. */
const fewest = 2;

/** Items `from` to `to` below the heading `at`, as indices of lines. */
interface Facts {
  at: number;
  from: number;
  to: number;
}

/** Gives the lines of a section without the marks of items that are facts of a heading, where two headings and more have such. */
export function withoutFactMarks(
  document: Document,
  lines: Line[],
  dates: DateReader,
  headers: HeaderReader,
): Line[] {
  const texts = lines.map((line) => textOf(document, line));
  const isItem = (at: number) => lines[at] !== undefined && (lines[at].bullet || isBullet(texts[at] ?? ''));
  const found = lines.flatMap((_line, at) => factsBelow(at) ?? employerBelow(at) ?? []);
  if (found.length < fewest) return lines;
  const facts = new Set(
    found.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, n) => from + n)),
  );
  const bare = lines.map((line, at) =>
    facts.has(at) ? { ...lineFrom(line, bulletLength(texts[at] ?? '')), bullet: false } : line,
  );
  // The dates stand right below a heading that tells the rest.
  for (const { at, from, to } of found)
    if (from > at + 1) bare.splice(at + 1, to - at - 1, bare[from] as Line, ...bare.slice(at + 1, from));
  return bare;

  /** The items below a heading that are its facts, up to the one that is dates alone, which is the only one where the heading tells the rest. */
  function factsBelow(at: number): Facts | null {
    // What is asked of the items is asked first: reading a heading is the dear part.
    const dated = isItem(at) ? null : datesBelow(at);
    if (dated === null) return null;
    const heading = texts[at] ?? '';
    if (heading.length > longestTitle || dates(heading).length > 0 || headers.readsLikeText(heading))
      return null;
    const whole = readsWhole(heading);
    const isTitled = whole || headers.titleScore(heading) >= 2;
    if (!isTitled && !(headers.isNamed(heading) && headers.titleScore(itemAt(at + 1)) >= 2)) return null;
    return { at, from: whole ? dated : at + 1, to: dated + 1 };
  }

  /** The item below a heading that is dates alone, with nothing above it that is more than a fact. */
  function datesBelow(at: number): number | null {
    for (let below = at + 1; below <= at + mostItems && isItem(below); below++) {
      const item = itemAt(below);
      const [range] = dates(item);
      if (range && !range.single && range.from < 2 && item.length - range.to < 2) return below;
      if (range || item.length > longestItem || /[.;:]$/.test(item) || headers.readsLikeText(item))
        return null;
    }
    return null;
  }

  /** The employer as the first item below a title with its dates that names none. */
  function employerBelow(at: number): Facts | null {
    if (isItem(at) || !isItem(at + 1)) return null;
    const item = itemAt(at + 1);
    const isName = item.length <= longestItem && !/[.;:]$/.test(item) && !headers.readsLikeText(item);
    if (!isName || headers.companyScore(item) < 3 || headers.titleScore(item) !== 0) return null;
    const heading = texts[at] ?? '';
    const [range] = dates(heading);
    if (heading.length > longestTitle || !range) return null;
    const bare = without(heading, range);
    return headers.titleScore(bare) >= 2 && !readsWhole(bare) ? { at, from: at + 1, to: at + 2 } : null;
  }

  /** The text of a list item. */
  function itemAt(at: number): string {
    const text = texts[at] ?? '';
    return text.slice(bulletLength(text)).trim();
  }

  /** True for a heading that names title and employer. */
  function readsWhole(text: string): boolean {
    const { title, company } = headers.read([{ text, from: 0, row: 0, bold: false }]);
    return title !== null && company !== null;
  }
}
