import type { Document, Hiding } from '#domain/document.ts';
import { largest, smallest } from '#domain/extremes.ts';
import { composeLines } from '#domain/readers/layout.ts';
import type { PlacedPage, PlacedWord } from '#domain/readers/lines.ts';
import { cleanGlyph, cleanText, cut } from './clean.ts';
import type { Format, Limits, ReadOutcome } from './format.ts';
import type { Recognised } from './ocr.ts';
import { hidingJudge, paintsOf, type Run } from './pdf-hiding.ts';
import { greyPicture, hasPicture } from './pdf-picture.ts';
import { lostItsEnd, repairedPdf } from './pdf-repair.ts';
import { type Pdfium, pageGeometry, pdfium, type Rect } from './pdfium.ts';
import { plainDocument } from './plain.ts';
import { recogniseIn } from './recognise.ts';
import { isLegible } from './small-words.ts';

interface Style {
  size: number;
  bold: boolean;
  fill: Run['fill'];
  mode: number;
  upright: boolean;
}

interface Letter {
  text: string;
  x0: number;
  x1: number;
  y0: number;
  y1: number;
  base: number;
  style: Style;
  object: number;
}

export const pdf: Format = {
  id: 'pdf',
  mimes: ['application/pdf'],
  read,
  readAgain,
};

/** PDF through PDFium: text with its boxes, size, weight, colour and visibility. */
async function read(bytes: Uint8Array, limits: Limits): Promise<ReadOutcome> {
  const outcome = await readWith(bytes, limits, lostItsEnd(bytes));
  if (outcome.ok || outcome.reason !== 'corrupt') return outcome;
  const whole = repairedPdf(bytes);
  const repaired = whole === null ? outcome : await readWith(whole, limits, true);
  return repaired.ok && !isLegible(repaired.document.text) ? outcome : repaired;
}

async function readWith(bytes: Uint8Array, limits: Limits, repaired: boolean): Promise<ReadOutcome> {
  const engine = await pdfium();
  const { call } = engine;
  const buffer = engine.copy(bytes);
  const password = limits.password === undefined ? 0 : engine.copy(Buffer.from(`${limits.password}\0`));
  const handle = call.FPDF_LoadMemDocument!(buffer, bytes.length, password);
  if (password !== 0) call.free!(password);
  if (handle === 0) {
    const encrypted = call.FPDF_GetLastError!() === 4;
    call.free!(buffer);
    return { ok: false, reason: encrypted ? 'encrypted' : 'corrupt' };
  }
  try {
    const count = call.FPDF_GetPageCount!(handle);
    if (count > limits.pages) return { ok: false, reason: 'too_many_pages' };
    const pages: PlacedPage[] = [];
    const tally = { letters: 0, unmapped: 0 };
    const links: string[] = [];
    const recognised: Recognised[] = [];
    let scanned = 0;
    let lost = repaired;
    for (let index = 0; index < count; index++) {
      const page = call.FPDF_LoadPage!(handle, index);
      // A page that is lost keeps its number.
      if (page === 0) {
        lost = true;
        pages.push({ width: 0, height: 0, words: [] });
        continue;
      }
      const placed = readPage(engine, page, tally);
      if (isPicture(engine, page, placed)) {
        scanned += 1;
        const left = (limits.ocr?.pages ?? 0) - recognised.length;
        const found = left > 0 ? await recognisePage(engine, page, placed) : null;
        if (found) recognised.push(found);
        pages.push(found ? { ...placed, words: found.words } : placed);
      } else pages.push(placed);
      links.push(...linksOf(engine, handle, page));
      call.FPDF_ClosePage!(page);
      if (tally.letters > limits.characters) return { ok: false, reason: 'too_large' };
    }
    const document: Document = {
      format: 'pdf',
      pages: pages.length,
      ...composeLines(pages),
      ownDate: dateOf(engine, handle),
      links,
      notes: [
        ...(tally.unmapped > tally.letters * 0.1 ? ['unmapped_glyphs'] : []),
        ...(lost ? ['damaged'] : []),
        ...(scanned > recognised.length ? ['scanned_pages'] : []),
        ...(recognised.length > 0 ? ['ocr'] : []),
      ],
      ...(recognised.length > 0 ? { confidence: confidenceOf(recognised) } : {}),
    };
    return { ok: true, document };
  } finally {
    call.FPDF_CloseDocument!(handle);
    call.free!(buffer);
  }
}

