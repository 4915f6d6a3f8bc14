/* Where the facts of a heading stand: rows from that of its dates, and pieces of a row. */
import {
  closingStop,
  type HeadingLine,
  type Headings,
  marks,
  type Piece,
  partsOf,
  split,
} from '#domain/readers/jobs/pieces.ts';

/** The heading of one entry: its lines, the row of its dates and what was read of them. */
export interface ReadHeading extends Headings {
  lines: HeadingLine[];
  anchor: number;
}

/** Where a fact stands: rows from that of the dates, and which piece of its row. */
interface Slot {
  row: number;
  piece: number;
}

/** What most sure entries keep: where the title stands, and the employer where they agree on that too. */
export interface Order {
  title: Slot;
  company: Slot | null;
  /** Entries that keep it. */
  count?: number;
}

/** Entries of one order by which the cell of an employer is one whatever its words. */
export const fewestCells = 3;

const commas = /,\s+(?![^()]*\))/gu;

function piecesOf({ lines, anchor }: ReadHeading, row: number): Piece[] {
  return lines
    .filter((line) => line.row - anchor === row)
    .flatMap((line) => split(line.text, line.from, line.row, line.bold, marks));
}

/** Where a piece stands in its heading; null for one of another heading. */
export function slotOf(heading: ReadHeading, piece: Piece): Slot | null {
  const row = piece.line - heading.anchor;
  const pieces = piecesOf(heading, row);
  const at = pieces.findIndex((one) => one.from <= piece.from && piece.from < one.to);
  const own = pieces[at];
  if (!own) return null;
  // Behind a comma of its piece it stands in a half of its own.
  const part = partsOf(own, commas).findIndex((one) => one.from <= piece.from && piece.from < one.to);
  return part > 0 ? { row, piece: at + 0.5 } : { row, piece: at };
}

/** What stands there in a heading; null where nothing does. */
export function pieceAt(heading: ReadHeading, slot: Slot): Piece | null {
  const piece = piecesOf(heading, slot.row)[Math.floor(slot.piece)];
  if (!piece) return null;
  // "Contoso.": a name alone on its line, closed as sentences are.
  const closed = piece.text.indexOf('.') === piece.text.length - 1 && closingStop.test(piece.text);
  if (closed && slot.piece === 0) return { ...piece, text: piece.text.slice(0, -1), to: piece.to - 1 };
  return slot.piece % 1 === 0 ? piece : (partsOf(piece, commas)[1] ?? null);
}
