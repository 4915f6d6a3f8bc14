/* The lines at the head of a document among which its name stands. */
import type { Line } from '#domain/document.ts';

/** Lines at the head of a page that are asked for a name. */
const asked = 80;

/** Lines that are asked for a name, the size of their text and of the largest, in points, and what stands large at the top. */
export function headOf(lines: Line[]) {
  const opening = lines.slice(0, asked);
  const sizes = Float64Array.from(opening, (line) => line.size ?? 0).sort();
  const body = sizes[Math.floor(sizes.length / 2)] ?? 0;
  // Large lines at the top of the first page stand at the head, whatever column is read before theirs.
  const isTop = (line: Line) =>
    line.page === 1 && line.box !== null && line.box.y < topPoints && (line.size ?? 0) > body * 1.5;
  const head = [...opening, ...lines.slice(asked).filter(isTop)];
  return { head, body, tallest: sizes.at(-1) ?? 0, isTop };
}

/** Points from the top of a page within which its head stands. */
export const topPoints = 200;

/** The two lines below; for a word alone, the first a little further down that is set alike, past a column beside it. */
export function belowOf(head: Line[], index: number, text: string): (Line | undefined)[] {
  const line = head[index] as Line;
  const alike = (one: Line) => Math.abs((one.size ?? 0) - (line.size ?? 0)) < 0.5;
  const near = head.slice(index + 1, index + 4);
  const next = (line.size ?? 0) > 0 && !/\s/.test(text.trim()) ? (near.find(alike) ?? near[0]) : near[0];
  return [next, next && near[near.indexOf(next) + 1]];
}
