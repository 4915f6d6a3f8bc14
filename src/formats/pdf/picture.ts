import type { Pdfium } from './pdfium.ts';

/** Dots an inch at which pages are drawn for recognition: more gains no words, fewer lose some (measured). */
const dotsPerInch = 200;
const white = 0xffffffff;
/** Pixels of a side at most: a poster is drawn smaller. */
const longestSide = 5000;

/** A page as a picture of grey levels (PGM, netpbm's P5) and the points of each of its pixels. */
export function greyPicture(
  { call, heap }: Pdfium,
  page: number,
  width: number,
  height: number,
): { picture: Uint8Array; pointsPerPixel: number } | null {
  const scale = Math.min(dotsPerInch / 72, longestSide / Math.max(width, height, 1));
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const bitmap = call.FPDFBitmap_Create!(w, h, 0);
  if (bitmap === 0) return null;
  call.FPDFBitmap_FillRect!(bitmap, 0, 0, w, h, white);
  call.FPDF_RenderPageBitmap!(bitmap, page, 0, 0, w, h, 0, 0);
  const [from, stride] = [call.FPDFBitmap_GetBuffer!(bitmap), call.FPDFBitmap_GetStride!(bitmap)];
  const head = Buffer.from(`P5\n${w} ${h}\n255\n`);
  const picture = Buffer.alloc(head.length + w * h);
  head.copy(picture);
  const pixels = heap.HEAPU8;
  let to = head.length;
  for (let y = 0; y < h; y++) {
    for (let at = from + y * stride, end = at + w * 4; at < end; at += 4) {
      // Blue, green, red by ITU-R BT.601's weights of luma.
      picture[to++] =
        ((pixels[at] ?? 0) * 29 + (pixels[at + 1] ?? 0) * 150 + (pixels[at + 2] ?? 0) * 77) >> 8;
    }
  }
  call.FPDFBitmap_Destroy!(bitmap);
  return { picture, pointsPerPixel: 1 / scale };
}

/** Drawn shapes of a page without letters that may be letters drawn as outlines. */
const manyShapes = 40;

/** True for a page that shows a picture, or so many shapes that they may be letters. */
export function hasPicture({ call }: Pdfium, page: number): boolean {
  const [path, image, form] = [2, 3, 5];
  const count = Math.min(call.FPDFPage_CountObjects!(page), 5000);
  let shapes = 0;
  for (let at = 0; at < count; at++) {
    const kind = call.FPDFPageObj_GetType!(call.FPDFPage_GetObject!(page, at));
    if (kind === path) shapes += 1;
    // A form may hold one: asked only whether it is there, not what is in it.
    if (kind === image || kind === form || shapes >= manyShapes) return true;
  }
  return false;
}
