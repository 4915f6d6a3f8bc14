/*
 * Dates over three lines of a rail, a bar between them, as templates that run upwards set them:
 *   2023<tab>Data Scientist · |<tab>Northwind Ltd · 2021<tab>Built models.
 */
import { type Document, type Line, lineFrom, textOf } from '#domain/document.ts';
import type { DateRange, DateReader } from '#domain/readers/dates.ts';
import { isReversed } from '#domain/tenure.ts';

const dateCell = /^\s*([^\t]{4,22}?)\s*(?:\t|$)/u;
const barCell = /^\s*[|│┃]\s*(?:\t|$)/u;

/** Lines without the cells of such dates, and the ranges of these by where their first line starts (UTF-16). */
export function withoutStackedDates(
  document: Document,
  lines: Line[],
  dates: DateReader,
): { lines: Line[]; stacked: Map<number, DateRange> } {
  const stacked = new Map<number, DateRange>();
  const kept: Line[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [first, bar, ...below] = lines.slice(at, at + 4);
    // A line of the entry may stand between: the employer below its place.
    const found =
      first && bar
        ? below.flatMap((last, between) => {
            const range = rangeOf(document, [first, bar, last], dates);
            return range ? [{ range, lines: [bar, ...below.slice(0, between), last] }] : [];
          })[0]
        : undefined;
    if (!first || found === undefined) {
      kept.push(lines[at] as Line);
      continue;
    }
    stacked.set(first.start, { ...found.range, from: 0, to: cellOf(textOf(document, first)).length });
    const middle = found.lines.slice(1, -1);
    kept.push(
      first,
      ...found.lines.flatMap((line) => (middle.includes(line) ? [line] : behindCell(document, line))),
    );
    at += found.lines.length;
  }
  return { lines: kept, stacked };
}

/** The range that the cells of three lines hold; null where they hold none. */
function rangeOf(
  document: Document,
  [first, bar, last]: [Line, Line, Line],
  dates: DateReader,
): DateRange | null {
  if (!barCell.test(textOf(document, bar))) return null;
  const [upper = '', lower = ''] = [first, last].map((line) => cellOf(textOf(document, line)).trim());
  if (upper === '' || lower === '') return null;
  for (const whole of [`${lower} – ${upper}`, `${upper} – ${lower}`]) {
    const [range, ...others] = dates(whole);
    if (!range || range.single || others.length > 0 || range.from > 0 || range.to < whole.length) continue;
    if (range.end === 'present' || !isReversed(range.start, range.end)) return range;
  }
  return null;
}

const cellOf = (text: string) => dateCell.exec(text)?.[1] ?? '';

/** What of a line stands behind its first cell. */
function behindCell(document: Document, line: Line): Line[] {
  const tab = textOf(document, line).indexOf('\t');
  return tab < 0 ? [] : [lineFrom(line, tab + 1)];
}
