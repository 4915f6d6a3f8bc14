/*
 * Entries as items of a list whose text is a list of its own: "• Northwind Ltd<tab>Leeds" over "Developer<tab>Jun 2016 – May 2019" over
 * "◦ Built …". The outer marks are those of entries and fall away.
 */
import { type Document, type Line, lineFrom, textOf } from '#domain/document.ts';
import type { DateReader } from '#domain/readers/dates.ts';
import { without } from '#domain/readers/jobs/pieces.ts';
import type { HeaderReader } from '../heading/headers.ts';

/** A mark of a list item with the room behind it. */
const mark = /^\s*(?:([•●○▪▫■□◦‣⁃∙·*–—▶►\u2794-\u27be-])\s+(?=\S)|([•●▪■])(?=\p{Lu}))/u;
/** Characters of the two lines of an entry's heading. */
const longest = 90;
/** Such entries that make a list where their text has no marks of its own. */
const fewest = 2;

/** "• YOUTH CONSULTANT •": the mark of an item on either side of a line. */
const framed = /^\s*([•●○▪■·*~★◆])\s+(?=\S)(?:(?!\1).)*\S(\s+\1\s*)$/u;

/** A line without the marks that stand on either side of it. */
function unframed(document: Document, line: Line): Line {
  const text = textOf(document, line);
  const tail = framed.exec(text)?.[2]?.length ?? 0;
  if (tail === 0) return line;
  const inner = lineFrom(line, mark.exec(text)?.[0].length ?? 0);
  return { ...inner, end: line.end - tail, edges: null, bullet: false };
}

/** Gives the lines of a section without the marks of such entries. */
export function withoutOuterMarks(
  document: Document,
  given: Line[],
  dates: DateReader,
  headers: HeaderReader,
): Line[] {
  const lines = given.map((line) => unframed(document, line));
  const texts = lines.map((line) => textOf(document, line));
  const marks = texts.map((text) => {
    const [, apart, clinging] = mark.exec(text) ?? [];
    return apart ?? clinging ?? null;
  });
  const openings = lines.map((_line, at) => isOpening(at) || isWhole(at));
  /** Marks that open nothing but such entries, two of them and more. */
  const whole = new Set(
    [...new Set(marks)].filter((one) => {
      const own = openings.filter((_opens, at) => marks[at] === one);
      return own.length >= fewest && own.every(Boolean);
    }),
  );
  const isAboveOther = (at: number) =>
    (marks[at + 2] ?? marks[at]) !== marks[at] || (marks[at + 1] ?? marks[at]) !== marks[at];
  const outer = openings.map((opens, at) => opens && (whole.has(marks[at] ?? null) || isAboveOther(at)));
  if (!outer.includes(true)) return lines;
  return lines.map((line, at) => {
    const skip = outer[at] ? (mark.exec(texts[at] as string)?.[0].length ?? 0) : 0;
    if (skip === 0) return line;
    return { ...lineFrom(line, skip), bullet: false };
  });

  /** "• Developer, Northwind<tab>Aug 2013 – May 2021" over "– Built …": an item that is a heading by itself, above one of another list. */
  function isWhole(at: number): boolean {
    const [text, below] = [texts[at] ?? '', marks[at + 1] ?? null];
    if (marks[at] === null || below === null || below === marks[at] || text.length > longest) return false;
    const own = text.replace(mark, '');
    const [range] = dates(own).filter((one) => !one.single);
    if (!range || (range.from > 2 && own.length - range.to > 2)) return false;
    const told = without(own, range);
    return headers.titleScore(told) >= 2 && !headers.readsLikeText(told);
  }

  /** True for an item without a sentence, above a line without a mark, which hold a title and a stretch of time together. */
  function isOpening(at: number): boolean {
    const [first, second] = [texts[at] ?? '', texts[at + 1] ?? ''];
    if (marks[at] === null || marks[at + 1] !== null) return false;
    if (second === '' || first.length > longest || second.length > longest) return false;
    const own = first.replace(mark, '');
    if (/[.;:]\s*$/.test(own) || headers.readsLikeText(own) || headers.readsLikeText(second)) return false;
    const [above] = dates(own).filter((range) => !range.single);
    // "Software Engineer (2018)"
    const isClosed = /\((?:\p{L}{3,9}\.?\s)?(?:19|20)\d\d\)$/u.test(second);
    const [below] = dates(second).filter((range) => !range.single || isClosed);
    if ((above === undefined) === (below === undefined)) return false;
    const [one, other] = [above ? without(own, above) : own, below ? without(second, below) : second];
    return headers.titleScore(one) >= 2 !== headers.titleScore(other) >= 2;
  }
}
