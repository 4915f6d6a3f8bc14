import type { Box, Document, Line, PlacedWord } from '../document.ts';
import { largest, smallest } from '../extremes.ts';

/* Placed words, the rows that they make, and the lines of text that rows become. */

/** Words that share a base line. */
export interface Row {
  words: PlacedWord[];
  y0: number;
  y1: number;
  base: number;
  /** True where its cells go on below one another: its words are in the order of the cells. */
  wrapped?: boolean;
}

/** A row with its place in the order of reading. */
export interface PlacedLine {
  row: Row;
  page: number;
  flow: Line['flow'];
  leading: number;
  /** Set in from the left edge that its column's headings keep, as list items are. */
  indented: boolean;
}

const pageNumber =
  /^(?:(?:page|seite|página|pagina|pág\.?|blz\.?)\s+)?\d{1,3}\s*(?:(?:of|\/|von|de|sur|di|van)\s*\d{1,3})?$/i;

/** Points of white space that part a label from its text when they are set in unlike sizes, and how unlike. */
const roomBesideLabel = 9;
const unlikeSizes = 1.25;
/** Gaps of a line that is spread to both margins, how alike they are, and their width in heights of the letters. */
const fewestSpread = 5;
const alikeGaps = 1.35;
const widestSpread = 1.7;

/** True for a line whose words are spread so that it fills its column: the gaps between its words are all alike. */
function isSpread(words: PlacedWord[]): boolean {
  if (words.length <= fewestSpread || words.some((word) => word.text.includes(' '))) return false;
  const gaps = words.slice(1).map((word, at) => word.x0 - (words[at] as PlacedWord).x1);
  const [least, most] = [smallest(gaps), largest(gaps, 0)];
  return least > 0 && most <= widestSpread * (words[0]?.size ?? 0) && most <= least * alikeGaps;
}

/** True where white space parts two words of a row into cells. */
export function partsCells(last: PlacedWord, word: PlacedWord): boolean {
  const space = word.x0 - last.x1;
  const size = Math.min(last.size, word.size);
  const unlike = Math.max(last.size, word.size) > size * unlikeSizes && space >= roomBesideLabel;
  return unlike || space > Math.max(size * 1.15, 9);
}

/** The text of a row, its parts parted by tabs, the left edge of each UTF-16 unit, and where the look of its words changes. */
export function rowText(row: Row): { text: string; edges: number[]; seams: number[] } {
  let text = '';
  let seen: string | null = null;
  const seams: number[] = [];
  const spread = isSpread(row.words);
  const edges: number[] = [];
  let last: PlacedWord | null = null;
  for (const word of row.words) {
    if (last) {
      const space = word.x0 - last.x1;
      // The next line of a cell begins left of where the last one ended, or below it.
      const below = row.wrapped === true && word.base > last.base + word.size * 0.5;
      const back = row.wrapped === true && word.base < last.base - word.size * 0.5;
      const parts = back || (!spread && !below && partsCells(last, word));
      const joint = parts ? '\t' : below || space > Math.min(last.size, word.size) * 0.12 ? ' ' : '';
      text += joint;
      if (joint) edges.push(last.x1);
    }
    const start = text.length;
    text += word.text;
    for (const { x, look } of word.looks ?? []) {
      const at = word.edges.indexOf(x);
      if (at >= 0 && look !== seen && seen !== null && /\s/.test(text[start + at - 1] ?? ''))
        seams.push(start + at);
      seen = look;
    }
    // A word may have more letters than a call takes arguments.
    for (const edge of word.edges) edges.push(edge);
    last = word;
  }
  if (last) edges.push(last.x1);
  return { text, edges, seams };
}

/** The lines as a Document's text and lines, without places on the pages that were turned. */
export function writeLines(lines: PlacedLine[], turned: Set<number>): Pick<Document, 'text' | 'lines'> {
  let text = '';
  const made: Line[] = [];
  for (const { row, page, flow, leading, indented } of lines) {
    const { text: words, edges, seams } = rowText(row);
    if (words.trim() === '') continue;
    const left = row.words[0]?.x0 ?? 0;
    const right = row.wrapped ? largest(row.words.map((word) => word.x1)) : (row.words.at(-1)?.x1 ?? left);
    const box: Box = {
      x: left,
      y: row.y0,
      width: right - left,
      height: row.y1 - row.y0,
    };
    const letters = row.words.reduce((sum, word) => sum + word.text.length, 0);
    const bold = row.words.reduce((sum, word) => sum + (word.bold ? word.text.length : 0), 0) > letters * 0.6;
    const size =
      row.words.reduce((sum, word) => sum + word.size * word.text.length, 0) / Math.max(1, letters);
    const start = text.length;
    text += `${words}\n`;
    made.push({
      start,
      end: start + words.length,
      page,
      box: turned.has(page) ? null : box,
      size,
      bold,
      flow: pageNumber.test(words.trim()) ? 'header' : flow,
      gap: leading > size * 0.75,
      bullet: isBullet(words) || (indented && !bold),
      hiding: row.words[0]?.hiding ?? null,
      edges: turned.has(page) || row.wrapped ? null : edges,
      ...(seams.length > 0 ? { seams: seams.map((seam) => start + seam) } : {}),
    });
  }
  return { text, lines: made };
}

const bulletMark = /^\s*(?:[•●○▪▫■□◦‣⁃∙·➢➤►▶✓✔❖◆◇*⋄◊✦✧★→»❯›\u2794-\u27be]|[-–—](?=\s)|o(?=\s))/u;

/** UTF-16 units of the mark of a list item and the room behind it; 0 where a line opens with none. */
export function bulletLength(text: string): number {
  const mark = bulletMark.exec(text)?.[0].length ?? 0;
  return mark === 0 ? 0 : mark + (/^\s*/u.exec(text.slice(mark))?.[0].length ?? 0);
}

/** True when a line opens with the mark of a list item. */
export function isBullet(text: string): boolean {
  return bulletMark.test(text);
}