/** Letters of a page below which a picture on it is taken for its text. */
const fewLetters = 25;

/** True for a page of pictures alone: a scan, or a page exported as one. */
function isPicture(engine: Pdfium, page: number, placed: PlacedPage): boolean {
  let letters = 0;
  for (const word of placed.words) letters += word.hiding === null ? word.text.length : 0;
  return letters < fewLetters && hasPicture(engine, page);
}

async function recognisePage(engine: Pdfium, page: number, placed: PlacedPage): Promise<Recognised | null> {
  const drawn = greyPicture(engine, page, placed.width, placed.height);
  return drawn && recogniseIn(drawn.picture, drawn.pointsPerPixel);
}

function confidenceOf(pages: Recognised[]): number {
  const letters = pages.reduce((sum, page) => sum + page.letters, 0);
  const sure = pages.reduce((sum, page) => sum + page.confidence * page.letters, 0);
  return letters === 0 ? 0 : sure / letters;
}

function readPage(engine: Pdfium, page: number, tally: { letters: number; unmapped: number }): PlacedPage {
  const { call } = engine;
  const size = pageGeometry(engine, page);
  const textPage = call.FPDFText_LoadPage!(page);
  const letters = lettersOf(engine, textPage, size.matrix, tally);
  const runs = [...Map.groupBy(letters, (letter) => letter.object)].map(([object, own]) =>
    runOf(object, own),
  );
  const judge = hidingJudge(engine, page, size, paintsOf(engine, page, size.matrix), runs);
  const hiding = new Map(runs.map((run) => [run.object, judge(run)]));
  call.FPDFText_ClosePage!(textPage);
  return { width: size.width, height: size.height, words: wordsOf(letters, hiding) };
}

function lettersOf(
  engine: Pdfium,
  textPage: number,
  m: [number, number, number, number, number, number],
  tally: { letters: number; unmapped: number },
): Letter[] {
  const { call, heap, scratch } = engine;
  const [at, at64] = [scratch >> 2, scratch >> 3];
  const styles = new Map<number, Style>();
  const fonts = new Map<number, boolean>();
  const letters: Letter[] = [];
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
      tally.unmapped += 1;
      continue;
    }
    let style = styles.get(object);
    if (!style) {
      style = styleOf(engine, textPage, index, object, fonts);
      styles.set(object, style);
    }
    // A character beyond U+FFFF may come as its two halves.
    const low = code >= 0xd800 && code < 0xdc00 ? call.FPDFText_GetUnicode!(textPage, index + 1) : 0;
    const whole = low >= 0xdc00 && low < 0xe000 ? (code - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000 : code;
    const text = cleanGlyph(String.fromCodePoint(whole > 0x10ffff ? 0xfffd : whole));
    if (text === '') continue;
    call.FPDFText_GetLooseCharBox!(textPage, index, scratch);
    const [l = 0, t = 0, r = 0, b = 0] = heap.HEAPF32.subarray(at, at + 4);
    call.FPDFText_GetCharOrigin!(textPage, index, scratch, scratch + 8);
    const [ox, oy] = [heap.HEAPF64[at64] ?? 0, heap.HEAPF64[at64 + 1] ?? 0];
    const [xa, xb] = [m[0] * l + m[2] * t + m[4], m[0] * r + m[2] * b + m[4]];
    const base = m[1] * ox + m[3] * oy + m[5];
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
  return letters.filter((letter) => letter.style.upright);
}

const noStyle: Style = { size: 0, bold: false, fill: [0, 0, 0, 255], mode: 0, upright: false };

