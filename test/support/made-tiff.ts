import { pageGeometry, pdfium } from '#formats/pdf/pdfium.ts';
import { greyPicture } from '#formats/pdf/picture.ts';

interface Grey {
  width: number;
  height: number;
  pixels: Buffer;
}

/** The pages of a PDF as grey pictures, as a scanner gives them. */
async function scanned(pdf: Buffer): Promise<Grey[]> {
  const engine = await pdfium();
  const { call } = engine;
  const handle = call.FPDF_LoadMemDocument!(engine.copy(pdf), pdf.length, 0);
  return Array.from({ length: call.FPDF_GetPageCount!(handle) }, (_, index) => {
    const page = call.FPDF_LoadPage!(handle, index);
    const { width, height } = pageGeometry(engine, page);
    const drawn = greyPicture(engine, page, width, height);
    if (drawn === null) throw new Error('not drawn');
    const [, w, h] =
      /^P5\n(\d+) (\d+)\n255\n/.exec(Buffer.from(drawn.picture.subarray(0, 40)).toString('latin1')) ?? [];
    const [wide, high] = [Number(w), Number(h)];
    return { width: wide, height: high, pixels: Buffer.from(drawn.picture.subarray(-wide * high)) };
  });
}

/** The pages of a PDF as one TIFF of several directories (TIFF 6.0, section 4), without compression. */
export async function tiffOf(pdf: Buffer): Promise<Buffer> {
  const pages = await scanned(pdf);
  const parts: Buffer[] = [Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0])];
  let size = 8;
  let link = { part: 0, at: 4 };
  for (const { width, height, pixels } of pages) {
    const place = size;
    parts.push(pixels);
    size += pixels.length + (pixels.length % 2);
    if (pixels.length % 2 === 1) parts.push(Buffer.alloc(1));
    const entries: [tag: number, type: number, value: number][] = [
      [256, 4, width],
      [257, 4, height],
      [258, 3, 8],
      [259, 3, 1],
      [262, 3, 1],
      [273, 4, place],
      [277, 3, 1],
      [278, 4, height],
      [279, 4, pixels.length],
    ];
    const directory = Buffer.alloc(2 + entries.length * 12 + 4);
    directory.writeUInt16LE(entries.length, 0);
    for (const [at, [tag, type, value]] of entries.entries()) {
      directory.writeUInt16LE(tag, 2 + at * 12);
      directory.writeUInt16LE(type, 4 + at * 12);
      directory.writeUInt32LE(1, 6 + at * 12);
      directory.writeUInt32LE(value, 10 + at * 12);
    }
    parts[link.part]?.writeUInt32LE(size, link.at);
    link = { part: parts.length, at: directory.length - 4 };
    parts.push(directory);
    size += directory.length;
  }
  return Buffer.concat(parts);
}
