import type { Document, Hiding, Line } from '#domain/document.ts';
import { largest } from '#domain/extremes.ts';
import { isBullet } from '#domain/page/lines.ts';
import { cleanText } from '../text/clean.ts';
import { shownInCapitals } from './capitals.ts';

/* What word processors' formats have in common: paragraphs, tables and text boxes, and their lines in reading order. */

interface TextRun {
  text: string;
  size: number;
  bold: boolean;
  hiding: Hiding | null;
  /** True where a style shows the letters in capitals. */
  capitals?: boolean;
}

export interface Paragraph {
  kind: 'paragraph';
  runs: TextRun[];
  bullet: boolean;
  /** White space above, in points. */
  before: number;
}

export interface Table {
  kind: 'table';
  /** Rows of cells of blocks. */
  rows: Block[][][];
}

export interface TextBox {
  kind: 'box';
  blocks: Block[];
  /** Where it stands, in points from what `frame` names; absent where that is not told. */
  at?: { x: number; y: number; frame: string };
}

export type Block = Paragraph | Table | TextBox;

/** A line before the text is put together. */
interface Piece {
  text: string;
  size: number;
  bold: boolean;
  bullet: boolean;
  gap: boolean;
  flow: Line['flow'];
  hiding: Hiding | null;
  /** UTF-16 offsets of words before which letters become bold or are no longer. */
  seams?: number[];
}

/** Pieces without repetitions: a header stands in several parts. */
export function unique(pieces: Piece[]): Piece[] {
  const seen = new Set<string>();
  return pieces.filter((piece) => !seen.has(piece.text) && seen.add(piece.text));
}

/** Tables and boxes in each other that are followed. */
const deepest = 200;

/** Lines of blocks in reading order; text boxes and narrow table columns come after what they stand beside. */
export function linesOf(blocks: Block[], flow: Line['flow'], depth = 0): Piece[] {
  const lines: Piece[] = [];
  // No page nests its tables so deep; a file that does would exhaust the stack.
  if (depth > deepest) return lines;
  const add = (made: Piece[]) => {
    for (const line of made) lines.push(line);
  };
  let blank = true;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      const made = paragraphLines(block, flow, blank);
      if (made.every((line) => line.hiding !== null)) blank = made.length === 0 || blank;
      else blank = false;
      add(made);
    } else if (block.kind === 'box') add(linesOf(block.blocks, flow === 'main' ? 'side' : flow, depth + 1));
    else for (const row of block.rows) add(rowLines(row, flow, depth + 1));
  }
  return lines;
}

function paragraphLines(paragraph: Paragraph, flow: Line['flow'], blank: boolean): Piece[] {
  const lines: Piece[] = [];
  const ways = [...new Set(paragraph.runs.map((run) => run.hiding))].sort((a, b) =>
    (a ?? '') < (b ?? '') ? -1 : 1,
  );
  for (const hiding of ways) {
    const runs = shownInCapitals(paragraph.runs.filter((run) => run.hiding === hiding));
    let open: typeof runs = [];
    let first = true;
    const close = () => {
      const text = cleaned(open).trim();
      const letters = open.reduce((sum, run) => sum + run.text.trim().length, 0);
      if (text !== '') {
        const bold =
          open.reduce((sum, run) => sum + (run.bold ? run.text.trim().length : 0), 0) > letters * 0.6;
        const size =
          open.reduce((sum, run) => sum + run.size * run.text.trim().length, 0) / Math.max(1, letters);
        lines.push({
          text,
          size,
          bold,
          bullet: paragraph.bullet || isBullet(text),
          gap: first && (blank || paragraph.before >= 6),
          flow,
          hiding,
          ...seamsOf(open, text),
        });
        first = false;
      }
      open = [];
    };
    for (const run of runs) {
      const [head = '', ...rest] = run.text.split('\n');
      open.push({ ...run, text: head });
      for (const part of rest) {
        close();
        open.push({ ...run, text: part });
      }
    }
    close();
  }
  return lines;
}

/** The text of runs, with tabs for the room between cells. */
function cleaned(runs: TextRun[]): string {
  return cleanText(runs.map((run) => run.text).join(''))
    .replace(/(?<! ) *\t[ \t]*/g, '\t')
    .replace(/ {3,}/g, '\t');
}

/** Characters of a line whose looks are asked, and of its runs before they are cleaned: a heading is shorter. */
const [longestAsked, longestRaw] = [250, 1000];

/** Where bold letters begin or end at a word of a line, which is `text`. */
function seamsOf(runs: TextRun[], text: string): { seams?: number[] } {
  const told = runs.filter((run) => run.text.trim() !== '');
  const raw = runs.reduce((sum, run) => sum + run.text.length, 0);
  if (text.length > longestAsked || raw > longestRaw || told.every((run) => run.bold === told[0]?.bold))
    return {};
  const seams = told.flatMap((run, at) => {
    if (at === 0 || run.bold === told[at - 1]?.bold) return [];
    const before = cleaned(runs.slice(0, runs.indexOf(run))).trim();
    const room = /^\s+/u.exec(text.slice(before.length))?.[0].length ?? 0;
    return text.startsWith(before) && room > 0 ? [before.length + room] : [];
  });
  return seams.length > 0 ? { seams } : {};
}

/** A cell that holds a text box and nothing else holds its text: what the box stands beside is the row. */
function unboxed(cell: Block[]): Block[] {
  const isEmpty = (block: Block) =>
    block.kind === 'paragraph' && block.runs.every((run) => run.text.trim() === '');
  return cell.some((block) => block.kind === 'box') &&
    cell.every((block) => block.kind === 'box' || isEmpty(block))
    ? cell.flatMap((block) => (block.kind === 'box' ? block.blocks : []))
    : cell;
}

