/*
 * Words with their boxes to lines in reading order, whatever the order of the stream:
 *   one column · a sidebar beside the text · two equal columns · tables and right-aligned dates (one line, the
 *   parts parted by a tab) · label rails · headers and footers repeated on pages.
 * A page is cut where a gutter of white space parts rows that do not belong together; rows that share their
 * base lines (a title and its date) are joined instead.
 */

import type { Document, PlacedPage } from '../document.ts';
import { largest, smallest } from '../extremes.ts';
import { inBands } from './bands.ts';
import { wholeCells } from './cells.ts';
import { bestGutter } from './gutters.ts';
import { indentsOf, leftOf } from './indents.ts';
import { withLabelRows } from './label-rows.ts';
import { type PlacedLine, type Row, rowText, writeLines } from './lines.ts';
import { inMargin } from './margin.ts';
import { inRails } from './rails.ts';
import { rowsOf } from './rows.ts';

/**
 * How a page may be read: cut where columns are told by their looks, cut wherever white space runs down between text, entry by entry of a
 * rail, or row by row.
 */
export type Way = 'usual' | 'rails' | 'columns' | 'rows';

/**
 * Lines of all pages as a Document's text and lines, without the facts that only the format knows. `ways` says how each page is read;
 * without it all are read as usual.
 */
export function composeLines(pages: PlacedPage[], ways: Way[] = []): Pick<Document, 'text' | 'lines'> {
  const lines: PlacedLine[] = [];
  const hidden: PlacedLine[] = [];
  for (const [index, page] of pages.entries()) {
    const visible = page.words.filter((word) => word.hiding === null);
    const rows = rowsOf(visible);
    for (const part of cut(rows, ways[index] ?? 'usual')) {
      let last: Row | null = null;
      const rows = wholeCells(part.rows);
      const indented = indentsOf(rows);
      for (const row of rows) {
        const leading = last ? row.y0 - last.y1 : 99;
        lines.push({ row, page: index + 1, flow: part.flow, leading, indented: indented.has(leftOf(row)) });
        last = row;
      }
    }
    for (const row of rowsOf(page.words.filter((word) => word.hiding !== null))) {
      for (const run of byHiding(row))
        hidden.push({ row: run, page: index + 1, flow: 'main', leading: 0, indented: false });
    }
  }
  const turned = new Set(pages.flatMap((page, index) => (page.turned ? [index + 1] : [])));
  return writeLines([...repeatedAsHeaders(lines, pages), ...hidden], turned);
}

/** One row a way of hiding, so that a line has one reason. */
function byHiding(row: Row): Row[] {
  const kinds = [...new Set(row.words.map((word) => word.hiding))];
  return kinds.map((kind) => ({ ...row, words: row.words.filter((word) => word.hiding === kind) }));
}

interface Part {
  rows: Row[];
  flow: 'main' | 'side';
}

/** Splits rows at the best gutter, again and again. */
function cut(rows: Row[], way: Way, depth = 0): Part[] {
  if (rows.length < 3 || depth > 6 || way === 'rows') return [{ rows, flow: 'main' }];
  const banded = inBands(rows) ?? (way === 'rails' ? inRails(rows) : null);
  if (banded !== null) return [{ rows: banded, flow: 'main' }];
  const gutter = bestGutter(rows, way === 'columns');
  if (gutter === null) return [{ rows: withLabelRows(rows), flow: 'main' }];
  const above = cut(rows.slice(0, gutter.first), way, depth + 1);
  const below = cut(rows.slice(gutter.last + 1), way, depth + 1);
  const headed = inMargin(gutter);
  if (headed !== null)
    return [...above, { rows: headed, flow: 'main' as const }, ...below].filter(
      (part) => part.rows.length > 0,
    );
  const left = cut(gutter.left, way, depth + 1);
  const right = cut(gutter.right, way, depth + 1);
  const [leftWidth, rightWidth] = [textWidth(gutter.left), textWidth(gutter.right)];
  const side = (parts: Part[]): Part[] => parts.map((part) => ({ ...part, flow: 'side' }));
  const filled = (parts: Part[]) => parts.filter((part) => part.rows.length > 0);
  let middle: Part[];
  if (leftWidth < rightWidth * 0.7) middle = [...right, ...side(left)];
  else if (rightWidth < leftWidth * 0.7) middle = [...left, ...side(right)];
  else middle = [...left, ...right];
  return filled([...above, ...middle, ...below]);
}

function textWidth(rows: Row[]): number {
  const left = smallest(rows.map((row) => row.words[0]?.x0 ?? 0));
  const right = largest(rows.map((row) => row.words.at(-1)?.x1 ?? 0));
  return right - left;
}

/** Marks lines at the top or bottom edge that repeat on other pages: they are no part of the text's flow. */
function repeatedAsHeaders(lines: PlacedLine[], pages: PlacedPage[]): PlacedLine[] {
  if (pages.length < 2) return lines;
  const heightOf = ({ page }: PlacedLine) => pages[page - 1]?.height ?? 0;
  const isAtTop = (line: PlacedLine) => line.row.y0 < heightOf(line) * 0.09;
  const atEdge = (line: PlacedLine) => isAtTop(line) || line.row.y1 > heightOf(line) * 0.92;
  // Pages are numbered; years tell two jobs of one title apart, and what stands at the foot of a page repeats at the feet of others.
  const key = (line: PlacedLine) =>
    `${isAtTop(line)} ${rowText(line.row)
      .text.replace(/\d+/g, (digits) => (/^(?:19|20)\d\d$/.test(digits) ? digits : '#'))
      .trim()}`;
  const pagesOfKey = new Map<string, Set<number>>();
  for (const line of lines.filter(atEdge)) {
    pagesOfKey.set(key(line), (pagesOfKey.get(key(line)) ?? new Set()).add(line.page));
  }
  return lines.map((line) => {
    const on = pagesOfKey.get(key(line))?.size ?? 0;
    // What stands at the top of the first page is its heading, whatever repeats it.
    const isFirst = line.page === 1 && line.row.y0 < (pages[0]?.height ?? 0) / 2;
    return atEdge(line) && !isFirst && on >= 2 ? { ...line, flow: 'header' as const } : line;
  });
}
