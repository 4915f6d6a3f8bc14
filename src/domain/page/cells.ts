/*
 * Tables whose cells go on on the line below: "Deccan Soft<tab>Senior QA" over "Labs<tab>Engineer" is one row of two cells. Told by the edges
 * that other rows of the table keep.
 */

import type { PlacedWord } from '../document.ts';
import { sameEdge } from './edges.ts';
import { partsCells, type Row } from './lines.ts';

/** Cells of a row of a table, and rows that keep the same edges. */
const fewestCells = 3;
const fewestRows = 2;
/** Room between the lines of a cell, in heights of its letters. */
const room = 0.7;

/** Rows before and behind one in which others of its table stand. */
const near = 40;

/** Rows with those that only go on with cells above them joined to these; others as they are. */
export function wholeCells(rows: Row[]): Row[] {
  const all = rows.map(cellsOf);
  const joined: { row: Row; cells: PlacedWord[][]; bottom: number }[] = [];
  for (const [index, row] of rows.entries()) {
    const above = joined.at(-1);
    const cells = all[index] as PlacedWord[][];
    const beside = () => all.slice(Math.max(0, index - near), index + near);
    const into = above && goesOn(above, row, cells, beside);
    if (!into) {
      joined.push({ row, cells: cells.map((cell) => [...cell]), bottom: row.y1 });
      continue;
    }
    for (const [at, cell] of cells.entries()) above.cells[into[at] as number]?.push(...cell);
    above.row = { ...above.row, words: above.cells.flat(), y1: row.y1, wrapped: true };
    above.bottom = row.y1;
  }
  return joined.map(({ row }) => row);
}

/** Into which cells of the row above those of a row go on; null where it is a row of its own. */
function goesOn(
  above: { row: Row; cells: PlacedWord[][]; bottom: number },
  row: Row,
  cells: PlacedWord[][],
  beside: () => PlacedWord[][][],
): number[] | null {
  const count = above.cells.length;
  if (count < fewestCells || cells.length === 0 || cells.length >= count) return null;
  if (row.y0 - above.bottom > (row.y1 - row.y0) * room) return null;
  const edges = above.cells.map(edgeOf);
  const into = cells.map((cell) => edges.findIndex((edge) => Math.abs(edge - edgeOf(cell)) < sameEdge));
  // What begins in the first column begins a row.
  if (into.some((at) => at < 1)) return null;
  const fits = cells.every(
    (cell, at) => (cell.at(-1)?.x1 ?? 0) < (edges[(into[at] as number) + 1] ?? Infinity),
  );
  const keeps = (other: PlacedWord[][]) =>
    other.filter((cell) => edges.some((edge) => Math.abs(edge - edgeOf(cell)) < sameEdge)).length >=
    fewestCells;
  // Its own row is one of them.
  return fits && beside().filter(keeps).length >= fewestRows ? into : null;
}

const edgeOf = (cell: PlacedWord[]): number => cell[0]?.x0 ?? 0;

function cellsOf({ words }: Row): PlacedWord[][] {
  const cells: PlacedWord[][] = [];
  for (const word of words) {
    const last = cells.at(-1)?.at(-1);
    if (last && !partsCells(last, word)) cells.at(-1)?.push(word);
    else cells.push([word]);
  }
  return cells;
}
