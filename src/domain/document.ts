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
}

/** Text of one file with its geometry. */
export interface Document {
  format: string;
  /** null where the format has no pages. */
  pages: number | null;
  text: string;
  lines: Line[];
  /** `YYYY-MM-DD` that the file gives itself; never an input of a score. */
  ownDate: string | null;
  /** Addresses of links in the file (`mailto:…`, `https:…`), as data: never followed. */
  links: string[];
  /** What the engine could not do, in words for the log of the file: `unmapped_glyphs`, `second_reader`. */
  notes: string[];
}

const astral = /[\u{10000}-\u{10FFFF}]/u;

/** Code points before the UTF-16 offset `offset` of `text`. */
function codePoints(text: string, offset: number): number {
  let count = 0;
  for (let at = 0; at < offset; count++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return count;
}

/** The span, in code points, of the UTF-16 range `from`–`to` of the document's text. */
export function spanOf(document: Pick<Document, 'text'>, from: number, to: number): Span {
  if (!astral.test(document.text)) return { start: from, end: to };
  return { start: codePoints(document.text, from), end: codePoints(document.text, to) };
}

/** The exact words that a span covers. */
export function quote(document: Pick<Document, 'text'>, span: Span): string {
  if (!astral.test(document.text)) return document.text.slice(span.start, span.end);
  return Array.from(document.text).slice(span.start, span.end).join('');
}

/** Text of a line. */
export function textOf(document: Pick<Document, 'text'>, line: Pick<Line, 'start' | 'end'>): string {
  return document.text.slice(line.start, line.end);
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

/** Boxes on the page of the UTF-16 range `from`–`to`, one a line; empty where the format has no geometry. */
export function boxesOf(document: Document, from: number, to: number): Box[] {
  return document.lines
    .filter((line) => line.start < to && line.end > from)
    .map((line) => partOf(line, from, to))
    .filter((box): box is Box => box !== null);
}
