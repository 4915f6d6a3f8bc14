import type { Limits, ReadOutcome } from '../format.ts';
import { cleanText, cut, withDrawn } from '../text/clean.ts';
import { plainDocument } from '../text/plain.ts';

/** The classes of a canvas by name alone: pdf.js asks for them when it is loaded and needs none to find text. */
function withoutDrawing(): void {
  const scope = globalThis as Record<string, unknown>;
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) scope[name] ??= class {};
}

/** Plain text of a PDF by pdf-parse, which is pdf.js. */
export async function readAgain(bytes: Uint8Array, limits: Limits): Promise<ReadOutcome> {
  withoutDrawing();
  const { PDFParse } = await import('pdf-parse');
  const parser = new PDFParse({ data: Uint8Array.from(bytes), isEvalSupported: false, verbosity: 0 });
  try {
    const result = await parser.getText({ last: limits.pages, pageJoiner: '' });
    const pages = result.pages.map((page) => cut(cleanText(withDrawn(page.text)), limits.characters));
    return { ok: true, document: plainDocument('pdf', pages, true) };
  } catch (error) {
    const encrypted = error instanceof Error && error.name === 'PasswordException';
    return { ok: false, reason: encrypted ? 'encrypted' : 'corrupt' };
  } finally {
    await parser.destroy();
  }
}
