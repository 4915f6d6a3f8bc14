import { type Document, type Line, textOf } from '#domain/document.ts';

/** Points between left edges that are one. */
const sameEdge = 3;
/** Points from the left edge of a page's lines at which another column may begin. */
const furthest = 100;
/** Characters of what stands in a rail at most. */
const longestOfRail = 34;
/** Lines that begin at an edge before it is that of a column. */
const fewestLines = 3;

/**
 * Lines that hold words of two columns: behind a gap they go on at an edge at which other lines of their page begin. Dates set flush
 * right share no such edge.
 */
export function interleavedLines(document: Document): Line[] {
  const found: Line[] = [];
  for (const [page, lines] of Map.groupBy(document.lines, (line) => line.page)) {
    const placed = lines.filter((line) => line.box !== null && line.hiding === null);
    if (page === null || placed.length === 0) continue;
    const left = Math.min(...placed.map((line) => line.box?.x ?? 0));
    const starts = new Map<number, number>();
    for (const { box } of placed) {
      const edge = Math.round((box?.x ?? 0) / sameEdge);
      starts.set(edge, (starts.get(edge) ?? 0) + 1);
    }
    const isColumn = (x: number) => {
      const edge = Math.round(x / sameEdge);
      const count = [edge - 1, edge, edge + 1].reduce((sum, one) => sum + (starts.get(one) ?? 0), 0);
      return x > left + furthest && count >= fewestLines;
    };
    for (const line of placed) {
      const text = textOf(document, line);
      if (!text.includes('\t') || (line.box?.x ?? 0) > left + furthest) continue;
      // A date or a label before its text stands in a rail.
      const cells = [...text.matchAll(/\t(?=\P{Z})/gu)].filter(({ index }) => index >= longestOfRail);
      if (cells.some(({ index }) => isColumn(line.edges?.[index + 1] ?? 0))) found.push(line);
    }
  }
  return found;
}
