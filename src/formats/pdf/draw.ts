import type { Box } from '#domain/document.ts';
import type { DrawAsked, DrawOutcome, Limits, PageSize } from '../format.ts';
import { type OpenPdf, withPdf } from './open.ts';
import type { Pdfium } from './pdfium.ts';
import { repairedPdf } from './repair.ts';

/** Pixels of a picture at most: a poster is drawn coarser. */
const mostPixels = 6_000_000;
const [white, black] = [0xffffffff, 0xff000000];
/** How PDFium draws (fpdfview.h): with annotations; red first. */
const [withAnnotations, redFirst] = [0x01, 0x10];
const [pathObject, imageObject, shadingObject, formObject] = [2, 3, 4, 5];
const deepest = 12;

/** Sizes of the pages of a PDF and the picture of one, as people see it; what is covered is black. */
export async function drawPdf(bytes: Uint8Array, asked: DrawAsked, limits: Limits): Promise<DrawOutcome> {
  const draw = (open: OpenPdf) => drawPage(open, asked, limits);
  let drawn = await withPdf(bytes, limits.password, draw);
  const whole = !drawn.ok && drawn.reason === 'corrupt' ? repairedPdf(bytes) : null;
  if (whole !== null) drawn = await withPdf(whole, limits.password, draw);
  if (!drawn.ok) return { ok: false, reason: 'no_pages' };
  const { pages, raster } = drawn;
  if (raster === null) return { ok: true, pages, picture: null };
  const { encode } = await import('fast-png');
  const png = encode({ ...raster, channels: 3, depth: 8 });
  return { ok: true, pages, picture: { mime: 'image/png', bytes: png } };
}

/** Pixels of a page, red, green and blue, row by row. */
interface Raster {
  width: number;
  height: number;
  data: Uint8Array;
}

type DrawnPage = { ok: true; pages: PageSize[]; raster: Raster | null } | { ok: false; reason: 'no_pages' };

function drawPage({ engine, handle, form }: OpenPdf, asked: DrawAsked, limits: Limits): DrawnPage {
  const { call } = engine;
  const count = call.FPDF_GetPageCount!(handle);
  if (count === 0 || count > limits.pages) return { ok: false, reason: 'no_pages' };
  const pages: PageSize[] = [];
  let raster: Raster | null = null;
  for (let index = 0; index < count; index++) {
    const page = call.FPDF_LoadPage!(handle, index);
    const size =
      page === 0
        ? { width: 0, height: 0 }
        : { width: call.FPDF_GetPageWidthF!(page), height: call.FPDF_GetPageHeightF!(page) };
    pages.push(size);
    if (page === 0) continue;
    if (index + 1 === asked.page) raster = draw(engine, page, form, size, asked);
    call.FPDF_ClosePage!(page);
  }
  return { ok: true, pages, raster };
}

function draw(
  engine: Pdfium,
  page: number,
  form: number,
  { width, height }: PageSize,
  { pixelsPerPoint, cover }: DrawAsked,
): Raster | null {
  const { call, heap } = engine;
  if (!(width > 0 && height > 0)) return null;
  const scale = Math.min(pixelsPerPoint, Math.sqrt(mostPixels / (width * height)));
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const bitmap = call.FPDFBitmap_Create!(w, h, 0);
  if (bitmap === 0) return null;
  call.FPDFBitmap_FillRect!(bitmap, 0, 0, w, h, white);
  if (cover !== null) leaveOutImages(engine, page);
  const flags = redFirst | (cover === null ? withAnnotations : 0);
  call.FPDF_RenderPageBitmap!(bitmap, page, 0, 0, w, h, 0, flags);
  if (form !== 0 && cover === null) call.FPDF_FFLDraw!(form, bitmap, page, 0, 0, w, h, 0, flags);
  for (const box of cover ?? []) paintOver(engine, bitmap, box, scale);
  const [from, stride] = [call.FPDFBitmap_GetBuffer!(bitmap), call.FPDFBitmap_GetStride!(bitmap)];
  const data = withoutAlpha(heap.HEAPU8, { from, stride, w, h });
  call.FPDFBitmap_Destroy!(bitmap);
  return { width: w, height: h, data };
}

/** Letters reach beyond their box: a j below, an accent above, a slanted one to both sides. */
const around = 0.25;

function paintOver({ call }: Pdfium, bitmap: number, { x, y, width, height }: Box, scale: number): void {
  const more = height * around;
  const [left, top] = [
    Math.max(0, Math.floor((x - more) * scale)),
    Math.max(0, Math.floor((y - more) * scale)),
  ];
  const [right, bottom] = [Math.ceil((x + width + more) * scale), Math.ceil((y + height + more) * scale)];
  call.FPDFBitmap_FillRect!(bitmap, left, top, right - left, bottom - top, black);
}

/** Has no image of a page drawn, nor those within its forms: a photograph tells who somebody is. */
function leaveOutImages(engine: Pdfium, page: number): void {
  const { call } = engine;
  const within = (object: number, depth: number): void => {
    const kind = call.FPDFPageObj_GetType!(object);
    if (
      kind === imageObject ||
      kind === shadingObject ||
      (kind === pathObject && isPatterned(engine, object))
    )
      call.FPDFPageObj_SetIsActive!(object, 0);
    if (kind !== formObject) return;
    // What is nested too deep to be looked into is not drawn.
    if (depth === 0) call.FPDFPageObj_SetIsActive!(object, 0);
    else
      for (let at = call.FPDFFormObj_CountObjects!(object) - 1; at >= 0; at--)
        within(call.FPDFFormObj_GetObject!(object, at), depth - 1);
  };
  for (let at = call.FPDFPage_CountObjects!(page) - 1; at >= 0; at--)
    within(call.FPDFPage_GetObject!(page, at), deepest);
}

/** The colour that PDFium gives a shape which is filled with a pattern (CPDF_ColorState): there may be an image in it. A grey of that shade goes with it. */
const patterned = 0xbf;

function isPatterned({ call, heap, scratch }: Pdfium, object: number): boolean {
  const read = [call.FPDFPageObj_GetFillColor, call.FPDFPageObj_GetStrokeColor];
  return read.some((colour) => {
    // A colour that cannot be told may be one as well.
    if (colour!(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return true;
    const [red, green, blue] = heap.HEAPU32.subarray(scratch >> 2, (scratch >> 2) + 3);
    return red === patterned && green === patterned && blue === patterned;
  });
}

function withoutAlpha(
  pixels: Uint8Array,
  { from, stride, w, h }: { from: number; stride: number; w: number; h: number },
): Uint8Array {
  const data = new Uint8Array(w * h * 3);
  let to = 0;
  for (let y = 0; y < h; y++)
    for (let at = from + y * stride, end = at + w * 4; at < end; at += 4) {
      data[to++] = pixels[at] as number;
      data[to++] = pixels[at + 1] as number;
      data[to++] = pixels[at + 2] as number;
    }
  return data;
}
