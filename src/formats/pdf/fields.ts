import type { PlacedWord } from '#domain/document.ts';
import { cleanText } from '../text/clean.ts';
import { type Matrix, type Pdfium, place } from './pdfium.ts';

/*
 * What people typed onto a page: into the fields of a form, or as text on top of it. The value counts, not how it is drawn: many
 * programs leave an old drawing or none, and a drawing that is clipped or covers a hint accuses nobody.
 */
const [freeText, widget] = [3, 20];
/** Kinds of fields that hold words: a choice from a list, also of several, and text. */
const written = new Set([4, 5, 6]);
/** Flags by which an annotation is not shown on a page (ISO 32000-1, 12.5.3): hidden, no view. */
const unseen = 2 | 32;
/** The flag of a field whose letters are not shown as they are (12.7.4.3). */
const password = 1 << 13;
const mostFields = 2000;
const largestType = 12;

/** Opens what is needed to ask for a form's values; null for a document without a form. `close` gives it back. */
export function openForm({ call }: Pdfium, handle: number): { form: number; close(): void } | null {
  if (call.FPDF_GetFormType!(handle) === 0) return null;
  const info = call.PDFiumExt_OpenFormFillInfo!();
  const form = call.PDFiumExt_InitFormFillEnvironment!(handle, info);
  return {
    form,
    close() {
      call.PDFiumExt_ExitFormFillEnvironment!(form);
      call.PDFiumExt_CloseFormFillInfo!(info);
    },
  };
}

/** The words that stand in fields and text boxes of a page, where they stand, and how many of these were left out. */
export function fieldWords(
  engine: Pdfium,
  page: number,
  matrix: Matrix,
  form: number,
): { words: PlacedWord[]; left: number } {
  const { call, heap, scratch } = engine;
  const words: PlacedWord[] = [];
  const all = call.FPDFPage_GetAnnotCount!(page);
  for (let at = 0; at < Math.min(all, mostFields); at++) {
    const field = call.FPDFPage_GetAnnot!(page, at);
    if (field === 0) continue;
    const kind = call.FPDFAnnot_GetSubtype!(field);
    const shown = (call.FPDFAnnot_GetFlags!(field) & unseen) === 0;
    if (shown && (kind === freeText || (kind === widget && form !== 0))) {
      const value =
        kind === freeText
          ? engine.text16((buffer, size) =>
              call.FPDFAnnot_GetStringValue!(field, engine.name('Contents'), buffer, size),
            )
          : fieldValue(engine, form, field);
      // FS_RECTF: left, top, right, bottom.
      if (value.trim() !== '' && call.FPDFAnnot_GetRect!(field, scratch)) {
        const [l = 0, t = 0, r = 0, b = 0] = heap.HEAPF32.subarray(scratch >> 2, (scratch >> 2) + 4);
        words.push(...linesOf(value, place(matrix, l, b, r, t)));
      }
    }
    call.FPDFPage_CloseAnnot!(field);
  }
  return { words, left: Math.max(0, all - mostFields) };
}

function fieldValue(engine: Pdfium, form: number, field: number): string {
  const { call } = engine;
  if (!written.has(call.FPDFAnnot_GetFormFieldType!(form, field))) return '';
  if ((call.FPDFAnnot_GetFormFieldFlags!(form, field) & password) !== 0) return '';
  return engine.text16((buffer, size) => call.FPDFAnnot_GetFormFieldValue!(form, field, buffer, size));
}

/** Lines of a value from the top of its box, in letters of half their size. */
function linesOf(value: string, [x0, top, , bottom]: [number, number, number, number]): PlacedWord[] {
  const lines = value.split(/\r\n|\r|\n/).map((line) => cleanText(line).replace(/\s+/g, ' ').trim());
  const size = Math.max(4, Math.min(largestType, (bottom - top) / (Math.max(1, lines.length) * 1.2)));
  return lines.flatMap((text, at): PlacedWord[] => {
    if (text === '') return [];
    const y0 = top + at * size * 1.2;
    return [
      {
        text,
        x0,
        x1: x0 + text.length * size * 0.5,
        y0,
        y1: y0 + size,
        base: y0 + size * 0.8,
        size,
        bold: false,
        hiding: null,
        edges: Array.from({ length: text.length }, (_, index) => x0 + index * size * 0.5),
      },
    ];
  });
}