/** A space that the engine inferred: it stands where the letter before it ends. */
function spaceAfter(last: Letter | undefined): Letter {
  const at = last ?? { x1: 0, y0: 0, y1: 0, base: 0, style: noStyle, object: 0 };
  return { ...at, text: ' ', x0: at.x1, x1: at.x1 };
}

function styleOf(
  engine: Pdfium,
  textPage: number,
  index: number,
  object: number,
  fonts: Map<number, boolean>,
): Style {
  const { call, heap, scratch } = engine;
  const at = scratch >> 2;
  call.FPDFText_GetMatrix!(textPage, index, scratch);
  const [a = 1, b = 0, c = 0, d = 1] = heap.HEAPF32.subarray(at, at + 4);
  const size = call.FPDFText_GetFontSize!(textPage, index) * Math.hypot(c, d);
  call.FPDFPageObj_GetFillColor!(object, scratch, scratch + 4, scratch + 8, scratch + 12);
  const [red = 0, green = 0, blue = 0, alpha = 255] = heap.HEAPU32.subarray(at, at + 4);
  const mode = call.FPDFTextObj_GetTextRenderMode!(object);
  const font = call.FPDFTextObj_GetFont!(object);
  let bold = fonts.get(font);
  if (bold === undefined) {
    const name = engine.text8((buffer, length) => call.FPDFFont_GetBaseFontName!(font, buffer, length));
    bold =
      /bold|black|heavy|semibold|demi|cmbx|lmbx/i.test(name) ||
      (call.FPDFFont_GetFlags!(font) & 0x40000) !== 0;
    fonts.set(font, bold);
  }
  const upright = Math.abs(Math.atan2(b, a)) < 0.3;
  return { size, bold, fill: [red, green, blue, alpha], mode, upright };
}

function runOf(object: number, letters: Letter[]): Run {
  const seen = letters.filter((letter) => letter.text.trim() !== '');
  const first = letters[0] as Letter;
  const { size, fill, mode } = first.style;
  const centres = seen.map((letter): [number, number] => [
    (letter.x0 + letter.x1) / 2,
    letter.base - size * 0.3,
  ]);
  const box: Rect = [
    smallest(letters.map((letter) => letter.x0)),
    smallest(letters.map((letter) => letter.y0)),
    largest(letters.map((letter) => letter.x1)),
    largest(letters.map((letter) => letter.y1)),
  ];
  return { object, size, fill, mode, centres, box };
}

/** Letters in stream order to runs without wide gaps, one base line and one visibility each. */
function wordsOf(letters: Letter[], hiding: Map<number, Hiding | null>): PlacedWord[] {
  const words: PlacedWord[] = [];
  let word: PlacedWord | null = null;
  let last: Letter | null = null;
  let rights: number[] = [];
  const close = () => {
    if (word === null) return;
    closeSpacing(word, rights);
    rights = [];
    const kept = word.text.trimEnd();
    word.edges.length = kept.length;
    word.text = kept;
    if (kept !== '') words.push(word);
    word = null;
  };
  for (const letter of letters) {
    const blank = letter.text.trim() === '';
    if (blank) {
      if (word !== null && last && Math.abs(letter.base - last.base) < 1 && !word.text.endsWith(' ')) {
        word.text += ' ';
        word.edges.push(letter.x0);
        rights.push(letter.x0);
      }
      continue;
    }
    const hidden = hiding.get(letter.object) ?? null;
    const gap: number = last ? letter.x0 - last.x1 : 0;
    const size = letter.style.size;
    const far = gap > Math.max(size * 1.15, 9) || gap < -size * 0.5;
    if (
      word === null ||
      !last ||
      far ||
      Math.abs(letter.base - last.base) > size * 0.35 ||
      word.hiding !== hidden
    ) {
      close();
      word = {
        text: '',
        x0: letter.x0,
        x1: letter.x1,
        y0: letter.y0,
        y1: letter.y1,
        base: letter.base,
        size,
        bold: letter.style.bold,
        hiding: hidden,
        edges: [],
      };
    } else if (gap > size * 0.17 && !word.text.endsWith(' ')) {
      word.text += ' ';
      word.edges.push(last.x1);
      rights.push(letter.x0);
    }
    for (let unit = 0; unit < letter.text.length; unit++) {
      word.edges.push(letter.x0);
      rights.push(letter.x1);
    }
    word.text += letter.text;
    word.x1 = Math.max(word.x1, letter.x1);
    word.y0 = Math.min(word.y0, letter.y0);
    word.y1 = Math.max(word.y1, letter.y1);
    last = letter;
  }
  close();
  return words;
}

