import { composeLines } from '#domain/page/layout.ts';
import {
  type DrawAsked,
  type DrawOutcome,
  type Format,
  type Limits,
  pictureMimes,
  type ReadOutcome,
} from './format.ts';
import { recogniseIn } from './ocr/recognise.ts';
import { a4Width, confidenceOf, type Recognised } from './ocr/tesseract.ts';
import { tiffPages } from './ocr/tiff.ts';

/** Pictures of a page: photographs and scans. They have no text until it is recognised. */
export const picture: Format = {
  id: 'picture',
  mimes: ['image/png', 'image/jpeg', 'image/webp', 'image/tiff', 'image/bmp'],
  read,
  draw,
};

/** A picture is its own page, where browsers show its kind; what stands in it cannot be covered. */
async function draw(bytes: Uint8Array, { cover }: DrawAsked): Promise<DrawOutcome> {
  const { fileTypeFromBuffer } = await import('file-type');
  const type = await fileTypeFromBuffer(bytes);
  const mime = pictureMimes.find((one) => one === type?.mime);
  if (mime === undefined) return { ok: false, reason: 'no_pages' };
  if (cover !== null) return { ok: false, reason: 'not_located' };
  const { imageSize } = await import('image-size');
  const { width, height, orientation = 1 } = imageSize(bytes);
  // As wide as it is taken to be when its words are recognised.
  const ratio = orientation >= 5 ? width / height : height / width;
  return {
    ok: true,
    pages: [{ width: a4Width, height: a4Width * ratio }],
    picture: { mime, bytes: null },
  };
}

async function read(bytes: Uint8Array, limits: Limits): Promise<ReadOutcome> {
  const most = limits.ocr?.pages ?? 0;
  if (most === 0) return { ok: false, reason: 'no_text' };
  const files = tiffPages(bytes, most + 1) ?? { pages: [() => bytes], broken: false };
  const found: (Recognised | null)[] = [];
  for (const file of files.pages.slice(0, most))
    found.push(await recogniseIn(file(), null, orientationOf(bytes)));
  const pages = found.filter((page) => page !== null);
  if (pages.length === 0) return { ok: false, reason: 'corrupt' };
  const composed = composeLines(found.map((page) => page ?? { width: 0, height: 0, words: [] }));
  if (composed.text.length > limits.characters) return { ok: false, reason: 'too_large' };
  return {
    ok: true,
    document: {
      format: 'picture',
      pages: found.length,
      ...composed,
      ownDate: null,
      links: [],
      notes: [
        ...(pages.length < found.length || files.broken ? ['damaged'] : []),
        ...(files.pages.length > most ? ['scanned_pages'] : []),
        'ocr',
      ],
      confidence: confidenceOf(pages),
    },
  };
}

/** The orientation that a camera wrote into the picture (EXIF tag 0x0112), 1–8; 1 when there is none. */
function orientationOf(bytes: Uint8Array): number {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 65_536));
  const start = head.indexOf('Exif\0\0', 0, 'latin1');
  if (start < 0) return 1;
  const big = head.indexOf(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0]), start);
  const little = head.indexOf(Buffer.from([0x12, 0x01, 3, 0, 1, 0, 0, 0]), start);
  const value = big >= 0 ? head[big + 9] : little >= 0 ? head[little + 8] : 1;
  return value !== undefined && value >= 1 && value <= 8 ? value : 1;
}