/** Lines of the label of a row that are one: "Education," over "Certifications" over "and Learning". */
const longestLabel = 30;

/** The label of a row on one line, where its lines go on over a comma, a mark or a small letter. */
function whole(all: Piece[]): Piece[] {
  // A stroke above a label is none of it; templates draw one as a letter of Hangul.
  const told = all.filter(({ text }) => /[\p{L}\p{N}]/u.test(text.replaceAll('ㅡ', '')));
  const cell = told.length > 0 ? told : all;
  const texts = cell.map(({ text }) => text);
  const goesOn = texts
    .slice(1)
    .some((text, at) => /[,&]$/u.test(texts[at] ?? '') || /^(?:&|\p{Ll})/u.test(text));
  const isLabel = cell.every(
    ({ text, bullet, hiding }) =>
      !bullet && hiding === null && text.length <= longestLabel && !/[\d\t.]/u.test(text),
  );
  const [first] = cell;
  const { seams: _none, ...look } = first ?? ({} as Piece);
  return first && goesOn && isLabel ? [{ ...look, text: texts.join(' ') }] : cell;
}

/** A table row: cells side by side on a line, unless two cells hold columns of text of their own. */
function rowLines(row: Block[][], flow: Line['flow'], depth: number): Piece[] {
  const cells = row
    .map((cell) => linesOf(unboxed(cell), flow, depth))
    .filter((cell) => cell.length > 0)
    .map((cell, at) => (at === 0 ? whole(cell) : cell));
  const columns = cells.filter((cell) => cell.length > 3);
  if (cells.length < 2) return cells.flat();
  if (columns.length >= 2) {
    const weight = (cell: Piece[]) => cell.reduce((sum, line) => sum + line.text.length, 0);
    const heaviest = largest(cells.map(weight));
    const isMain = (cell: Piece[]) => weight(cell) > heaviest * 0.6;
    const side = cells
      .filter((cell) => !isMain(cell))
      .flat()
      .map((line) => ({ ...line, flow: flow === 'main' ? ('side' as const) : flow }));
    return [...cells.filter(isMain).flat(), ...side];
  }
  const visible = cells
    .map((cell) => cell.filter((line) => line.hiding === null))
    .filter((cell) => cell.length > 0);
  const hidden = cells.flat().filter((line) => line.hiding !== null);
  // Short cells (dates, title, employer) head the row; the text of the others follows line by line.
  const isShort = (cell: Piece[]) =>
    cell.length <= 3 && cell.every((line) => !line.bullet && line.text.length <= 60);
  const short = visible.filter(isShort);
  if (standsBeside(visible, isShort) || standsApart(visible, isShort)) return [...visible.flat(), ...hidden];
  if (short.length < 2 || short.length === visible.length) return [...zipped(visible), ...hidden];
  return [joined(short.flat()), ...visible.filter((cell) => !isShort(cell)).flat(), ...hidden];
}

/** Lines of a cell with text of its own. */
const fewestOfText = 3;
/** Characters of a line that tells something. */
const longLine = 60;

/**
 * True for a heading of several lines (dates, title, employer) in a cell left of one with what was done: each is read whole, as their
 * lines have nothing to do with each other.
 */
function standsBeside(cells: Piece[][], isShort: (cell: Piece[]) => boolean): boolean {
  const [heading, text] = cells;
  if (cells.length !== 2 || !heading || !text || heading.length < 2 || text.length < 2) return false;
  const [first] = text;
  const tells =
    first !== undefined && (first.bullet || first.text.length > longLine || /[.;]$/.test(first.text));
  return isShort(heading) && !isShort(text) && tells;
}

/**
 * True for cells that stand beside each other by chance: a label or a name of several lines without dates left of much text, and much text
 * left of a heading of one line.
 */
function standsApart(cells: Piece[][], isShort: (cell: Piece[]) => boolean): boolean {
  const [left, right] = cells;
  if (cells.length !== 2 || !left || !right) return false;
  if (right.length === 1) return left.length > fewestOfText && isShort(right);
  const isLabel = left.length > 1 && isShort(left) && left.every(({ text }) => !/\d/.test(text));
  return isLabel && right.length > left.length && right.length > fewestOfText - 1;
}

function joined(parts: Piece[]): Piece {
  const { seams, ...first } = parts[0] as Piece;
  return {
    ...first,
    ...(seams && parts.length === 1 ? { seams } : {}),
    text: parts.map((part) => part.text).join('\t'),
    bold: parts.every((part) => part.bold) || (parts.length > 1 && first.bold),
    bullet: parts.length === 1 && first.bullet,
    gap: true,
  };
}

/** The n-th lines of cells beside each other as one line. */
function zipped(cells: Piece[][]): Piece[] {
  const height = largest(
    cells.map((cell) => cell.length),
    0,
  );
  return Array.from({ length: height }, (_, at) => {
    const parts = cells.map((cell) => cell[at]).filter((line): line is Piece => line !== undefined);
    return { ...joined(parts), gap: at === 0 };
  });
}

/** A Document of pieces, hidden ones at its end. */
export function compose(format: string, pieces: Piece[]): Document {
  let text = '';
  const lines: Line[] = [];
  const ordered = [
    ...pieces.filter((piece) => piece.hiding === null),
    ...pieces.filter((piece) => piece.hiding !== null),
  ];
  for (const { text: words, seams, ...look } of ordered) {
    const start = text.length;
    text += `${words}\n`;
    const own = seams ? { seams: seams.map((seam) => start + seam) } : {};
    lines.push({ ...look, ...own, start, end: start + words.length, page: null, box: null, edges: null });
  }
  return { format, pages: null, text, lines, ownDate: null, links: [], notes: [] };
}
