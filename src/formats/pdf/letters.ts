import { cleanGlyph } from '../text/clean.ts';
import type { Matrix, Pdfium } from './pdfium.ts';

/** Quarter turns, clockwise on the page, from upright text to a letter's own direction. */
export type Turn = 0 | 1 | 2 | 3;

/** How text is drawn: `size` in points; `turn` is null where it stands askew. */
interface Style {
  size: number;
  bold: boolean;
  /** The font, as the engine calls it while the document is open. */
  font: number;
  /** Red, green, blue and how much it covers, 0 to 255. */
  fill: [number, number, number, number];
  mode: number;
  turn: Turn | null;
  /** True for a font of pictures: letters in it are the names of icons, which nobody sees. */
  icons: boolean;
  /** True for a font without a name, whose letters procedures draw (Type 3; ISO 32000-1, 9.6.5): they may draw nothing. */
  procedural: boolean;
  /** The name of the font without the mark of a subset (9.6.4), and the colour: alike for letters that look alike. */
  look: string;
}

/** Fonts of icons whose maps of letters spell what each shows ("map-marker-alt"). Fonts that people take bullets from are none. */
const iconFont =
  /font ?awesome|fa-(?:solid|brands|regular)|material ?(?:icons|symbols)|ionicons|icomoon|fontello|academicons|octicons|bootstrap-icons|simple ?icons/i;

/** A letter in points of its page, as read upright, y growing downwards. */
export interface Letter {
  text: string;
  x0: number;
  x1: number;
  y0: number;
  y1: number;
  base: number;
  style: Style;
  object: number;
}