/**
 * Undoes letter spacing ("E X P E R I E N C E", with kerned pairs "E D U CAT I O N"): only gaps wider than the usual one
 * between letters part words.
 */
function closeSpacing(word: PlacedWord, rights: number[]): void {
  const parts = word.text.trim().split(' ');
  if (parts.length < 3 || word.text.length > parts.length * 3.6) return;
  const letters = [...word.text].flatMap((text, index) =>
    text === ' ' ? [] : [{ text, left: word.edges[index] ?? 0, right: rights[index] ?? 0 }],
  );
  const gaps = letters.slice(1).map((letter, index) => letter.left - (letters[index]?.right ?? 0));
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  // In prose of short words most letters touch; spaced letters do not.
  if (usual < word.size * 0.09) return;
  word.text = '';
  word.edges = [];
  for (const [index, letter] of letters.entries()) {
    if (index > 0 && (gaps[index - 1] ?? 0) > usual * 1.6) {
      word.text += ' ';
      word.edges.push(letters[index - 1]?.right ?? 0);
    }
    word.text += letter.text;
    word.edges.push(letter.left);
  }
}

function linksOf({ call, heap, scratch, text8 }: Pdfium, handle: number, page: number): string[] {
  const at = scratch >> 2;
  const links: string[] = [];
  heap.HEAP32[at + 16] = 0;
  while (links.length < 500 && call.FPDFLink_Enumerate!(page, scratch + 64, scratch + 68)) {
    const action = call.FPDFLink_GetAction!(heap.HEAPU32[at + 17] ?? 0);
    if (action === 0 || call.FPDFAction_GetType!(action) !== 3) continue;
    const uri = text8((buffer, length) => call.FPDFAction_GetURIPath!(handle, action, buffer, length));
    if (uri !== '') links.push(uri);
  }
  return links;
}

function dateOf(engine: Pdfium, handle: number): string | null {
  for (const key of ['ModDate', 'CreationDate']) {
    const text = engine.text16((buffer, length) =>
      engine.call.FPDF_GetMetaText!(handle, engine.name(key), buffer, length),
    );
    const match = /^D:(\d{4})(\d{2})(\d{2})/.exec(text);
    if (match) return `${match[1]}-${match[2]}-${match[3]}`;
  }
  return null;
}

/** The classes of a canvas by name alone: pdf.js asks for them when it is loaded and needs none to find text. */
function withoutDrawing(): void {
  const scope = globalThis as Record<string, unknown>;
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) scope[name] ??= class {};
}

async function readAgain(bytes: Uint8Array, limits: Limits): Promise<ReadOutcome> {
  withoutDrawing();
  const { PDFParse } = await import('pdf-parse');
  const parser = new PDFParse({ data: Uint8Array.from(bytes), isEvalSupported: false, verbosity: 0 });
  try {
    const result = await parser.getText({ last: limits.pages, pageJoiner: '' });
    const pages = result.pages.map((page) => cut(cleanText(page.text), limits.characters));
    return { ok: true, document: plainDocument('pdf', pages, true) };
  } catch (error) {
    const encrypted = error instanceof Error && error.name === 'PasswordException';
    return { ok: false, reason: encrypted ? 'encrypted' : 'corrupt' };
  } finally {
    await parser.destroy();
  }
}
