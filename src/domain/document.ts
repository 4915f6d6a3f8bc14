/** Where something stands on a page, in points (1/72 inch) from the top left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A half-open range of Unicode code points over the whole of `Document.text`. */
export interface Span {
  start: number;
  end: number;
}

/** Why a reader of the page cannot see a line. */
export type Hiding = 'background_colour' | 'tiny' | 'off_page' | 'covered' | 'invisible_mode' | 'vanish';

/** A line of text. `start` and `end` are UTF-16 offsets into `Document.text`, without the line break. */
export interface Line {
  start: number;
  end: number;
  /** 1-based; null where the format has no pages. */
  page: number | null;
  box: Box | null;
  /** Height of the letters in points; null where unknown. */
  size: number | null;
  bold: boolean;
  /** `side` text (a sidebar) never continues a section of the `main` flow. */
  flow: 'main' | 'side' | 'header';
  /** True when white space clearly larger than the usual leading precedes the line. */
  gap: boolean;
  /** True for a list item, whether or not its mark is part of the text. */
  bullet: boolean;
  hiding: Hiding | null;
  /** Left edges of the line's UTF-16 units and the right edge of the last, in points. */
  edges: number[] | null;
  /** UTF-16 offsets into `Document.text` of words before which the look of the letters changes; absent where it does not. */
  seams?: number[];
}

/** A run of text without wide gaps, in points from the top left corner of its page. */
export interface PlacedWord {
  text: string;
  x0: number;
  x1: number;
  /** Top, bottom and base line. */
  y0: number;
  y1: number;
  base: number;
  size: number;
  bold: boolean;
  hiding: Hiding | null;
  /** Left edge of each UTF-16 unit of `text`. */
  edges: number[];
  /** The face and colour of its letters, and of those from a later word on, by that word's left edge; absent where they are unknown. */
  looks?: Look[];
}

interface Look {
  x: number;
  look: string;
}

/** A page as its format gives it, before its words are put in order. */
export interface PlacedPage {
  width: number;
  height: number;
  words: PlacedWord[];
  /** True for a page that was turned to be read: places on it are no places on the page that people see. */
  turned?: boolean;
  /** True where letters are seen on it that are in none of its words. */
  leftOut?: boolean;
}

/** Text of one file with its geometry. */
export interface Document {
  format: string;
  /** null where the format has no pages. */
  pages: number | null;
  text: string;
  lines: Line[];
  /** The words of its pages, by which another order of reading can be chosen; absent where the format has no places. */
  placed?: PlacedPage[];
  /** `YYYY-MM-DD` that the file gives itself; never an input of a score. */
  ownDate: string | null;
  /** Addresses of links in the file (`mailto:…`, `https:…`), as data: never followed. */
  links: string[];
  /** What the engine could not do, in words for the log of the file: `unmapped_glyphs`, `second_reader`,
   * `scanned_pages` (pages of pictures alone were left out), `ocr` (text of pictures was recognised), `damaged` (parts may be
   * missing), `turned_text` (text that stands sideways was left out), `unread_fields` (so were fields of a form),
   * `unsure_text` (so was text of which nobody can tell whether it is seen). */
  notes: string[];
  /** Mean confidence of recognised letters, 0–1; absent when all of the text is text. */
  confidence?: number;
}

const astral = /[\u{10000}-\u{10FFFF}]/u;

/** UTF-16 offsets at which characters beyond U+FFFF begin, in order; null when there are none. Kept by text. */
const offsets = new Map<string, number[] | null>();

function astralOffsets(text: string): number[] | null {
  const known = offsets.get(text);
  if (known !== undefined) return known;
  const found: number[] = [];
  if (astral.test(text)) {
    for (let at = 0; at < text.length; at++) {
      if ((text.codePointAt(at) ?? 0) > 0xffff) found.push(at++);
    }
  }
  offsets.clear();
  offsets.set(text, found.length > 0 ? found : null);
  return found.length > 0 ? found : null;
}

/** How many of the sorted numbers are below a limit. */
function countBelow(sorted: number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The span, in code points, of the UTF-16 range `from`–`to` of the document's text. */
export function spanOf(document: Pick<Document, 'text'>, from: number, to: number): Span {
  const wide = astralOffsets(document.text);
  if (wide === null) return { start: from, end: to };
  return { start: from - countBelow(wide, from), end: to - countBelow(wide, to) };
}

/** The UTF-16 offset of a code point of the document's text. */
export function utf16Of(document: Pick<Document, 'text'>, codePoint: number): number {
  const wide = astralOffsets(document.text);
  if (wide === null) return codePoint;
  let [low, high] = [0, wide.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    // The character at `wide[middle]` is code point `wide[middle] - middle`.
    if ((wide[middle] as number) - middle < codePoint) low = middle + 1;
    else high = middle;
  }
  return codePoint + low;
}

/** The exact words that a span covers. */
export function quote(document: Pick<Document, 'text'>, span: Span): string {
  return document.text.slice(utf16Of(document, span.start), utf16Of(document, span.end));
}

/** Text of a line. */
export function textOf(document: Pick<Document, 'text'>, line: Pick<Line, 'start' | 'end'>): string {
  return document.text.slice(line.start, line.end);
}

/** The part of a line behind its first `skip` UTF-16 units, with the edges of that part. */
export function lineFrom(line: Line, skip: number): Line {
  return { ...line, start: line.start + skip, edges: line.edges?.slice(skip) ?? null };
}

/** The part of a line's box that the UTF-16 range `from`–`to` covers; null without geometry. */
function partOf(line: Line, from: number, to: number): Box | null {
  if (line.box === null) return null;
  const left = line.edges?.[Math.max(from, line.start) - line.start] ?? line.box.x;
  const right = line.edges?.[Math.min(to, line.end) - line.start] ?? line.box.x + line.box.width;
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    x: round(left),
    y: round(line.box.y),
    width: round(Math.max(0, right - left)),
    height: round(line.box.height),
  };
}

/** The lines that the UTF-16 range `from`–`to` touches: lines lie in the order of the text. */
export function linesIn(document: Pick<Document, 'lines'>, from: number, to: number): Line[] {
  const { lines } = document;
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as Line).end <= from) low = middle + 1;
    else high = middle;
  }
  const found: Line[] = [];
  for (let at = low; at < lines.length && (lines[at] as Line).start < to; at++) found.push(lines[at] as Line);
  return found;
}

/** Boxes on the page of the UTF-16 range `from`–`to`, one a line; empty where the format has no geometry. */
export function boxesOf(document: Pick<Document, 'lines'>, from: number, to: number): Box[] {
  return linesIn(document, from, to)
    .map((line) => partOf(line, from, to))
    .filter((box): box is Box => box !== null);
}
