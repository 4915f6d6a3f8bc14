import type { Document } from '#domain/document.ts';
import type { Pdfium } from './pdfium.ts';
import { reachable } from './reachable.ts';

/*
 * Files whose pages only say that another program would show more: forms of XFA (Adobe's XML Forms Architecture), whose page
 * asks to wait, and portfolios, whose page stands before other files (ISO 32000-1, 12.3.5).
 */
const formOfXfa = 2;
const asksToWait =
  /please wait|if this message is not eventually replaced|bitte warten|veuillez patienter|por favor,? espere|attendere|een ogenblik|aguarde|adobe (?:acrobat|reader)/i;
const standsBefore = /pdf[ -]?portfolio|portefeuille pdf|portafolio pdf|portfolio pdf/i;
/** Words of a page that only stands before something. */
const mostWords = 150;
const coverWords = 40;
const fewWords = 12;

/** What stands behind a page that says nothing itself; null for any other document. `letters` are those of its pages, read or not. */
export function coverOf(
  { call }: Pdfium,
  handle: number,
  { text, notes }: Document,
  letters: number,
): 'dynamic_form' | 'portfolio' | null {
  const words = (text.match(/[\p{L}\p{N}]{2,}/gu) ?? []).length;
  // A page on which somebody can be reached is more than a cover.
  if (words > mostWords || reachable.test(text)) return null;
  const nothing = words < fewWords && letters < fewWords * 10;
  if (call.FPDF_GetFormType!(handle) === formOfXfa && (asksToWait.test(text) || nothing))
    return 'dynamic_form';
  if (call.FPDFDoc_GetAttachmentCount!(handle) === 0) return null;
  const pictured = notes.includes('scanned_pages') || notes.includes('ocr');
  return (words < coverWords && standsBefore.test(text)) || (nothing && !pictured) ? 'portfolio' : null;
}
