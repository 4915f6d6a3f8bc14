/*
 * Years over two lines of a rail, the later one above, as some templates set them:
 *   2023<tab>Research Assistant. Northwind University. Transients project: · 2019<tab>objects on sequences of images.
 */
import { type Document, type Line, lineFrom, textOf } from '#domain/document.ts';
import type { DateRange, DateReader } from '#domain/readers/dates.ts';

const yearCell = /^\s*((?:19|20)\d\d)(?:\t+(?=\S)|\s*$)/u;
/** Between the sentences of an upper line, with which the lower one goes on. */
const innerStop = /\p{L}{3}\.\s\p{Lu}/u;
/** Pairs by which the rail is one of them. */
const fewestPairs = 2;

/**
 * Lines without the lower cells of such years, and the ranges by where the upper line starts (UTF-16): where all years at the head of lines
 * are in pairs, the upper ones before a title and the lower ones before none. Null where they are not.
 */
export function withoutPairedYears(
  document: Document,
  lines: Line[],
  dates: DateReader,
  titleScore: (text: string) => number,
): { lines: Line[]; stacked: Map<number, DateRange> } | null {
  const cells = lines.map((line) => {
    const text = textOf(document, line);
    const found = yearCell.exec(text);
    return found && { year: found[1] as string, cell: found[0].length, rest: text.slice(found[0].length) };
  });
  const stacked = new Map<number, DateRange>();
  const kept: Line[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [line, upper, lower] = [lines[at] as Line, cells[at], cells[at + 1]];
    kept.push(line);
    if (!upper) continue;
    if (!lower || Number(lower.year) > Number(upper.year)) return null;
    if (titleScore(upper.rest.split(/[.,]\s/u)[0] ?? '') < 2 || titleScore(lower.rest) > 0) return null;
    const runsOn = lower.rest === '' || /^\p{Ll}/u.test(lower.rest) || innerStop.test(upper.rest);
    if (!runsOn) return null;
    const [range] = dates(`${lower.year} – ${upper.year}`);
    if (!range) return null;
    stacked.set(line.start, { ...range, from: 0, to: upper.cell });
    const below = lines[at + 1] as Line;
    if (lower.rest !== '') kept.push(lineFrom(below, lower.cell));
    at += 1;
  }
  return stacked.size >= fewestPairs ? { lines: kept, stacked } : null;
}
