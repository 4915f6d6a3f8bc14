import {
  type Box,
  boxesOf,
  type Document,
  linesIn,
  type PlacedWord,
  type Span,
  utf16Of,
} from '../document.ts';

/* What has to be painted over on a page so that it does not tell who somebody is. Pure. */

/** Notes of documents of which some is seen that was not read, or that is seen in another place. */
const uncertain = [
  'ocr',
  'scanned_pages',
  'turned_text',
  'unmapped_glyphs',
  'unread_fields',
  'unsure_text',
  'second_reader',
  'damaged',
];

/**
 * The places of spans (code points) on a page, 1-based, and of every word on it that stands in no line; of no page with null.
 * Null when they cannot be told for certain: the text is another one, some of what is seen was not read, or a place is missing.
 */
export function coverOf(document: Document, text: string, spans: Span[], page: number | null): Box[] | null {
  const known = document.text.replaceAll('\u0000', '') === text;
  if (!known || document.placed === undefined || document.placed.some((one) => one.turned || one.leftOut))
    return null;
  if (document.notes.some((note) => uncertain.includes(note))) return null;
  const boxes: Box[] = [];
  for (const { start, end } of spans) {
    const [from, to] = [utf16Of(document, start), utf16Of(document, end)];
    const lines = linesIn(document, from, to);
    if (lines.some(({ box, hiding }) => box === null && hiding === null)) return null;
    if (lines.some((line) => line.page === page)) boxes.push(...boxesOf(document, from, to));
  }
  const words = page === null ? [] : (document.placed[page - 1]?.words ?? []);
  const lines = document.lines.filter((line) => line.page === page && line.box !== null);
  const stray = words.filter((word) => !lines.some(({ box }) => isWithin(word, box as Box)));
  return [
    ...boxes,
    ...stray.map(({ x0, y0, x1, y1 }) => ({ x: x0, y: y0, width: x1 - x0, height: y1 - y0 })),
  ];
}

/** True for a word whose middle lies in a box. */
function isWithin({ x0, x1, y0, y1 }: PlacedWord, { x, y, width, height }: Box): boolean {
  const [middle, centre] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return middle >= x - 1 && middle <= x + width + 1 && centre >= y - 1 && centre <= y + height + 1;
}
