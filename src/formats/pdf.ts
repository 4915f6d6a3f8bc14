import type { Document } from '#domain/document.ts';
import { composeLines } from '#domain/page/layout.ts';
import type { Format, Limits, ReadOutcome } from './format.ts';
import { recogniseIn } from './ocr/recognise.ts';
import { isLegible } from './ocr/small-words.ts';
import { confidenceOf, type Recognised } from './ocr/tesseract.ts';
import { dateOf, linksOf } from './pdf/about.ts';
import { coverOf } from './pdf/covers.ts';
import { drawPdf } from './pdf/draw.ts';
import { withPdf } from './pdf/open.ts';
import { type ReadPage, readPage, type Tally } from './pdf/page.ts';
import type { Pdfium } from './pdf/pdfium.ts';
import { greyPicture, hasPicture } from './pdf/picture.ts';
import { lostItsEnd, repairedPdf } from './pdf/repair.ts';
import { readAgain } from './pdf/second-reader.ts';
import { brokenStreams, hasEndlessStreams } from './pdf/streams.ts';

export const pdf: Format = {
  id: 'pdf',
  mimes: ['application/pdf'],
  read,
  readAgain,
  draw: drawPdf,
};

/** PDF through PDFium: text with its boxes, size, weight, colour and visibility. */
async function read(bytes: Uint8Array, limits: Limits): Promise<ReadOutcome> {
  if (hasEndlessStreams(bytes)) return { ok: false, reason: 'bomb' };
  const damaged = lostItsEnd(bytes) || brokenStreams(bytes) > 0;
  const outcome = await readWith(bytes, limits, damaged);
  if (outcome.ok || outcome.reason !== 'corrupt') return outcome;
  const whole = repairedPdf(bytes);
  const repaired = whole === null ? outcome : await readWith(whole, limits, true);
  return repaired.ok && !isLegible(repaired.document.text) ? outcome : repaired;
}

async function readWith(bytes: Uint8Array, limits: Limits, damaged: boolean): Promise<ReadOutcome> {
  return withPdf(bytes, limits.password, ({ engine, handle, form }) =>
    readPages(engine, handle, form, limits, damaged),
  );
}

/** Letters of which nobody can tell whether they are seen, before the document says so: a mark or two are no loss. */
const mostUnsure = 80;

async function readPages(
  engine: Pdfium,
  handle: number,
  form: number,
  limits: Limits,
  damaged: boolean,
): Promise<ReadOutcome> {
  const { call } = engine;
  const count = call.FPDF_GetPageCount!(handle);
  if (count > limits.pages) return { ok: false, reason: 'too_many_pages' };
  const pages: ReadPage[] = [];
  const tally: Tally = { letters: 0, unmapped: 0, askew: 0, fields: 0, unsure: 0 };
  const links: string[] = [];
  const recognised: Recognised[] = [];
  let [scanned, shapes] = [0, 0];
  let lost = damaged;
  for (let index = 0; index < count; index++) {
    const page = call.FPDF_LoadPage!(handle, index);
    // A page that is lost keeps its number.
    if (page === 0) {
      lost = true;
      pages.push(lostPage);
      continue;
    }
    const placed = readPage(engine, page, form, tally);
    if (isPicture(engine, page, placed)) {
      scanned += 1;
      const left = (limits.ocr?.pages ?? 0) - recognised.length;
      const found = left > 0 ? await recognisePage(engine, page, placed) : null;
      if (found) recognised.push(found);
      pages.push(found ? recognisedPage(placed, found) : placed);
    } else pages.push(placed);
    shapes += call.FPDFPage_CountObjects!(page);
    links.push(...linksOf(engine, handle, page));
    call.FPDF_ClosePage!(page);
    if (tally.letters > limits.characters) return { ok: false, reason: 'too_large' };
  }
  const document: Document = {
    format: 'pdf',
    pages: pages.length,
    ...composeLines(pages),
    placed: pages,
    ownDate: dateOf(engine, handle),
    links,
    notes: [
      ...(tally.unmapped > tally.letters * 0.1 ? ['unmapped_glyphs'] : []),
      ...(lost ? ['damaged'] : []),
      ...(scanned > recognised.length ? ['scanned_pages'] : []),
      ...(recognised.length > 0 ? ['ocr'] : []),
      ...(tally.askew > 0 ? ['turned_text'] : []),
      ...(tally.fields > 0 ? ['unread_fields'] : []),
      ...(tally.unsure > mostUnsure ? ['unsure_text'] : []),
    ],
    ...(recognised.length > 0 ? { confidence: confidenceOf(recognised) } : {}),
  };
  const cover = coverOf(engine, handle, document, tally.letters);
  if (cover !== null) return { ok: false, reason: cover };
  // Letters without a meaning, and outlines that may be letters, are something that people see.
  const blank = isBlank(document) && tally.letters === 0 && shapes < fewShapes;
  return blank ? { ok: false, reason: lost ? 'corrupt' : 'empty' } : { ok: true, document };
}

/** Drawn shapes that are a form's lines or a border, and no letters. */
const fewShapes = 40;

const lostPage: ReadPage = {
  width: 0,
  height: 0,
  words: [],
  turned: false,
  shown: { width: 0, height: 0 },
};

/** A page whose words were recognised in its picture, as people see it. */
function recognisedPage(page: ReadPage, { width, height, words }: Recognised): ReadPage {
  return { ...page, width, height, words, turned: false };
}

/** True for a document without a word and without a picture that might hold one. */
function isBlank({ text, notes }: Document): boolean {
  return text.trim() === '' && !notes.includes('scanned_pages') && !notes.includes('ocr');
}

/** Letters of a page below which a picture on it is taken for its text. */
const fewLetters = 25;

/** True for a page of pictures alone: a scan, or a page exported as one. */
function isPicture(engine: Pdfium, page: number, placed: ReadPage): boolean {
  let letters = 0;
  for (const word of placed.words) letters += word.hiding === null ? word.text.length : 0;
  return letters < fewLetters && hasPicture(engine, page);
}

async function recognisePage(engine: Pdfium, page: number, { shown }: ReadPage): Promise<Recognised | null> {
  const drawn = greyPicture(engine, page, shown.width, shown.height);
  return drawn && recogniseIn(drawn.picture, drawn.pointsPerPixel);
}