/** The letters of a page, placed by the matrix from its user space, in the order of its stream, whatever their direction. */
export function lettersOf(
  engine: Pdfium,
  textPage: number,
  m: Matrix,
  tally: { letters: number; unmapped: number; unread?: number },
): Letter[] {
  const { call, heap, scratch } = engine;
  const [at, at64] = [scratch >> 2, scratch >> 3];
  const styles = new Map<number, Style>();
  const fonts = new Map<number, Font>();
  const letters: Letter[] = [];
  /** Letters that are seen and not read, by their run: */
  const unread = new Map<number, number>();
  /** Letters without a meaning by their run: a few beside each other are icons, or dots of a rating. */
  const unmapped = new Map<number, number>();
  /** What is said in the letters of fonts of icons. */
  const icons = new Map<number, string>();
  const count = call.FPDFText_CountChars!(textPage);
  for (let index = 0; index < count; index++) {
    const object = call.FPDFText_GetTextObject!(textPage, index);
    const code = call.FPDFText_GetUnicode!(textPage, index);
    if (object === 0) {
      if (code === 32) letters.push(spaceAfter(letters.at(-1)));
      continue;
    }
    tally.letters += 1;
    const control = code >= 0x1b && code <= 0x1f;
    if (!control && code !== 2 && call.FPDFText_HasUnicodeMapError!(textPage, index) === 1) {
      unmapped.set(object, (unmapped.get(object) ?? 0) + 1);
      unread.set(object, (unread.get(object) ?? 0) + 1);
      continue;
    }
    let style = styles.get(object);
    if (!style) {
      style = styleOf({ engine, textPage, fonts }, index, object, m);
      styles.set(object, style);
    }
    // A character beyond U+FFFF may come as its two halves.
    const low = code >= 0xd800 && code < 0xdc00 ? call.FPDFText_GetUnicode!(textPage, index + 1) : 0;
    const whole = low >= 0xdc00 && low < 0xe000 ? (code - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000 : code;
    const text = code === 0 ? lostLetter : glyphOf(whole);
    if (style.icons) {
      icons.set(object, `${icons.get(object) ?? ''}${text}`);
      if (/[\p{L}\p{N}-]/u.test(text)) continue;
    }
    if (text === '') {
      if (code > 32 || (code > 0 && code < 9)) unread.set(object, (unread.get(object) ?? 0) + 1);
      continue;
    }
    call.FPDFText_GetLooseCharBox!(textPage, index, scratch);
    // Element by element: a view or a tuple for every letter costs more than asking for it.
    const floats = heap.HEAPF32;
    const xa = m[0] * floats[at]! + m[2] * floats[at + 1]! + m[4];
    const xb = m[0] * floats[at + 2]! + m[2] * floats[at + 3]! + m[4];
    call.FPDFText_GetCharOrigin!(textPage, index, scratch, scratch + 8);
    const base = m[1] * heap.HEAPF64[at64]! + m[3] * heap.HEAPF64[at64 + 1]! + m[5];
    const generated = text.trim() === '' && xa === xb;
    if (generated) {
      letters.push(spaceAfter(letters.at(-1)));
      continue;
    }
    letters.push({
      text,
      x0: Math.min(xa, xb),
      x1: Math.max(xa, xb),
      y0: base - style.size * 0.8,
      y1: base + style.size * 0.2,
      base,
      style,
      object,
    });
  }
  // What a span says of itself is counted to its first font, though other letters are drawn: an icon is no address and no number.
  for (const said of icons.values()) if (reaches.test(said)) tally.unread = (tally.unread ?? 0) + said.length;
  for (const some of unmapped.values()) if (some >= fewestOfText) tally.unmapped += some;
  for (const some of unread.values()) if (some >= fewestOfName) tally.unread = (tally.unread ?? 0) + some;
  return letters;
}

/** A letter that is seen and whose meaning the file lost; words around may tell it (`mendLetters`). */
const lostLetter = '\ufffd';

/** What is kept of a character, by its code: a document has few different ones. */
const glyphs = new Map<number, string>();

function glyphOf(code: number): string {
  let glyph = glyphs.get(code);
  if (glyph === undefined) {
    glyph = cleanGlyph(String.fromCodePoint(code > 0x10ffff ? 0xfffd : code));
    if (code < 0x10000) glyphs.set(code, glyph);
  }
  return glyph;
}

const fewestOfText = 8;
/** A sign of addresses or a number, which no name of an icon has. */
const reaches = /[@:/+]|\d{4}/u;
/** Letters of a run that may be a word: fewer are icons. */
const fewestOfName = 3;

const noStyle: Style = {
  size: 0,
  bold: false,
  font: 0,
  fill: [0, 0, 0, 255],
  mode: 0,
  turn: null,
  icons: false,
  procedural: false,
  look: '',
};

/** A space that the engine inferred: it stands where the letter before it ends. */
function spaceAfter(last: Letter | undefined): Letter {
  const at = last ?? { x1: 0, y0: 0, y1: 0, base: 0, style: noStyle, object: 0 };
  return { ...at, text: ' ', x0: at.x1, x1: at.x1 };
}

type Font = Pick<Style, 'bold' | 'icons' | 'procedural'> & { face: string };

/** The text of a page in the engine, and what is known of its fonts. */
interface TextPage {
  engine: Pdfium;
  textPage: number;
  fonts: Map<number, Font>;
}

function styleOf({ engine, textPage, fonts }: TextPage, index: number, object: number, m: Matrix): Style {
  const { call, heap, scratch } = engine;
  const at = scratch >> 2;
  call.FPDFText_GetMatrix!(textPage, index, scratch);
  const [a = 1, b = 0, c = 0, d = 1] = heap.HEAPF32.subarray(at, at + 4);
  const size = call.FPDFText_GetFontSize!(textPage, index) * Math.hypot(c, d);
  call.FPDFPageObj_GetFillColor!(object, scratch, scratch + 4, scratch + 8, scratch + 12);
  const [red = 0, green = 0, blue = 0, alpha = 255] = heap.HEAPU32.subarray(at, at + 4);
  const mode = call.FPDFTextObj_GetTextRenderMode!(object);
  const font = call.FPDFTextObj_GetFont!(object);
  let known = fonts.get(font);
  if (known === undefined) {
    const name = engine.text8((buffer, length) => call.FPDFFont_GetBaseFontName!(font, buffer, length));
    const bold =
      /bold|black|heavy|semibold|demi|cmbx|lmbx/i.test(name) ||
      (call.FPDFFont_GetFlags!(font) & 0x40000) !== 0;
    const face = name.replace(/^[A-Z]{6}\+/, '');
    known = { bold, icons: iconFont.test(name), procedural: name === '', face };
    fonts.set(font, known);
  }
  const { face, ...own } = known;
  const turn = turnOf(m[0] * a + m[2] * b, m[1] * a + m[3] * b);
  const look = `${face} ${red} ${green} ${blue}`;
  return { size, ...own, font, fill: [red, green, blue, alpha], mode, turn, look };
}

/** Radians by which a line may slope. */
const slope = 0.3;

/** The quarter turns of a direction on a page, y growing downwards; null for one that lies between. */
function turnOf(x: number, y: number): Turn | null {
  const quarters = Math.atan2(y, x) / (Math.PI / 2);
  const nearest = Math.round(quarters);
  return Math.abs(quarters - nearest) * (Math.PI / 2) < slope ? (((nearest + 4) % 4) as Turn) : null;
}
