import type { PlacedPage, PlacedWord } from '#domain/document.ts';
import { composeLines } from '#domain/page/layout.ts';
import type { Limits, ReadOutcome } from '../format.ts';
import { cleanText, cut, withDrawn } from '../text/clean.ts';

/** What pdf.js tells of a page, as far as it is asked (pdfjs-dist, `PDFPageProxy`). */
interface PdfJsPage {
  getViewport(asked: { scale: number }): {
    width: number;
    height: number;
    convertToViewportPoint(x: number, y: number): [number, number];
  };
  getTextContent(): Promise<{ items: (PdfJsText | { type: string })[] }>;
}

/** Letters of one font on one base line; `transform` as in ISO 32000-1, 9.4.4, `width` in points. */
interface PdfJsText {
  str: string;
  transform: [number, number, number, number, number, number];
  width: number;
}

/** Parts of a line's height above and below its base line. */
const [ascent, descent] = [0.8, 0.2];

/** The classes of a canvas by name alone: pdf.js asks for them when it is loaded and needs none to find text. */
function withoutDrawing(): void {
  const scope = globalThis as Record<string, unknown>;
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) scope[name] ??= class {};
}

/** The words of a page with their places, `characters` at most: letters of a word are taken for equally wide. */
async function placedPage(page: PdfJsPage, characters: number): Promise<PlacedPage> {
  const view = page.getViewport({ scale: 1 });
  const words: PlacedWord[] = [];
  let left = characters;
  for (const item of (await page.getTextContent()).items) {
    if (!('str' in item) || left <= 0) continue;
    const text = cut(cleanText(withDrawn(item.str)), left);
    left -= text.length;
    if (text.trim() === '') continue;
    const [a, b, c, d, e, f] = item.transform;
    const size = Math.hypot(c, d);
    const [x0, base] = view.convertToViewportPoint(e, f);
    // Text that runs upwards is as wide as its letters are high.
    const width = Math.abs(b) > Math.abs(a) ? size : item.width;
    words.push({
      text,
      x0,
      x1: x0 + width,
      y0: base - size * ascent,
      y1: base + size * descent,
      base,
      size,
      bold: false,
      hiding: null,
      edges: Array.from({ length: text.length }, (_, at) => x0 + (width * at) / text.length),
    });
  }
  return { width: view.width, height: view.height, words };
}

/** Text of a PDF in its places by pdf-parse, which is pdf.js: it knows letters of fonts that name them in their own way. */
export async function readAgain(bytes: Uint8Array, limits: Limits): Promise<ReadOutcome> {
  withoutDrawing();
  const { PDFParse } = await import('pdf-parse');
  const parser = new PDFParse({ data: Uint8Array.from(bytes), isEvalSupported: false, verbosity: 0 });
  try {
    // Its own text is without places; the document that it opens gives them.
    // biome-ignore lint/complexity/useLiteralKeys: `load` is private in its types alone
    const document = await (parser['load']() as unknown as Promise<{
      numPages: number;
      getPage(number: number): Promise<PdfJsPage>;
    }>);
    const pages: PlacedPage[] = [];
    let left = limits.characters;
    for (let number = 1; number <= Math.min(document.numPages, limits.pages); number++) {
      const page = await placedPage(await document.getPage(number), left);
      left -= page.words.reduce((sum, { text }) => sum + text.length, 0);
      pages.push(page);
    }
    return {
      ok: true,
      document: {
        format: 'pdf',
        pages: pages.length,
        ...composeLines(pages),
        placed: pages,
        ownDate: null,
        links: [],
        notes: [],
      },
    };
  } catch (error) {
    const encrypted = error instanceof Error && error.name === 'PasswordException';
    return { ok: false, reason: encrypted ? 'encrypted' : 'corrupt' };
  } finally {
    await parser.destroy();
  }
}
